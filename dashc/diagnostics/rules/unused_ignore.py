"""DC901: an ignore comment without a finding hides nothing today, and the next mistake tomorrow.

An error can hide the finding that a comment is there for, so while there is one, only comments on the wrong line are
reported, and none is taken away.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related, Severity
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


def misplaced_ignore(span: Span, text: str, elsewhere: Span) -> Diagnostic:
    """`text` is the code or name as written; the error that it may be meant for is `elsewhere`."""
    return RULE.at(
        span,
        f"`{text}` is ignored here, but there is no such finding",
        label="ignores nothing",
        related=[Related(elsewhere, "such a finding is here")],
        help=["a comment speaks for its own line, and for what stands below a key on that line"],
    )
