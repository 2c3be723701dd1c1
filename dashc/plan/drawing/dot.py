"""The graph in Graphviz' language."""

from dashc.plan.drawing.view import Kind, Node, View

STYLES = {
    Kind.INPUT: "",
    Kind.OUTPUT: "",
    Kind.STATE: " [style=dashed]",
    Kind.DROPPED: ' [style=dotted, color="#d1453b", label="state, not waited for", constraint=false]',
}


def dot(view: View) -> str:
    """Callbacks are boxes with their place in the order, props are ellipses, state is dashed."""
    lines = [
        "digraph callbacks {",
        "  rankdir=LR;",
        '  bgcolor="transparent";',
        '  node [fontname="sans-serif", fontsize=11, color="#888888", fontcolor="#6f6f7a"];',
        '  edge [fontname="sans-serif", fontsize=9, color="#888888"];',
    ]
    for number, segment in enumerate(view.segments, 1):
        lines.append(f"  subgraph cluster_{number} {{")
        lines.append(f'    label="{segment.label}"; style=rounded; color="#888888"; fontcolor="#888888";')
        lines.append('    fontname="sans-serif"; fontsize=9;')
        lines += [f"    {_node(node)};" for node in segment.nodes]
        lines.append("  }")
    lines += [f"  {link.source} -> {link.target}{STYLES[link.kind]};" for link in view.links]
    return "\n".join([*lines, "}", ""])


def _node(node: Node) -> str:
    title = f"tooltip={_quoted(node.title)}"
    if node.is_callback:
        label = _quoted(f"{node.order}. {node.label}")
        return f'{node.key} [label={label}, {title}, shape=box, style=rounded, color="#7c6cf2", fontcolor="#7c6cf2"]'
    return f"{node.key} [label={_quoted(node.label)}, {title}, shape=ellipse]"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
