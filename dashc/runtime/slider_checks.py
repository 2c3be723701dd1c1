"""Values of Slider and RangeSlider: within the bounds, on a step or a mark, ascending, one for each handle."""

from collections.abc import Callable

from .manifest import JSON
from .numbers import js_number
from .slider import slider
from .standing import Standing
from .steps import is_on_step
from .values import is_number

Check = Callable[[JSON], str | None]
_RULING = ("min", "max", "step", "marks")


def slider_check(stands: Standing, initial: JSON, bounded: bool) -> Check | None:
    """A number."""
    return _stop_check(stands, [initial]) if bounded else None


def range_slider_check(stands: Standing, initial: JSON, bounded: bool) -> Check | None:
    """A list of numbers."""
    given = initial if isinstance(initial, list) else [initial]
    stop_check = _stop_check(stands, given) if bounded else None
    numbers = [item for item in given if is_number(item)]
    is_ordered = numbers == sorted(numbers)
    count = _handles(stands, initial)

    def check(value: JSON) -> str | None:
        if not isinstance(value, list) or not all(map(is_number, value)):
            return "must be a list of numbers"
        if count is not None and len(value) != count:
            return f"must have {count} items, one for each handle"
        if is_ordered and value != sorted(value):
            return "must be ascending"
        return next((problem for item in value if stop_check and (problem := stop_check(item))), None)

    return check


def _handles(stands: Standing, initial: JSON) -> int | None:
    """How many handles there are; None where more than the spec decides that."""
    if stands.is_written("value") or not stands.has("count"):
        return None
    return len(slider(0, 1, None, None, initial, count=stands["count"])["handles"])


def _stop_check(stands: Standing, given: list[JSON]) -> Check | None:
    """What a handle can rest on; where it stands from the start counts too."""
    if not stands.has(*_RULING):
        return None
    model = slider(*(stands[name] for name in _RULING))
    low, high, step = model["min"], model["max"], model["step"]
    marks = [mark["value"] for mark in model["marks"]]
    if low > high:
        return None

    def check(value: JSON) -> str | None:
        if not is_number(value) or value in given:
            return None
        if not low <= value <= high:
            return f"is outside the component's bounds, {js_number(low)} and {js_number(high)}"
        if step == "any":
            return "is not one of the component's marks" if marks and value not in marks else None
        return None if is_on_step(value, low, step) else f"is on none of the component's steps of {js_number(step)}"

    return check
