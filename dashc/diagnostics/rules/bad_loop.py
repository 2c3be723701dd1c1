"""DC125: a loop stands in a list and goes over a list or a range."""

import re
from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC125", "bad-loop", Severity.ERROR)

_CALLED = re.compile(r"range\(\s*(-?\d+(?:\s*,\s*-?\d+){0,2})\s*\)")
_DOTS = re.compile(r"(\d{1,6})\s*(?:\.\.\.?|-|to)\s*(\d{1,6})")
_FORM = "as in `$for: {name: [one, two]}` or `$for: {name: {range: [1, 10]}}`"


def bad_loop(span: Span, headline: str, help: Iterable[str] = (_FORM,)) -> Diagnostic:
    """What a loop goes over is neither a list nor a range."""
    return RULE.at(span, headline, help=help)


def loop_over(span: Span, name: str, kind: str, text: str, meant: str | None) -> Diagnostic:
    """A loop over what has no parts, written as `text`; `meant` is the variable of that name."""
    written = f'"${{{meant}}}"' if meant else _range(text)
    helps = [_FORM]
    if meant:
        helps = [f"write `{written}` for the value of the variable `{meant}`"]
    elif written:
        helps = [f"write `{{{name}: {written}}}`"]
    return RULE.at(
        span,
        f"`{name}` goes over {kind}; a loop goes over a list or a range",
        help=helps,
        fix=Fix((Edit(span, written),), safe=False) if written and span.line == span.end_line else None,
    )


def _range(text: str) -> str | None:
    """The range that is meant by `range(1, 4)`, `1..3` or `3`."""
    called = _CALLED.fullmatch(text)
    if called is not None:
        numbers = [number.strip() for number in called[1].split(",")]
        return f"{{range: {numbers[0] if len(numbers) == 1 else '[' + ', '.join(numbers) + ']'}}}"
    first_to_last = _DOTS.fullmatch(text)
    if first_to_last is not None:
        return f"{{range: [{first_to_last[1]}, {int(first_to_last[2]) + 1}]}}"
    return f"{{range: {text}}}" if text.isdecimal() else None


def loop_in_words(span: Span, name: str, values: str, *, is_known: bool) -> Diagnostic:
    """`$for: city in cities`."""
    written = f'{{{name}: "${{{values}}}"}}'
    return RULE.at(
        span,
        "`$for` needs a mapping from names to what they go over",
        help=[f"write `$for: {written}`"],
        fix=Fix((Edit(span, written),), safe=False) if is_known else None,
    )


def loop_outside_list(span: Span) -> Diagnostic:
    """`$for` where one value is wanted."""
    return RULE.at(
        span,
        "`$for` gives several values, and only one can stand here",
        help=["write it as an item of a list: `- $for: …`"],
    )
