"""The layout as the lints look at it: every component with what it stands in, and the props that callbacks write."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashc.ir.program import Program, PropRef
from dashc.ir.spec import JSON, Component, LayoutNode, Literal, Nodes


class Standing(NamedTuple):
    """A component and the components around it, the outermost first."""

    component: Component
    inside: tuple[Component, ...]


class Page:
    """The layout of a program."""

    def __init__(self, program: Program) -> None:
        self.components = tuple(_standing(program.spec.layout, ()))
        self.known = program.spec.layout_known
        self.by_id = {name: component.node for name, component in program.components.items()}
        self.written: set[tuple[int, str]] = {
            (id(self.by_id[ref.id]), ref.property)
            for callback in program.callbacks
            for ref in callback.outputs.refs
            if ref.id in self.by_id
        }
        self.used: set[PropRef] = {
            ref
            for callback in program.callbacks
            for ref in (*callback.inputs.refs, *callback.state.refs, *callback.outputs.refs)
        }

    def literal(self, component: Component, prop: str) -> JSON:
        """What the spec says of a prop that keeps it; None where it says nothing, or something writes the prop."""
        given = component.props.get(prop)
        if given is None or not isinstance(given.value, Literal) or (id(component), prop) in self.written:
            return None
        return given.value.value

    def changes(self, component: Component, prop: str) -> bool:
        """Whether something else than the spec's own text gives the prop its value."""
        given = component.props.get(prop)
        return (id(component), prop) in self.written or (given is not None and not isinstance(given.value, Literal))

    def has(self, component: Component, prop: str) -> bool:
        """Whether anything gives the prop a value: the spec, a directive, a callback."""
        given = component.props.get(prop)
        if (id(component), prop) in self.written:
            return True
        return given is not None and not (isinstance(given.value, Literal) and given.value.value is None)


def _standing(nodes: Sequence[LayoutNode], inside: tuple[Component, ...]) -> Iterator[Standing]:
    for node in nodes:
        if isinstance(node, Component):
            yield Standing(node, inside)
            for prop in node.props.values():
                if isinstance(prop.value, Nodes):
                    yield from _standing(prop.value.items, (*inside, node))
