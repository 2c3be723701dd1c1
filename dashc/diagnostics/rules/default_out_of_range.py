"""DC308: a value in the layout is outside of the bounds, or not among the options, that stand beside it.

The page shows another value then, or none. Only a warning: a callback may still make sense of it.
"""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean
from dashc.ir.span import Span

RULE = Rule("DC308", "default-out-of-range", Severity.WARNING)


def above_maximum(prop: str, value: float, side: str, bound: str, limit: float, span: Span, pointer: str) -> Diagnostic:
    """`side` is "above" or "below"."""
    return RULE.at(
        span,
        f"`{prop}: {value}` is {side} `{bound}: {limit}`",
        label=f"{side} `{bound}`",
        help=[f"change the value, or `{bound}`"],
        pointer=pointer,
    )


def empty_range(least: float, most: float, span: Span, pointer: str) -> Diagnostic:
    """The lower bound is above the upper one."""
    return RULE.at(
        span,
        f"`min: {least}` is above `max: {most}`, so no value is in range",
        label="above `max`",
        help=["swap the two"],
        pointer=pointer,
    )


def not_an_option(type_name: str, value: object, options: Iterable[str], span: Span, pointer: str) -> Diagnostic:
    """A value that nobody can choose."""
    text = value if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)
    names = list(options)
    as_text = [f'the options are texts: write `"{text}"`']
    return RULE.at(
        span,
        f"`{text}` is not among the options of this `{type_name}`",
        label="not an option",
        help=["write `null` for no value"]
        if text == "None"
        else as_text
        if text in names
        else did_you_mean(text, names),
        pointer=pointer,
    )
