"""DC532: a module prints when it is imported: every worker of the server does so at each start."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC532", "import-output", Severity.WARNING)


def import_output(module: str, text: str, span: Span, pointer: str) -> Diagnostic:
    """`text` is the first line."""
    return RULE.at(
        span,
        f"importing module `{module}` prints" + (f" `{text}`" if text else ""),
        label="prints when it is imported",
        help=["use `logging`, or print in a function"],
        pointer=pointer,
    )
