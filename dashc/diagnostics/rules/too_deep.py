"""DC111: a limit on nesting keeps every phase safe on hostile input; no page needs as much."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC111", "too-deep", Severity.ERROR)


def too_deep(span: Span, limit: int) -> Diagnostic:
    """A list or mapping inside more of them than is allowed, aliases counted."""
    return RULE.at(
        span,
        f"lists and mappings are nested more than {limit} deep here",
    )
