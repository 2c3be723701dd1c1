"""What the user's hand can make of a control, by what the spec says literally of it: kind, number, options, bounds."""

from collections.abc import Callable, Mapping

from .choice_checks import checklist_check, dropdown_check, radio_check
from .field_checks import field_check
from .manifest import JSON
from .slider_checks import range_slider_check, slider_check
from .standing import Standing
from .values import equal

ControlCheck = Callable[[JSON], str | None]

_CHECKS: Mapping[str, Callable[[Standing, JSON, bool], ControlCheck | None]] = {
    "Checklist": checklist_check,
    "Dropdown": dropdown_check,
    "Input": field_check,
    "RadioItems": radio_check,
    "RangeSlider": range_slider_check,
    "Slider": slider_check,
}
_VALUES = ("value", "drag_value")


def control_checks(standing: Mapping[str, Standing], computed: Mapping[str, JSON]) -> dict[str, ControlCheck]:
    """By `id.prop`, for each value that only the user changes: what is wrong with one that a browser sent.

    What callbacks write is theirs to judge, unless `strict: true` says that they keep to the component's bounds too;
    `strict: false` takes options, bounds and steps as they come.
    """
    checks: dict[str, ControlCheck] = {}
    for id, stands in standing.items():
        make = _CHECKS.get(stands.component.type)
        strict = stands.component.props.get("strict")
        for prop in _VALUES:
            if make is None or stands.component.replaced or (stands.is_written(prop) and strict is not True):
                continue
            initial = _initial(stands, "value", computed)
            check = make(stands, initial, strict is not False)
            if check:
                checks[f"{id}.{prop}"] = _unless_untouched(check, _initial(stands, prop, computed), stands, prop)
    return checks


def _initial(stands: Standing, prop: str, computed: Mapping[str, JSON]) -> JSON:
    return computed.get(f"{stands.component.id}.{prop}", stands.component.props.get(prop))


def _unless_untouched(check: ControlCheck, initial: JSON, stands: Standing, prop: str) -> ControlCheck:
    """What the spec begins with passes; nothing passes where a control can be empty, or is so until it is touched."""
    may_be_empty = initial is None or stands.is_written(prop) or _can_be_emptied(stands)

    def checked(value: JSON) -> str | None:
        if value is None:
            return None if may_be_empty else "must not be nothing"
        problem = check(value)
        return None if problem is None or equal(value, initial) else problem

    return checked


def _can_be_emptied(stands: Standing) -> bool:
    """Whether it can be left without a value: a field without a number, a choice that is taken back, or that its
    options do not hold."""
    if not stands.keeps_choice():
        return True
    match stands.component.type:
        case "Input":
            may_mismatch = not stands.has("pattern") or stands["pattern"] is not None
            return may_mismatch or not stands.has("type") or stands["type"] == "number"
        case "Dropdown":
            return not stands.has("multi", "clearable") or (stands["multi"] is not True and stands["clearable"] is True)
        case _:
            return False
