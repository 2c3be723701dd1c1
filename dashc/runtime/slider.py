"""What a Slider or RangeSlider shows, computed from its props; the client has the same function."""

import math
import re
from collections.abc import Mapping
from typing import Any

from .numbers import js_fixed, js_number
from .values import is_number, text

_MARK = re.compile(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?", re.IGNORECASE)
_MOST_MARKS = 500
_MOST_DOTS = 100
_MOST_HANDLES = 100
_MOST_DECIMALS = 20
_MOST_TURNS = 300
_SUPPOSED_WIDTH = 330
"""Pixels; the automatic marks must be there before the width is known (Dash assumes the same)."""
_UNITS = ((1e12, 1e12, "T"), (1e9, 1e9, "G"), (1e6, 1e6, "M"), (1e4, 1e3, "k"))
"""From which magnitude on, divided by what, with which suffix."""


def slider(
    least: Any = None,
    greatest: Any = None,
    step: Any = None,
    marks: Any = None,
    value: Any = None,
    drag: Any = None,
    included: Any = None,
    dots: Any = None,
    count: Any = None,
    tooltip: Any = None,
    label: Any = None,
) -> dict[str, Any]:
    """The bounds, step, handles, marks, dots and the filled stretch; places are fractions of the way."""
    numbers = _mark_numbers(marks)
    scale = _Scale(
        _first(_number(least), min(numbers.values(), default=0)),
        _first(_number(greatest), max(numbers.values(), default=1)),
    )
    steps = _step(step, least, greatest, scale)
    values = _values(value if drag is None else drag, count, scale)
    shown_marks = _marks(marks, numbers, steps, scale)
    handles = [_handle(index, values, shown_marks, scale, tooltip, label) for index in range(len(values))]
    places = [scale.at(item) for item in values]
    filled = included is not False
    low, high = (scale.low if len(values) == 1 else min(values)), max(values)

    def active(number: float) -> bool:
        return filled and number <= high and (len(values) == 1 or low <= number)

    return {
        "min": scale.low,
        "max": scale.high,
        "step": steps,
        "handles": handles,
        "first": handles[:1] if len(handles) == 2 else [],
        "last": handles[-1:] if len(handles) <= 2 else [],
        "from": (0 if len(places) == 1 else min(places)) if filled else None,
        "to": max(places) if filled else None,
        "marks": [{**mark, "active": active(mark["value"])} for mark in shown_marks],
        "dots": [
            {"at": scale.at(number), "style": {"--dx-at": scale.at(number)}, "active": active(number)}
            for number in _dots(dots, steps, scale)
        ],
    }


class _Scale:
    """The way from the least to the greatest value."""

    def __init__(self, low: float, high: float) -> None:
        self.low = low
        self.high = high
        self.span = high - low
        self.is_proper = self.span > 0 and math.isfinite(self.span)

    def at(self, number: float) -> float:
        """Where a number lies: 0 at the least, 1 at the greatest value."""
        if not self.is_proper:
            return 0
        return math.floor(min(1, max(0, (number - self.low) / self.span)) * 1e6 + 0.5) / 1e6


def _number(value: Any) -> float | None:
    """A JSON number as the double that the browser has for it."""
    if not is_number(value):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _first(number: float | None, otherwise: float) -> float:
    return otherwise if number is None else number


def _mark_numbers(marks: Any) -> dict[str, float]:
    """The numbers that the marks stand at, by key; empty where the marks are to be made automatically."""
    if not isinstance(marks, Mapping):
        return {}
    keys = [key for key in marks if isinstance(key, str) and _MARK.fullmatch(key) and math.isfinite(float(key))]
    return {key: float(key) for key in keys} if len(keys) <= _MOST_MARKS else {}


def _step(step: Any, least: Any, greatest: Any, scale: _Scale) -> float | str:
    """The step of the native controls; `any` where only the marks count (semantics B12)."""
    if step is None:
        return "any"
    given = _number(step)
    if given is not None and given > 0:
        return given
    bounds = [_number(least), _number(greatest)]
    if not scale.is_proper or all(bound is not None and bound.is_integer() for bound in bounds):
        return 1
    hundredth = scale.span / 100
    exponent = int(f"{hundredth:.17e}".partition("e")[2])
    return min((float(f"{digit}e{exponent}") for digit in (1, 2, 5)), key=lambda candidate: abs(candidate - hundredth))


def _values(value: Any, count: Any, scale: _Scale) -> list[float]:
    """The handles' numbers; without any, `count` ranges spread evenly, or one handle at the least value."""
    given = [_number(item) for item in (value if isinstance(value, list | tuple) else [value])]
    numbers = [item for item in given if item is not None]
    if numbers:
        return numbers
    ranges = _number(count)
    if ranges is None or ranges < 1:
        return [scale.low]
    parts = min(math.floor(ranges), _MOST_HANDLES)
    return [scale.low + scale.span * index / parts for index in range(parts + 1)]


def _handle(
    index: int, values: list[float], marks: list[dict[str, Any]], scale: _Scale, tooltip: Any, label: Any
) -> dict[str, Any]:
    number = values[index]
    written = js_number(number)
    template = tooltip.get("template") if isinstance(tooltip, Mapping) else None
    tip = (text(template) or "{value}").replace("{value}", written) if isinstance(tooltip, Mapping) else None
    spoken = tip if text(template) else next((mark["label"] for mark in marks if mark["value"] == number), written)
    place = scale.at(number)
    return {
        "index": index,
        "value": number,
        "at": place,
        "style": {"--dx-at": place},
        "tip": tip,
        "text": spoken if spoken != written else None,
        "label": _handle_label(text(label), index, len(values)),
    }


def _handle_label(label: str, index: int, handles: int) -> str:
    """The accessible name of a handle: each needs one of its own."""
    if handles == 1:
        return label or "Value"
    if handles == 2:
        end = ("minimum", "maximum")[index]
        return f"{label} {end}" if label else end.capitalize()
    return f"{label or 'Value'} {index + 1} of {handles}"


def _marks(marks: Any, numbers: Mapping[str, float], step: float | str, scale: _Scale) -> list[dict[str, Any]]:
    """The marks to show, ascending."""
    if marks is None:
        return []
    if not numbers:
        return [_mark(scale, number, _automatic_label(number, scale), None) for number in _automatic(step, scale)]
    shown = sorted((number, key) for key, number in numbers.items() if scale.low <= number <= scale.high)
    return [_given_mark(scale, number, marks[key]) for number, key in shown]


def _given_mark(scale: _Scale, number: float, given: Any) -> dict[str, Any]:
    if isinstance(given, Mapping):
        return _mark(scale, number, text(given.get("label")) or js_number(number), given.get("style"))
    return _mark(scale, number, js_number(number) if given is None else text(given), None)


def _mark(scale: _Scale, number: float, label: str, style: Any) -> dict[str, Any]:
    place = scale.at(number)
    own: Any = {"--dx-at": place}
    if isinstance(style, Mapping):
        own = {**own, **style}
    elif isinstance(style, str):
        own = f"--dx-at:{js_number(place)};{style}"
    return {"value": number, "at": place, "label": label, "style": own}


def _automatic(step: float | str, scale: _Scale) -> list[float]:
    """The least and greatest value and round distances between, as many as fit the supposed width."""
    if not scale.is_proper:
        return [scale.low]
    single = 1 if isinstance(step, str) else step
    longest = max(len(_automatic_label(scale.low, scale)), len(_automatic_label(scale.high, scale)))
    limit = min(max(_SUPPOSED_WIDTH // (10 * longest + 20) + 1, 3), 50)
    interval = _interval(single, scale.span, limit - 1)
    decimals = min(_MOST_DECIMALS, max(_decimals(scale.low), _decimals(single)))
    between = []
    index = 1
    while scale.low + index * interval < scale.high - interval / 2:
        between.append(js_fixed(scale.low + index * interval, decimals))
        index += 1
    return [scale.low, *between, scale.high]


def _interval(step: float, span: float, most: int) -> float:
    """The least of 1, 2, 5, 10, 20, 50, … steps of which at most `most` lie in the span."""
    power = 1.0
    for _ in range(_MOST_TURNS):
        for digit in (1, 2, 5):
            interval = digit * power * step
            if span / interval <= most:
                return interval
        power *= 10
    return span


def _automatic_label(number: float, scale: _Scale) -> str:
    """Greater numbers in thousands, millions, …, as Dash does."""
    magnitude = max(abs(scale.low), abs(scale.high))
    for bound, divisor, suffix in _UNITS:
        if magnitude >= bound:
            return f"{js_number(js_fixed(number / divisor, 3))}{suffix}" if number else "0"
    return js_number(number)


def _decimals(number: float) -> int:
    """The digits after the decimal point."""
    mantissa, _, exponent = js_number(number).partition("e")
    return max(0, len(mantissa.partition(".")[2]) - int(exponent or 0))


def _dots(dots: Any, step: float | str, scale: _Scale) -> list[float]:
    """A dot at each step, where these are not too many."""
    if dots is not True or isinstance(step, str) or not scale.is_proper or scale.span / step > _MOST_DOTS:
        return []
    return [scale.low + index * step for index in range(math.floor(scale.span / step + 1e-9) + 1)]
