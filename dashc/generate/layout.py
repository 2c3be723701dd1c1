"""The layout as plain nodes for the renderer, and the components that the running app must know."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashc.generate.markdown import markdown_html
from dashc.generate.positions import line_of
from dashc.ir.plan import Plan
from dashc.ir.program import PropRef
from dashc.ir.spec import JSON, Component, From, LayoutNode, Literal, Nodes, Text

MARK = "$component"
"""The private prop that tells the renderer a component's index in the manifest."""


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
HEADING_TAG = re.compile(r"<(h[1-6])\b")


@dataclass(frozen=True, slots=True)
class KnownComponent:
    """A component of the manifest."""

    id: str
    type: str
    at: str
    props: dict[str, JSON]
    """Literal ones; `children` only where a callback reads it, since the HTML has it already."""
    from_props: tuple[str, ...]
    replaced: bool
    """It stands in nodes that a callback writes, so another component may take its place."""


@dataclass(slots=True)
class Layout:
    """The layout, ready to be rendered."""

    nodes: list[JSON] = field(default_factory=list)
    components: list[KnownComponent] = field(default_factory=list)
    holes: set[int] = field(default_factory=set)
    """Indices of the components whose HTML is not known at build: some prop comes from Python."""
    types: set[str] = field(default_factory=set)
    headings: list[str] = field(default_factory=list)
    """`h1` … `h6`, in order."""


def layout_nodes(plan: Plan) -> Layout:
    """Walk the layout once."""
    return _Walk(plan).layout


def plain_nodes(items: Iterable[LayoutNode]) -> JSON:
    """Nodes as a function of the user's would see them: literal props only, one text as itself."""
    nodes = [_plain_node(item) for item in items]
    return nodes[0] if len(nodes) == 1 and isinstance(nodes[0], str) else nodes


def _plain_node(item: LayoutNode) -> JSON:
    if isinstance(item, Text):
        return item.text
    props: dict[str, JSON] = {} if item.id is None else {"id": item.id}
    for name, prop in item.props.items():
        if isinstance(prop.value, Literal):
            props[name] = prop.value.value
        elif isinstance(prop.value, Nodes):
            props[name] = plain_nodes(prop.value.items)
    return {item.type: props}


class _Walk:
    """One pass over the layout, in document order."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._program = plan.program
        self._written = {ref.id for ref in written_at_start(plan)}
        self._outputs = {ref for c in self._program.callbacks for ref in c.outputs.refs}
        self._read = {ref for c in self._program.callbacks for ref in (*c.inputs.refs, *c.state.refs)}
        self.layout = Layout()
        self.layout.nodes = [self._node(node, replaced=False) for node in self._program.spec.layout]

    def _node(self, node: LayoutNode, *, replaced: bool) -> JSON:
        if isinstance(node, Text):
            return node.text
        layout = self.layout
        layout.types.add(node.type)
        if node.type in HEADINGS:
            layout.headings.append(node.type)
        props: dict[str, JSON] = {} if node.id is None else {"id": node.id}
        name = self._known_as(node)
        if name is not None:
            index = len(layout.components)
            layout.components.append(self._known(name, node, replaced=replaced))
            props[MARK] = index
            if name in self._written or layout.components[index].from_props:
                layout.holes.add(index)
        for prop in node.props.values():
            if isinstance(prop.value, Literal):
                props[prop.name] = prop.value.value
                self._note_types(prop.value.nodes)
            elif isinstance(prop.value, Nodes):
                inside = replaced or (name is not None and PropRef(name, prop.name) in self._outputs)
                props[prop.name] = [self._node(child, replaced=inside) for child in prop.value.items]
        if node.type == "Markdown" and "children" in props:
            self._render_markdown(props)
        return {node.type: props}

    def _note_types(self, nodes: Iterable[LayoutNode]) -> None:
        """What is needed to draw the labels of options."""
        for node in nodes:
            if isinstance(node, Component):
                self.layout.types.add(node.type)
                for prop in node.props.values():
                    if isinstance(prop.value, Literal | Nodes):
                        self._note_types(prop.value.nodes if isinstance(prop.value, Literal) else prop.value.items)

    def _render_markdown(self, props: dict[str, JSON]) -> None:
        """Literal Markdown needs no script to be shown (architecture.md, "HTML on the server")."""
        target = props.get("link_target")
        html = markdown_html(
            props["children"],
            dedent=props.get("dedent") is not False,
            link_target=target if isinstance(target, str) else None,
        )
        props["$html"] = html
        self.layout.headings.extend(HEADING_TAG.findall(html))

    def _known_as(self, node: Component) -> str | None:
        """The id under which the app knows a component; None for an element that nothing refers to."""
        bound = self._program.by_pointer.get(node.pointer)
        if bound is not None:
            return bound
        # A component reacts to its user also where no callback names it (language.md section 4).
        return f"@{node.pointer}" if node.type[0].isupper() else None

    def _known(self, name: str, node: Component, *, replaced: bool) -> KnownComponent:
        props: dict[str, JSON] = {}
        from_props = []
        for prop in node.props.values():
            if isinstance(prop.value, Literal):
                props[prop.name] = prop.value.value
            elif isinstance(prop.value, From):
                from_props.append(prop.name)
            elif isinstance(prop.value, Nodes) and PropRef(name, prop.name) in self._read:
                props[prop.name] = plain_nodes(prop.value.items)
        at = line_of(self._program.spec.document, node.type_span)
        return KnownComponent(name, node.type, at, props, tuple(from_props), replaced)


def written_at_start(plan: Plan) -> list[PropRef]:
    """The props that the server may write before the page is whole: outputs of the initial callbacks that need nothing
    from the browser, and of those that run because one of these wrote their inputs (semantics S3, C1)."""
    written: dict[PropRef, None] = {}
    for planned in plan.callbacks:
        callback = planned.callback
        starts = planned.initial or any(ref in written for ref in callback.inputs.refs)
        if starts and not planned.late and not planned.dynamic:
            written.update(dict.fromkeys(callback.outputs.refs))
    return list(written)
