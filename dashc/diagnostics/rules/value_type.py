"""DC525: a `$from` gives its prop a value of another type, as far as the source shows what it gives.

An error where no such value can be written as JSON, for then the app cannot start.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC525", "value-type", Severity.WARNING)


def value_type(
    prop: str, owner: str, takes: str, path: str, gives: str, span: Span, place: Span, pointer: str
) -> Diagnostic:
    """`gives` and `takes` are nouns; `place` is where the source says what it gives."""
    return RULE.at(
        span,
        f"prop `{prop}` of `{owner}` takes {takes}, but `{path}` gives {gives}",
        label=f"gives {gives}",
        related=[Related(place, "as this says")],
        help=["name another object, or change what this one gives"],
        pointer=pointer,
    )


def value_not_json(prop: str, owner: str, path: str, gives: str, span: Span, place: Span, pointer: str) -> Diagnostic:
    """A set, bytes, a generator."""
    return RULE.at(
        span,
        f"`{path}` gives {gives} for prop `{prop}` of `{owner}`, which JSON cannot hold",
        label="gives what JSON cannot hold",
        related=[Related(place, "as this says")],
        help=["give text, numbers, lists and dictionaries"],
        pointer=pointer,
        severity=Severity.ERROR,
    )
