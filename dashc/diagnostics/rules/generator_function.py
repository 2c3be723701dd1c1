"""DC522: a callback whose function holds `yield` returns a generator, which no output can take, so every call fails."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC522", "generator-function", Severity.ERROR)


def generator_function(path: str, span: Span, place: Span, pointer: str) -> Diagnostic:
    """`place` is the name of the function."""
    return RULE.at(
        span,
        f"`{path}` is a generator: it holds `yield`, and a callback must return its values",
        label="returns a generator",
        related=[Related(place, "defined here")],
        help=["use `return` in the place of `yield`"],
        pointer=pointer,
    )
