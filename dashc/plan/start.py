"""What happens when a page starts: which callbacks run, and which of them only the browser can set off (C1)."""

from collections.abc import Mapping, Sequence

from dashc.catalogue import Catalogue, PropType
from dashc.ir.program import Callback, Component, Program, PropRef
from dashc.ir.spec import JSON, Literal
from dashc.plan.edges import Graph
from dashc.plan.order import Order


def runs_at_start(graph: Graph, order: Order, initial: Sequence[bool], dynamic: Sequence[bool]) -> frozenset[int]:
    """Places of the callbacks that can take part in the initial run: the initial ones and all downstream (S3)."""
    starting: set[int] = set()
    written: set[PropRef] = set()
    for place, index in enumerate(order.sequence):
        if not dynamic[index] and (initial[index] or not written.isdisjoint(graph.inputs[index])):
            starting.add(place)
            written.update(graph.outputs[index])
    return frozenset(starting)


def is_dynamic(callback: Callback, components: Mapping[str, Component]) -> bool:
    """Whether it cannot be called while only the layout is there (S14): none of its outputs or none of its inputs is,
    or something is missing that it reads and that is not optional."""

    def absent(ref: PropRef) -> bool:
        component = components.get(ref.id)
        return component.node.dynamic if component else ref in callback.optional

    inputs, state, outputs = callback.inputs.refs, callback.state.refs, callback.outputs.refs
    return (
        (bool(outputs) and all(map(absent, outputs)))
        or (bool(inputs) and all(map(absent, inputs)))
        or any(absent(ref) and ref not in callback.optional for ref in (*inputs, *state))
    )


def late(
    program: Program,
    catalogue: Catalogue,
    graph: Graph,
    order: Order,
    after: Sequence[tuple[int, ...]],
    starting: frozenset[int],
) -> list[bool]:
    """By place: whether it reads what only the browser knows, or follows a callback of the initial run that does (as a
    later writer of a shared output follows all earlier ones)."""
    known: dict[PropRef, bool] = {}
    delayed: list[bool] = []
    written_late: set[PropRef] = set()
    for place, index in enumerate(order.sequence):
        reads = [*graph.inputs[index], *graph.states[index]]
        for ref in reads:
            if ref not in known:
                known[ref] = _only_in_browser(program.components.get(ref.id), ref.property, catalogue)
        waits_for_late = any(delayed[other] and other in starting for other in after[place])
        outputs = graph.outputs[index]
        delayed.append(waits_for_late or not written_late.isdisjoint(outputs) or any(known[ref] for ref in reads))
        if delayed[place] and place in starting:
            written_late.update(outputs)
    return delayed


def _only_in_browser(component: Component | None, prop: str, catalogue: Catalogue) -> bool:
    """The catalogue's flag `browser`; a condition on a prop that is computed when the app runs may hold."""
    kind = catalogue.type(component.node.type) if component else None
    described = kind.prop(prop) if kind else None
    if component is None or kind is None or described is None:
        return False
    if isinstance(described.browser, bool):
        return described.browser
    return all(_may_be(component, kind.prop(name), name, values) for name, values in described.browser.items())


def _may_be(component: Component, described: PropType | None, name: str, values: Sequence[JSON]) -> bool:
    prop = component.node.props.get(name)
    if prop is None:
        return (described.default if described else None) in values
    return not isinstance(prop.value, Literal) or prop.value.value in values
