"""DC208: a section that is there but holds nothing."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC208", "empty-section", Severity.WARNING)


def empty_layout(span: Span) -> Diagnostic:
    """`layout` without a node."""
    return RULE.at(
        span, "`layout` is empty; the app will show a blank page", help=["write a list of components below it"]
    )
