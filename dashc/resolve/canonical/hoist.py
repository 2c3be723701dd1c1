"""Components that an inline callback names by anchor before they stand in the layout.

YAML wants an anchor before its aliases, so such components are written first, under a key of the user's own.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from dashc.ir import program, spec

Find = Callable[[spec.Reference], program.Component | None]


def early_components(layout: Sequence[spec.LayoutNode], find: Find, anchored: Collection[str]) -> list[spec.Component]:
    """The components to write first, each after those that it names itself."""
    early: dict[int, spec.Component] = {}

    def visit(component: spec.Component) -> None:
        """Put the anchored components that `component`'s inside names, and are not in it, first; then itself."""
        inside = {id(node) for node in _tree([component])}
        for other in _named(component, find, anchored):
            if id(other) not in inside and id(other) not in early:
                visit(other)
        early[id(component)] = component

    order = {id(component): place for place, component in enumerate(_tree(layout))}
    for component in _tree(layout):
        for other in _named_by(component, find, anchored):
            if order.get(id(other), 0) > order[id(component)] and id(other) not in early:
                visit(other)
    return list(early.values())


def _tree(nodes: Iterable[spec.LayoutNode]) -> Iterator[spec.Component]:
    for node in nodes:
        if isinstance(node, spec.Component):
            yield node
            for prop in node.props.values():
                if isinstance(prop.value, spec.Nodes):
                    yield from _tree(prop.value.items)


def _named(component: spec.Component, find: Find, anchored: Collection[str]) -> Iterator[spec.Component]:
    for inner in _tree([component]):
        yield from _named_by(inner, find, anchored)


def _named_by(component: spec.Component, find: Find, anchored: Collection[str]) -> Iterator[spec.Component]:
    """What the inline callbacks of one component name by anchor."""
    for prop in component.props.values():
        if isinstance(prop.value, spec.Call):
            for references in (prop.value.callback.inputs, prop.value.callback.state):
                for reference in references.items if references else ():
                    found = find(reference)
                    if found is not None and found.id in anchored:
                        yield found.node
