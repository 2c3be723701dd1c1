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


def too_big_together(span: Span, limit: int) -> Diagnostic:
    """The include with which a spec and its files pass the same limit."""
    return RULE.at(
        span,
        f"with this file the spec has more than {limit // 2**20} MB",
        label="included here",
        help=["keep data in files that your Python code reads"],
    )


def too_many_files(span: Span, limit: int) -> Diagnostic:
    """The include that passes the limit on files."""
    return RULE.at(span, f"the spec includes more than {limit} files", label="one too many")


def too_much_markdown(span: Span, length: int, limit: int) -> Diagnostic:
    """A text that would take too long to read."""
    return RULE.at(
        span,
        f"the text has {length:,} characters; a `Markdown` may have {limit:,}",
        help=["divide it into several `Markdown`s"],
    )
