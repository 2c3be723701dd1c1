"""The components of the layout: in order, by id, and by the tree nodes that an alias may name them by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dashc.diagnostics.rules.duplicate_id import duplicate_id
from dashc.diagnostics.sink import Sink
from dashc.ir import program, spec


@dataclass(slots=True)
class Layout:
    """What the references are looked up in."""

    in_order: list[spec.Component] = field(default_factory=list)
    by_id: dict[str, spec.Component] = field(default_factory=dict)
    doubled: set[str] = field(default_factory=set)
    """Ids of two components: which of them a reference means cannot be said, nor what props it has."""
    perhaps: dict[str, spec.Component] = field(default_factory=dict)
    """Components without an id, by texts that may be meant as one, each under a name that is a finding already."""
    by_node: dict[int, list[spec.Component]] = field(default_factory=dict)
    """By `id()` of the tree node: aliases share the node itself."""
    calls: list[tuple[spec.Component, spec.Prop, spec.Call]] = field(default_factory=list)
    froms: list[tuple[spec.Component, spec.Prop, spec.From]] = field(default_factory=list)


def read_layout(nodes: Sequence[spec.LayoutNode], sink: Sink) -> Layout:
    """Collect the components, in the order of the document."""
    layout = Layout()
    for component in _components(nodes):
        layout.in_order.append(component)
        for node in component.nodes:
            if node.anchor is not None:
                layout.by_node.setdefault(id(node), []).append(component)
        for prop in component.props.values():
            if isinstance(prop.value, spec.Call):
                layout.calls.append((component, prop, prop.value))
            elif isinstance(prop.value, spec.From):
                layout.froms.append((component, prop, prop.value))
        if component.id is not None:
            _register(component, component.id, layout, sink)
        for text in component.perhaps_ids:
            layout.perhaps.setdefault(text, component)
    return layout


def _components(nodes: Sequence[spec.LayoutNode]) -> Iterator[spec.Component]:
    for node in nodes:
        if isinstance(node, spec.Component):
            yield node
            for prop in node.props.values():
                if isinstance(prop.value, spec.Nodes):
                    yield from _components(prop.value.items)


def _register(component: spec.Component, name: str, layout: Layout, sink: Sink) -> None:
    first = layout.by_id.setdefault(name, component)
    if first is not component:
        layout.doubled.add(name)
        sink.add(
            duplicate_id(
                name,
                component.id_span or component.type_span,
                first.id_span or first.type_span,
                component.pointer,
            )
        )


def name_components(layout: Layout, named: Sequence[spec.Component]) -> dict[str, program.Component]:
    """Those with an id and those in `named`, in layout order, under the ids that the program knows them by.

    One without an id is `@anchor`, or `@` and its JSON Pointer where the anchor is missing or taken (language.md 4).
    """
    wanted = {id(component) for component in named}
    found: dict[str, program.Component] = {}
    for component in layout.in_order:
        if component.id is not None:
            found.setdefault(component.id, program.Component(component.id, False, component))
        elif id(component) in wanted:
            name = f"@{component.anchor}"
            if component.anchor is None or name in found:
                name = f"@{component.pointer}"
            found[name] = program.Component(name, True, component)
    return found
