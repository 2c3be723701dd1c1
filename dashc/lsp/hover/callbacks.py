"""Callbacks: when they run, and what they set off."""

from collections.abc import Iterable

from dashc.ir.plan import Plan, PlannedCallback
from dashc.ir.program import PropRef
from dashc.ir.span import Span
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.usage import planned_at


def hover_callback(document: SpecFile, call: Span) -> str | None:
    """The callback whose `call` stands at a place, as the compiler planned it."""
    plan = document.project.plan
    found = planned_at(plan, call) if plan else None
    if plan is None or found is None:
        return None
    place, planned = found
    callback = planned.callback
    lines = [f"**Callback `{callback.name}`**, number {place + 1} of {len(plan.callbacks)} in the order of running", ""]
    lines += [f"- set off by {_refs(callback.inputs.refs)}"] if callback.inputs.refs else []
    lines += [f"- reads {_refs(callback.state.refs)}"] if callback.state.refs else []
    lines += [f"- sets {_refs(callback.outputs.refs)}"] if callback.outputs.refs else []
    lines += [f"- {_start(planned)}"]
    lines += [f"- waits for {_names(plan, planned.after)}"] if planned.after else []
    next_ones = _set_off(plan, place, planned)
    lines += [f"- may set off {_names(plan, next_ones)}"] if next_ones else []
    return "\n".join(lines)


def _start(planned: PlannedCallback) -> str:
    if not planned.initial:
        return "does not run by itself when the page is loaded"
    if planned.late:
        return "runs when the page has loaded, because it needs what only the browser knows"
    return "runs when the page is loaded"


def _set_off(plan: Plan, place: int, planned: PlannedCallback) -> list[int]:
    """The callbacks that an output of it sets off, in their order."""
    following = {other for ref in planned.callback.outputs.refs for other in plan.dispatch.get(ref, ())}
    return sorted(following - {place})


def _refs(refs: Iterable[PropRef]) -> str:
    return ", ".join(f"`{ref}`" for ref in refs)


def _names(plan: Plan, places: Iterable[int]) -> str:
    return ", ".join(f"`{plan.callbacks[place].callback.name}`" for place in places)
