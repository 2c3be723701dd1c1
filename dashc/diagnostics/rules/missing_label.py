"""DC420: a form control has no name that a screen reader could say (WCAG 2.2, 4.1.2).

Off by default: a page may be right in other ways, and many a prototype needs none.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC420", "missing-label", Severity.WARNING, default=False)


def missing_label(type_name: str, span: Span, pointer: str) -> Diagnostic:
    """Shown at the control."""
    return RULE.at(
        span,
        f"this `{type_name}` has no label, so a screen reader cannot say what it is for",
        label="no label",
        help=["give it an `aria-label`, or put it into a `label`, or name its id in the `for` of one"],
        pointer=pointer,
    )
