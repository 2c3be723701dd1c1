"""DC604: the output folder must be one that can be written."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.file_names import printable
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC604", "unwritable-output", Severity.ERROR)


def unwritable_output(span: Span, folder: str, reason: str) -> Diagnostic:
    """The system refuses to write there."""
    return RULE.at(
        span,
        f"cannot write the output folder `{printable(folder)}`: {reason}",
        help=["choose a folder that you may write with `-o`"],
    )
