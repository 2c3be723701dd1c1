"""DC901: an ignore comment without a finding hides nothing today, and the next mistake tomorrow."""

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC901", "unused-ignore", Severity.WARNING)


def unused_ignore(span: Span, text: str, removed: Span) -> Diagnostic:
    """`text` is the code or name as written; taking `removed` away mends it."""
    return RULE.at(
        span,
        f"`{text}` is ignored here, but there is no such finding",
        label="ignores nothing",
        help=["remove it from the comment"],
        fix=Fix((Edit(removed, ""),), safe=True),
    )
