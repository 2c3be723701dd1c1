"""DC115: a file that is there but cannot be read, for want of a permission or because it is a folder."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC115", "unreadable-file", Severity.ERROR)


def unreadable_file(span: Span, file: str, reason: str) -> Diagnostic:
    """The operating system did not give us the file."""
    return RULE.at(span, f"`{file}` cannot be read: {reason[:1].lower()}{reason[1:]}")
