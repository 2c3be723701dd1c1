"""Who reads and who writes a prop, as the compiler bound it."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashc.ir.plan import Plan, PlannedCallback
from dashc.ir.program import Callback, PropRef
from dashc.ir.span import Span


@dataclass(frozen=True, slots=True)
class Usage:
    """One use of a prop by a callback: `is read by`, `is set by`, …"""

    verb: str
    ref: PropRef
    callback: Callback


def usages(plan: Plan, id: str, prop: str | None = None) -> Iterator[Usage]:
    """All uses of a component's props, or of one of them, in the order of the document."""
    for callback in plan.program.callbacks:
        for verb, refs in (
            ("set by", callback.outputs.refs),
            ("sets off", callback.inputs.refs),
            ("read by", callback.state.refs),
        ):
            for ref in refs:
                if ref.id == id and prop in (None, ref.property):
                    yield Usage(verb, ref, callback)


def planned_at(plan: Plan, call: Span) -> tuple[int, PlannedCallback] | None:
    """The callback whose `call` stands at a place, with its place in the order."""
    return next(
        ((place, item) for place, item in enumerate(plan.callbacks) if item.callback.source.call_span == call), None
    )
