"""`strict: true` on a component: values outside its literal `options`, `min` and `max` are refused (semantics B8)."""

from collections.abc import Callable, Collection, Mapping

from .manifest import JSON, Component
from .options import options

_BOUND_PROPS = ("value", "drag_value")


def strict_checks(
    components: Collection[Component], written: Collection[str]
) -> dict[str, Callable[[JSON], str | None]]:
    """By `id.prop`: what is wrong with a value; a bound that a callback writes or Python computes is no bound here."""
    checks: dict[str, Callable[[JSON], str | None]] = {}
    for component in components:
        if component.props.get("strict") is True:
            bounds = {
                name: value
                for name, value in component.props.items()
                if name in ("options", "min", "max") and f"{component.id}.{name}" not in written
            }
            for prop in _BOUND_PROPS:
                checks[f"{component.id}.{prop}"] = _check(bounds)
    return checks


def _check(bounds: Mapping[str, JSON]) -> Callable[[JSON], str | None]:
    given = bounds.get("options")
    choices = None if given is None else frozenset(_identity(option["value"]) for option in options(given))
    least, most = _number(bounds.get("min")), _number(bounds.get("max"))

    def check(value: JSON) -> str | None:
        for item in value if isinstance(value, list) else [value]:
            if choices is not None and item is not None and _identity(item) not in choices:
                return "is not one of the component's options"
            number = _number(item)
            if number is not None and ((least is not None and number < least) or (most is not None and number > most)):
                return "is outside the component's bounds"
        return None

    return check


def _identity(value: JSON) -> tuple[str, str | float]:
    """Equal for values that are equal in JSON: 1 and 1.0, but not 1 and true or "1"."""
    if isinstance(value, str):
        return ("text", value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ("other", repr(value))
    return ("number", value)


def _number(value: JSON) -> int | float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None
