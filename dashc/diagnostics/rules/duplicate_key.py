"""DC103: of two equal keys other parsers silently keep the last one."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC103", "duplicate-key", Severity.ERROR)


def duplicate_key(span: Span, key: str, first: Span) -> Diagnostic:
    """The second of two equal keys."""
    help_text = "merge several mappings with a list: `<<: [*first, *second]`" if key == "<<" else "remove one of them"
    return RULE.at(
        span,
        f"key `{key}` is given twice in this mapping",
        related=[Related(first, "first given here")],
        help=[help_text],
    )
