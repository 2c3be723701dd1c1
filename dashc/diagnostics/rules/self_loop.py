"""DC405: a callback reads and sets the same prop. Legal, and the way to keep two controls in step (semantics S9).

Off by default. A circle through two callbacks is the error DC404.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC405", "self-loop", Severity.INFO, default=False)


def self_loop(call: str, reference: str, span: Span, pointer: str) -> Diagnostic:
    """Shown at the callback's function."""
    return RULE.at(
        span,
        f"callback `{call}` reads and sets `{reference}`",
        label="reads what it sets",
        notes=["its own write does not set it off again"],
        pointer=pointer,
    )
