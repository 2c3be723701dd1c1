"""Values of Dropdown, RadioItems and Checklist: one of the options, or a list of some."""

from collections.abc import Callable

from .manifest import JSON
from .options import options
from .standing import Standing

Check = Callable[[JSON], str | None]
_Identity = tuple[str, str | float]


def dropdown_check(stands: Standing, initial: JSON, bounded: bool) -> Check | None:
    """One value, or with `multi` a list."""
    if not stands.has("multi"):
        return None
    return _several(stands, initial, bounded) if stands["multi"] is True else radio_check(stands, initial, bounded)


def checklist_check(stands: Standing, initial: JSON, bounded: bool) -> Check | None:
    """A list of values."""
    return _several(stands, initial, bounded)


def radio_check(stands: Standing, initial: JSON, bounded: bool) -> Check | None:
    """One value."""
    choices = _choices(stands, initial) if bounded else None

    def check(value: JSON) -> str | None:
        if isinstance(value, list | dict):
            return "must be one value"
        return _outside if choices is not None and _identity(value) not in choices else None

    return check


def _several(stands: Standing, initial: JSON, bounded: bool) -> Check:
    choices = _choices(stands, initial) if bounded else None
    given = _identities(initial)
    repeats = len(given) - len(set(given))
    """In what the spec begins with; the user adds none."""

    def check(value: JSON) -> str | None:
        if not isinstance(value, list):
            return "must be a list of values"
        chosen = _identities(value)
        if len(chosen) - len(set(chosen)) > repeats:
            return "holds a value more than once"
        return _outside if choices is not None and not choices.issuperset(chosen) else None

    return check


_outside = "is not one of the component's options"


def _choices(stands: Standing, initial: JSON) -> frozenset[_Identity] | None:
    """What can be chosen, and what is from the start; None where callbacks or Python give the options."""
    if not stands.has("options"):
        return None
    enabled = {_identity(option["value"]) for option in options(stands["options"]) if not option["disabled"]}
    return frozenset(enabled.union(_identities(initial)))


def _identities(value: JSON) -> list[_Identity]:
    items = value if isinstance(value, list) else [] if value is None else [value]
    return [_identity(item) for item in items]


def _identity(value: JSON) -> _Identity:
    """Equal for values that are equal in JSON: 1 and 1.0, but not 1 and true or "1"."""
    if isinstance(value, str):
        return ("text", value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ("other", repr(value))
    return ("number", value)
