"""DC404: callbacks that wait for each other would never run, or run for ever; Dash finds out in the browser, if at all.

One finding per strongly connected component, with a shortest cycle: several cycles through the same callbacks mostly
have one cause. A callback that reads and sets the same prop is legal (semantics S9).
"""

from collections.abc import Sequence
from typing import NamedTuple

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.program import Callback

RULE = Rule("DC404", "callback-cycle", Severity.ERROR)


class Step(NamedTuple):
    """A callback of the cycle: the prop that it reads from the one before, and the one that it sets for the next."""

    callback: Callback
    reads: str
    sets: str


def callback_cycle(steps: Sequence[Step]) -> Diagnostic:
    """The finding, shown at the first step, with the others as related places and the whole path as a note."""
    first, *others = steps
    path = [first.reads]
    for step in steps:
        path += [step.callback.source.call, step.sets]
    return RULE.at(
        first.callback.source.call_span,
        f"callback cycle: {len(steps)} callbacks wait for each other",
        label=_label(first),
        related=[Related(step.callback.source.call_span, _label(step)) for step in others],
        notes=[f"path: {' -> '.join(path)}"],
        help=["turn one of these inputs into `state`, which is read without triggering"],
        pointer=first.callback.source.pointer,
    )


def _label(step: Step) -> str:
    return f"reads `{step.reads}`, sets `{step.sets}`"
