"""Costs that only the plan shows: interactions that take a second request, callbacks that wait (semantics B2, B3)."""

from collections.abc import Iterable, Iterator

from dashc.catalogue import Catalogue
from dashc.diagnostics.rules.second_request import RULE as SECOND_REQUEST
from dashc.diagnostics.rules.second_request import brought_later, late_callback, pending_input
from dashc.diagnostics.rules.serial_callbacks import RULE as SERIAL
from dashc.diagnostics.rules.serial_callbacks import serial_callbacks
from dashc.diagnostics.sink import Sink
from dashc.ir.plan import Plan, PlannedCallback
from dashc.ir.program import PropRef
from dashc.lint.page import Page


def check_requests(page: Page, plan: Plan, catalogue: Catalogue, sink: Sink) -> None:
    """A page that needs its browser for an initial callback; a callback that joins what two interactions compute, or
    that runs when nodes come."""
    if not sink.wants(SECOND_REQUEST):
        return
    writers = _writers(plan)
    sources: list[list[PropRef]] = [[] for _ in plan.callbacks]
    for ref, places in plan.dispatch.items():
        if ref not in writers:
            for place in places:
                sources[place].append(ref)
    reached = {ref: frozenset(places) for ref, places in plan.dispatch.items()}
    for place, planned in enumerate(plan.callbacks):
        source = planned.callback.source
        if brought := _brought(planned, page):
            verb, ref = brought
            sink.add(brought_later(source.call, str(ref), verb, ref.id, source.call_span, source.pointer))
            continue
        if planned.late and planned.initial and not any(plan.callbacks[other].late for other in planned.after):
            for ref in _browser_props(planned, page, catalogue):
                sink.add(late_callback(source.call, str(ref), source.call_span, source.pointer))
                break
        for awaited in planned.waits:
            by = writers.get(awaited, [])
            trigger = next((ref for ref in sources[place] if not reached[ref].intersection(by)), None)
            if by and trigger is not None and place not in by:
                name = plan.callbacks[by[0]].callback.source.call
                sink.add(pending_input(source.call, str(trigger), str(awaited), name, source.call_span, source.pointer))
                break


def check_serial(plan: Plan, sink: Sink) -> None:
    """Two callbacks of one run where nothing of the one is an input of the other, yet the second waits."""
    if not sink.wants(SERIAL):
        return
    for place, planned in enumerate(plan.callbacks):
        needed = _needed(plan, place)
        for other in planned.after:
            if other in needed or not _run_together(plan, other, place):
                continue
            first, second = plan.callbacks[other].callback, planned.callback
            shared = next((ref for ref in second.outputs.refs if ref in first.outputs.refs), None)
            state = next((ref for ref in second.state.refs if ref in first.outputs.refs), None)
            source = second.source
            if shared is not None:
                why = f"both set `{shared}`"
            elif state is not None:
                why = f"it reads `{state}` as state"
            else:
                continue
            sink.add(
                serial_callbacks(
                    source.call,
                    first.source.call,
                    why,
                    source.call_span,
                    first.source.call_span,
                    source.pointer,
                )
            )


def _needed(plan: Plan, place: int) -> set[int]:
    """The callbacks that it depends on by inputs, through others too."""
    found: set[int] = set()
    work = [place]
    while work:
        current = plan.callbacks[work.pop()]
        inputs = set(current.callback.inputs.refs)
        for other in current.after:
            if other not in found and inputs.intersection(plan.callbacks[other].callback.outputs.refs):
                found.add(other)
                work.append(other)
    return found


def _run_together(plan: Plan, first: int, second: int) -> bool:
    """Whether two callbacks can be part of one run: both start with the page, or a prop sets off both."""
    if plan.callbacks[first].initial and plan.callbacks[second].initial:
        return True
    return any(first in places and second in places for places in plan.dispatch.values())


def _brought(planned: PlannedCallback, page: Page) -> tuple[str, PropRef] | None:
    """A prop under `dynamic` whose coming sets the callback off (S12), and what is done with it."""

    def dynamic(refs: Iterable[PropRef]) -> list[PropRef]:
        return [ref for ref in refs if (component := page.by_id.get(ref.id)) and component.dynamic]

    inputs, outputs = planned.callback.inputs.refs, planned.callback.outputs.refs
    inside = dynamic(outputs)
    if inside and planned.initial:
        return "sets", inside[0]
    reads = dynamic(inputs) if len(inside) < len(outputs) else []
    return ("reads", reads[0]) if reads else None


def _browser_props(planned: PlannedCallback, page: Page, catalogue: Catalogue) -> Iterator[PropRef]:
    for ref in (*planned.callback.inputs.refs, *planned.callback.state.refs):
        component = page.by_id.get(ref.id)
        kind = catalogue.type(component.type) if component else None
        prop = kind.prop(ref.property) if kind else None
        if prop is not None and prop.browser:
            yield ref


def _writers(plan: Plan) -> dict[PropRef, list[int]]:
    found: dict[PropRef, list[int]] = {}
    for place, planned in enumerate(plan.callbacks):
        for ref in planned.callback.outputs.refs:
            found.setdefault(ref, []).append(place)
    return found
