"""DC421: a chart or a picture has no text in its place for those who do not see it (WCAG 2.2, 1.1.1).

Off by default, like the other rules on what a page should offer.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC421", "missing-description", Severity.WARNING, default=False)


def missing_description(type_name: str, prop: str, span: Span, pointer: str) -> Diagnostic:
    """`prop` is the one that takes the text."""
    return RULE.at(
        span,
        f"this `{type_name}` has no description for those who do not see it",
        label="no description",
        help=[f"say in `{prop}` what it shows"],
        pointer=pointer,
    )
