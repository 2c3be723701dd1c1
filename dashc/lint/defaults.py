"""Values in the layout that lie outside of the bounds that stand beside them."""

from dashc.diagnostics.rules.default_out_of_range import (
    above_maximum,
    empty_range,
    not_an_option,
    several_for_single,
    single_for_several,
)
from dashc.diagnostics.sink import Sink
from dashc.ir.spec import JSON, Component, Literal, Prop
from dashc.lint.page import Page

CHOOSERS = frozenset({"Checklist", "Dropdown", "RadioItems"})
RANGES = frozenset({"Input", "RangeSlider", "Slider"})
BOUNDED = ("value", "drag_value")


def check_defaults(page: Page, sink: Sink) -> None:
    """Literal values against literal bounds and options, where no callback writes these."""
    for standing in page.components:
        component = standing.component
        if component.type in CHOOSERS:
            _check_choice(page, component, sink)
        elif component.type in RANGES:
            _check_range(page, component, sink)


def _check_choice(page: Page, component: Component, sink: Sink) -> None:
    options = page.literal(component, "options")
    value = component.props.get("value")
    if value is None or not isinstance(value.value, Literal):
        return
    given, pointer = value.value.value, _pointer(component, value)
    if _is_misshapen(page, component, value.value, pointer, sink):
        return
    if not isinstance(options, list | dict) or not options:
        return
    choices = [option.get("value") if isinstance(option, dict) else option for option in options]
    known = {_identity(choice) for choice in choices}
    words = [choice for choice in choices if isinstance(choice, str | int | float)]
    for index, item in enumerate(given if isinstance(given, list) else [given]):
        if isinstance(item, str | int | float) and _identity(item) not in known:
            at = f"{pointer}/{index}" if isinstance(given, list) else pointer
            sink.add(not_an_option(component.type, item, words, value.value.at(index), at))


def _is_misshapen(page: Page, component: Component, value: Literal, pointer: str, sink: Sink) -> bool:
    """Whether a `Dropdown` has a list where it takes one value, or one value where it takes a list."""
    if component.type != "Dropdown" or page.changes(component, "multi") or not component.whole:
        return False
    given, multi = value.value, page.literal(component, "multi") is True
    if multi and isinstance(given, str | int | float):
        sink.add(single_for_several(component.type, given, value.span, pointer))
        return True
    if not multi and isinstance(given, list):
        sink.add(several_for_single(component.type, given, value.span, pointer))
        return True
    return False


def _check_range(page: Page, component: Component, sink: Sink) -> None:
    least, most = _number(page.literal(component, "min")), _number(page.literal(component, "max"))
    if least is not None and most is not None and least > most:
        bound = component.props["min"]
        sink.add(empty_range(least, most, bound.value.span, _pointer(component, bound)))
        return
    for name in BOUNDED:
        prop = component.props.get(name)
        if prop is None or not isinstance(prop.value, Literal):
            continue
        given = prop.value.value
        for index, item in enumerate(given if isinstance(given, list) else [given]):
            number, place = _number(item), prop.value.at(index)
            if number is None:
                continue
            if most is not None and number > most:
                sink.add(above_maximum(name, number, "above", "max", most, place, _pointer(component, prop)))
            elif least is not None and number < least:
                sink.add(above_maximum(name, number, "below", "min", least, place, _pointer(component, prop)))


def _identity(value: JSON) -> tuple[bool, str]:
    """Equal for what is equal in JSON: 1 and 1.0, but neither 1 and true nor 1 and "1"."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return isinstance(value, bool), repr(value)


def _number(value: JSON) -> int | float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _pointer(component: Component, prop: Prop) -> str:
    return f"{component.pointer}/{component.type}/{prop.name}"
