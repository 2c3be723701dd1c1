"""DC520: a parameter's annotation names values that its input or state never has.

Python does not check annotations, so the function may work all the same; then the annotation is wrong. Everything that
cannot be read for certain is taken to fit (semantics C4).
"""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import one_of
from dashc.ir.span import Span

RULE = Rule("DC520", "argument-type", Severity.WARNING)


def argument_type(
    reference: str,
    gives: str,
    function: str,
    parameter: str,
    span: Span,
    place: Span,
    pointer: str,
    *,
    object: str = "",
    remedy: str = "",
) -> Diagnostic:
    """`parameter` is written with its annotation: `year: int`.

    `object` is what it wants where no JSON data can be that ("a `Path`"), `remedy` what to do then.
    """
    return RULE.at(
        span,
        f"`{reference}` gives {gives}, but `{function}` takes it as `{parameter}`",
        label=gives,
        related=[Related(place, "annotated here")],
        notes=[f"what arrives from the page is JSON data, and never {object}"] if object else [],
        help=[remedy or "pass another prop, or change the annotation to what arrives"],
        pointer=pointer,
    )


def unknown_choice(
    reference: str,
    words: str,
    function: str,
    parameter: str,
    span: Span,
    place: Span,
    pointer: str,
    *,
    near: Sequence[str] = (),
) -> Diagnostic:
    """An option that a `Literal` does not list; `near` are words that it lists, and that no option is."""
    return RULE.at(
        span,
        f"`{reference}` can be {words}, but `{function}` takes it as `{parameter}`",
        label=f"can be {words}",
        related=[Related(place, "annotated here")],
        help=[
            f"did you mean {one_of(near)} among the options? Else list every option in the `Literal`"
            if near
            else "list every option in the `Literal`, or take the option away"
        ],
        pointer=pointer,
    )
