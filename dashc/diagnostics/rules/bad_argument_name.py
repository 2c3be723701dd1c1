"""DC509: the keys of a mapping of inputs or state are names of Python parameters."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC509", "bad-argument-name", Severity.ERROR)


def bad_argument_name(key: str, keyword: bool, span: Span, pointer: str) -> Diagnostic:
    """A key that no `def` could name."""
    why = "is a keyword of Python" if keyword else "is no Python name"
    return RULE.at(
        span,
        f"argument name `{key}` {why}",
        label="not a parameter's name",
        help=["use the name of the function's parameter, or write the references as a list to pass them by position"],
        pointer=pointer,
    )
