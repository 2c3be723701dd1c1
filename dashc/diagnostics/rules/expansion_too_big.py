"""DC128: a few lines can stand for millions of components; a limit keeps every phase, and the browser, safe."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC128", "expansion-too-big", Severity.ERROR)


def expansion_too_big(span: Span, limit: int, what: str) -> Diagnostic:
    """`what` multiplies: "this loop", "this use of `Field`"."""
    return RULE.at(
        span,
        f"the spec expands to more than {limit} nodes",
        label=f"{what} multiplies",
        help=["compute large data in Python and bring it in with `$from`"],
    )


def too_many_rounds(span: Span, rounds: int, limit: int) -> Diagnostic:
    """A loop that alone is over the limit."""
    return RULE.at(
        span,
        f"this loop has {rounds:,} rounds; a spec expands to at most {limit} nodes",
        help=["compute large data in Python and bring it in with `$from`"],
    )


def nested_too_deep(span: Span, limit: int, what: str) -> Diagnostic:
    """Uses within uses, or a circle of variables' values."""
    return RULE.at(span, f"the spec is nested more than {limit} deep here, by {what}")
