"""DC523: a prop that the spec leaves unset is `None` when the page opens, and so is an optional one that is not there,
and the parameter's annotation denies it.

Off by default: functions that cope with `None` often do not say so.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC523", "may-be-none", Severity.INFO, default=False)


def may_be_none(
    reference: str, prop: str, function: str, parameter: str, span: Span, place: Span, pointer: str
) -> Diagnostic:
    """`parameter` is written with its annotation."""
    return RULE.at(
        span,
        f"`{reference}` is `None` until something sets it, but `{function}` takes it as `{parameter}`",
        label="`None` at first",
        related=[Related(place, "annotated here")],
        help=[f"give `{prop}` a value in the layout, or write `{parameter} | None`"],
        pointer=pointer,
    )


def may_be_absent(
    reference: str, prop: str, function: str, parameter: str, span: Span, place: Span, pointer: str
) -> Diagnostic:
    """The same for an `optional` reference; `prop` does not help here."""
    return RULE.at(
        span,
        f"`{reference}` is `None` while it is not in the page, but `{function}` takes it as `{parameter}`",
        label="optional",
        related=[Related(place, "annotated here")],
        help=[f"write `{parameter} | None`"],
        pointer=pointer,
    )
