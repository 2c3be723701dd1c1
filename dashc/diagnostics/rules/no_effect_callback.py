"""DC408: a callback without outputs shows nothing in the page. Right for logging and saving, so off by default."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC408", "no-effect-callback", Severity.INFO, default=False)


def no_effect_callback(call: str, span: Span, pointer: str) -> Diagnostic:
    """Shown at the callback's function."""
    return RULE.at(
        span,
        f"callback `{call}` has no outputs, so the page shows nothing of it",
        label="no outputs",
        pointer=pointer,
    )
