"""The graph as a Mermaid flowchart, which code hosts draw inside Markdown."""

from dashc.plan.drawing.view import Kind, Link, Node, View

ARROWS = {
    Kind.INPUT: "-->",
    Kind.OUTPUT: "-->",
    Kind.STATE: "-.->",
    Kind.DROPPED: '-. "state, not waited for" .->',
}


def mermaid(view: View) -> str:
    """Callbacks are boxes with their place in the order, props have round ends, state is dashed."""
    lines = ["flowchart LR"]
    for number, segment in enumerate(view.segments, 1):
        lines.append(f'  subgraph s{number}["{segment.label}"]')
        lines += [f"    {_node(node)}" for node in segment.nodes]
        lines.append("  end")
    lines += [f"  {_link(link)}" for link in view.links]
    lines += [
        "  classDef callback fill:#7c6cf22b,stroke:#7c6cf2",
        "  classDef prop fill:#8888881f,stroke:#888888",
        f"  class {','.join(node.key for node in view.nodes if node.is_callback)} callback",
        f"  class {','.join(node.key for node in view.nodes if not node.is_callback)} prop",
    ]
    dropped = [str(number) for number, link in enumerate(view.links) if link.kind is Kind.DROPPED]
    if dropped:
        lines.append(f"  linkStyle {','.join(dropped)} stroke:#d1453b")
    return "\n".join(line for line in lines if not line.startswith("  class  ")) + "\n"


def _node(node: Node) -> str:
    text = _escaped(node.label)
    return f'{node.key}["{node.order}. {text}"]' if node.is_callback else f'{node.key}(["{text}"])'


def _link(link: Link) -> str:
    return f"{link.source} {ARROWS[link.kind]} {link.target}"


def _escaped(text: str) -> str:
    """Mermaid's own entities: `#` begins them, and quotes end the text."""
    escapes = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;"}
    return "".join(escapes.get(character, character) for character in text)
