"""DC521: a function's return annotation names values that the output's prop does not take.

An error where no such value can be written as JSON, for then every call fails (semantics S10).
"""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC521", "return-type", Severity.WARNING)


def return_type(
    function: str, returns: str, part: str, reference: str, takes: str, span: Span, place: Span, pointer: str
) -> Diagnostic:
    """`returns` is the annotation or a noun; `part` says of which part it is: "the first part of ", or nothing."""
    return RULE.at(
        span,
        f"`{reference}` takes {takes}, but {part}what `{function}` returns is {returns}",
        label=f"takes {takes}",
        related=[Related(place, "annotated here")],
        help=["return what the prop takes, write to another prop, or correct the annotation"],
        pointer=pointer,
    )


def return_not_json(
    function: str, returns: str, part: str, reference: str, span: Span, place: Span, pointer: str
) -> Diagnostic:
    """A set, bytes, a generator."""
    return RULE.at(
        span,
        f"{part}what `{function}` returns for `{reference}` is {returns}, which JSON cannot hold",
        label="gets what JSON cannot hold",
        related=[Related(place, "annotated here")],
        help=["return text, numbers, lists and dictionaries"],
        pointer=pointer,
        severity=Severity.ERROR,
    )
