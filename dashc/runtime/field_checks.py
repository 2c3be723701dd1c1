"""Values of Input: what a field of its `type` can hold."""

import re
from collections.abc import Callable

from .manifest import JSON
from .numbers import js_number
from .patterns import pattern_test
from .standing import Standing
from .steps import is_on_step
from .values import is_number, text

Check = Callable[[JSON], str | None]

_FLOAT = re.compile(r"-?([0-9]+(\.[0-9]+)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
"""HTML's valid floating-point numbers."""
_WHOLE = re.compile(r"[0-9]+")
_RANGE = (0.0, 100.0)
"""The bounds of `type: range` where none are given (HTML standard, range state)."""


def field_check(stands: Standing, initial: JSON, bounded: bool) -> Check | None:
    """A number for `type: number`, the text of one for `type: range`, else text in one line."""
    if not stands.has("type"):
        return None
    match stands["type"]:
        case "number":
            return _number_check(_bounds_check(stands, initial) if bounded else None)
        case "range":
            return _range_check(_bounds_check(stands, initial, *_RANGE) if bounded else None)
        case _:
            return _text_check(stands, initial, bounded)


def _number_check(within: Check | None) -> Check:
    def check(value: JSON) -> str | None:
        if not is_number(value):
            return "must be a number"
        return within(value) if within else None

    return check


def _range_check(within: Check | None) -> Check:
    def check(value: JSON) -> str | None:
        number = _number(value)
        if number is None:
            return "must be a number, or the text of one"
        return within(number) if within else None

    return check


def _bounds_check(stands: Standing, initial: JSON, least: float | None = None, most: float | None = None) -> Check:
    """By those of `min`, `max` and `step` that stand in the spec, as browsers judge (HTML standard, min and step)."""
    low = _first(_standing_number(stands, "min"), least if stands.has("min") else None)
    high = _first(_standing_number(stands, "max"), most if stands.has("max") else None)
    step = _standing_number(stands, "step") if stands.has("min") else None
    bases = [low] if low is not None else [0, _number(initial) or 0]

    def check(value: JSON) -> str | None:
        if low is not None and value < low:
            return f"must be at least {js_number(low)}"
        if high is not None and value > high:
            return f"must be at most {js_number(high)}"
        if step is None or step <= 0 or any(is_on_step(value, base, step) for base in bases):
            return None
        return f"is on none of the component's steps of {js_number(step)}"

    return check


def _text_check(stands: Standing, initial: JSON, bounded: bool) -> Check:
    begun = _units(text(initial))
    limit = _limit(stands, begun) if bounded else None
    matches = pattern_test(text(stands["pattern"])) if bounded and stands.has("pattern") else None
    is_one_line = stands["type"] != "hidden"

    def check(value: JSON) -> str | None:
        if not isinstance(value, str):
            return "must be text"
        if is_one_line and ("\n" in value or "\r" in value):
            return "must be one line"
        if limit is not None and _units(value) > limit:
            return f"must have at most {limit} characters"
        return "does not match the component's pattern" if matches and value and not matches(value) else None

    return check


def _limit(stands: Standing, begun: int) -> int | None:
    """`maxLength`; what was longer from the start may be shortened bit by bit."""
    given = text(stands["maxLength"]) if stands.has("maxLength") else ""
    found = _WHOLE.match(given)
    return max(int(found[0]), begun) if found and len(found[0]) < 10 else None


def _units(value: str) -> int:
    """The length of a text as HTML counts it: in code units of UTF-16."""
    return len(value) if value.isascii() else len(value.encode("utf-16-le", "surrogatepass")) // 2


def _standing_number(stands: Standing, prop: str) -> float | None:
    return _number(stands[prop]) if stands.has(prop) else None


def _number(value: JSON) -> float | None:
    if is_number(value):
        number: float = value
        return number
    return float(value) if isinstance(value, str) and _FLOAT.fullmatch(value) else None


def _first(number: float | None, otherwise: float | None) -> float | None:
    return otherwise if number is None else number
