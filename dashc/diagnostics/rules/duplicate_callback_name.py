"""DC411: names tell callbacks apart in the emitted app, in logs and in error messages."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC411", "duplicate-callback-name", Severity.ERROR)


def duplicate_callback_name(name: str, span: Span, first: Span, pointer: str) -> Diagnostic:
    """Two callbacks carry the same `name`."""
    return RULE.at(
        span,
        f"two callbacks are named `{name}`",
        label="used again",
        related=[Related(first, "first used here")],
        help=["choose another `name`, or leave it out: the function's name is then used and made unique"],
        pointer=pointer,
    )
