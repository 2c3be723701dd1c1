"""DC109: a spec is UTF-8 text without control characters (language.md section 1)."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC109", "bad-encoding", Severity.ERROR)


def not_utf8(span: Span, byte: int, offset: int) -> Diagnostic:
    """The first byte that no UTF-8 text has there; nothing after it was read."""
    return RULE.at(
        span,
        f"byte 0x{byte:02x} at offset {offset} is not UTF-8",
        help=["save the file as UTF-8; it may have been saved as Windows-1252 or Latin-1"],
    )


def other_encoding(span: Span, encoding: str) -> Diagnostic:
    """The file begins with the mark of another encoding."""
    return RULE.at(span, f"the file is {encoding}, not UTF-8", help=["save the file as UTF-8"])


def nul_escape(span: Span) -> Diagnostic:
    """A text in double quotes with an escape for the one character that no HTML document can hold, not even escaped."""
    return RULE.at(span, "text cannot hold the NUL character: HTML has no way to write it", help=["remove the escape"])


def control_character(span: Span, code: int) -> Diagnostic:
    """The first control character; nothing of the file was checked."""
    name = "the NUL character (U+0000)" if code == 0 else f"the control character U+{code:04X}"
    return RULE.at(
        span,
        f"{name} is not allowed in YAML",
        help=["remove it; in double quotes it can be written as an escape such as `\\e`"] if code else ["remove it"],
    )
