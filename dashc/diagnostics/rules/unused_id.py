"""DC307: an id that no callback and no attribute of the spec names; perhaps a leftover.

Off by default: style sheets and scripts may name it.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC307", "unused-id", Severity.INFO, default=False)


def unused_id(name: str, span: Span, pointer: str) -> Diagnostic:
    """Shown at the id."""
    return RULE.at(
        span,
        f"id `{name}` is used by no callback and no attribute",
        label="unused",
        help=["remove it, unless a style sheet or a script needs it"],
        pointer=pointer,
    )
