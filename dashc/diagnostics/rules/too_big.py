"""DC112: a limit on the size of a spec keeps every command fast and safe on hostile input."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC112", "too-big", Severity.ERROR)


def too_big(span: Span, size: int, limit: int) -> Diagnostic:
    """The file has more bytes than a spec may have."""
    return RULE.at(
        span,
        f"the file has {size / 2**20:.1f} MB; a spec may have {limit // 2**20} MB",
        help=["keep data in files that your Python code reads"],
    )
