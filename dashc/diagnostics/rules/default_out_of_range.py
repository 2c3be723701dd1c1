"""DC308: a value in the layout is outside of the bounds, or not among the options, that stand beside it.

Or it is no list where `multi` wants one.
The page shows another value then, or none. Only a warning: a callback may still make sense of it.
"""

import json
import re
from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import MAX_LISTED, did_you_mean, one_of, suggest
from dashc.ir.span import Span

Word = str | int | float | bool
PLAIN = re.compile(r"(?!(?:true|false|null|yes|no|on|off|y|n)$)[A-Za-z][A-Za-z0-9_-]*", re.IGNORECASE)
"""Texts that need no quotes."""

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


def not_an_option(type_name: str, value: Word, options: Sequence[Word], span: Span, pointer: str) -> Diagnostic:
    """A value that nobody can choose."""
    written = as_yaml(value)
    likely = [option for option in options if str(option).lower() == str(value).lower()] or [
        option for option in options if isinstance(option, str) and option in suggest(str(value), _texts(options))
    ]
    subject = (
        f"the text `{written}`" if _is_of_other_type(value, options) and isinstance(value, str) else f"`{written}`"
    )
    return RULE.at(
        span,
        f"{subject} is not among the options of this `{type_name}`",
        label="not an option",
        help=_advice(value, likely, options),
        fix=Fix((Edit(span, _literal(likely[0])),), safe=False) if len(likely) == 1 and value != "None" else None,
        pointer=pointer,
    )


def _advice(value: Word, likely: Sequence[Word], options: Sequence[Word]) -> tuple[str, ...]:
    if value == "None":
        return ("write `null` for no value",)
    if likely and _is_of_other_type(value, likely):
        kind = _kind(likely[0])
        if isinstance(value, str):
            return (f"the options are {kind}: write `{as_yaml(likely[0])}`, without quotes",)
        return (f"the options are {kind}: write `{_literal(likely[0])}`",)
    if likely:
        return did_you_mean(str(value), [str(option) for option in likely])
    return (f"use {one_of(as_yaml(option) for option in options)}",) if len(options) <= MAX_LISTED else ()


def _is_of_other_type(value: Word, options: Sequence[Word]) -> bool:
    return all(_kind(option) != _kind(value) for option in options)


def _kind(value: Word) -> str:
    return "texts" if isinstance(value, str) else "booleans" if isinstance(value, bool) else "numbers"


def _texts(options: Sequence[Word]) -> list[str]:
    return [option for option in options if isinstance(option, str)]


def _literal(value: Word) -> str:
    """As a spec would write it, in quotes where it would be read as something else."""
    looks_plain = not isinstance(value, str) or PLAIN.fullmatch(value)
    return as_yaml(value) if looks_plain else json.dumps(value, ensure_ascii=False)


def as_yaml(value: Word) -> str:
    """A scalar as messages show it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def single_for_several(type_name: str, value: Word, span: Span, pointer: str) -> Diagnostic:
    """`multi: true` with one value that is no list."""
    return RULE.at(
        span,
        f"the value of this `{type_name}` is a list, as `multi` is `true`; got `{as_yaml(value)}`",
        label="no list",
        help=[f"write `[{_literal(value)}]`"],
        fix=Fix((Edit(span, f"[{_literal(value)}]"),), safe=False) if span.line == span.end_line else None,
        pointer=pointer,
    )


def several_for_single(type_name: str, values: Sequence[object], span: Span, pointer: str) -> Diagnostic:
    """A list without `multi: true`."""
    only = values[0] if len(values) == 1 else None
    word = only if isinstance(only, str | int | float) else None
    alone = f"write `{_literal(word)}`, or `multi: true` beside it" if word is not None else ""
    return RULE.at(
        span,
        f"the value of this `{type_name}` is a list, and `multi` is not `true`",
        label="a list",
        help=[alone or "write `multi: true` beside it"],
        pointer=pointer,
    )
