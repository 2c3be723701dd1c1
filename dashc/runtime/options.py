"""Options of Dropdown, RadioItems and Checklist in Dash's three forms, made alike."""

from collections.abc import Iterator, Mapping
from typing import Any

from .values import is_choice, text

_GREATEST_ARRAY_INDEX = 2**32 - 2


def options(given: Any) -> list[dict[str, Any]]:
    """The options as mappings of `label`, `value`, `disabled`, `title`, `search` and `index`."""
    return [_option(raw, index) for index, raw in enumerate(_items(given))]


def selected(given: Any, value: Any) -> list[dict[str, Any]]:
    """The options with this value, or with a value in this list, in the order of the values.

    Only what is selected is made into an option, so that 10,000 of them cost no more than being looked at.
    """
    wanted = {
        _identity(item): None for item in (value if isinstance(value, list | tuple) else [value]) if is_choice(item)
    }
    found: dict[tuple[bool, Any], dict[str, Any]] = {}
    if wanted:
        for index, raw in enumerate(_items(given)):
            identity = _identity(raw[0])
            if identity in wanted and identity not in found:
                found[identity] = _option(raw, index)
                if len(found) == len(wanted):
                    break
    return [found[identity] for identity in wanted if identity in found]


def left_of(given: Any, choice: Any) -> Any:
    """What the options hold of a choice: of a list of values those that are options, None in place of one that is none;
    the choice itself where nothing is lost. `heldBy` in the client's `dom/options.ts` is the twin."""
    if choice is None or choice == "":
        return choice
    held = {_identity(option["value"]) for option in selected(given, choice)}
    if isinstance(choice, list):
        left = [item for item in choice if is_choice(item) and _identity(item) in held]
        return choice if len(left) == len(choice) else left
    return choice if held else None


def _identity(value: Any) -> tuple[bool, Any]:
    """Hashes and compares as JSON does: `True` is not 1."""
    return isinstance(value, bool), value


_Raw = tuple[Any, Any]
"""An option's value, and what was given for it."""


def _items(given: Any) -> Iterator[_Raw]:
    """The usable options, not yet made alike."""
    if isinstance(given, Mapping):
        yield from ((key, {"label": given[key]}) for key in _in_javascript_order(given))
    elif isinstance(given, list | tuple):
        for item in given:
            if isinstance(item, Mapping):
                value = item.get("value")
                if is_choice(value):
                    yield value, item
            elif is_choice(item):
                yield item, None


def _option(raw: _Raw, index: int) -> dict[str, Any]:
    value, given = raw
    given = given or {}
    label = given.get("label")
    if not isinstance(label, Mapping | list | tuple):
        label = text(value if label is None else label)
    title, search = given.get("title"), given.get("search")
    return {
        "label": label,
        "value": value,
        "disabled": given.get("disabled") is True,
        "title": title if isinstance(title, str) else None,
        "search": search if isinstance(search, str) else None,
        "index": index,
    }


def _in_javascript_order(mapping: Mapping[Any, Any]) -> list[str]:
    """The keys as a JavaScript object lists them (ECMA-262, OrdinaryOwnPropertyKeys): array indices come first."""
    keys = [key for key in mapping if isinstance(key, str)]
    indices = sorted((key for key in keys if _is_array_index(key)), key=int)
    return [*indices, *(key for key in keys if not _is_array_index(key))]


def _is_array_index(key: str) -> bool:
    return key.isascii() and key.isdigit() and str(int(key)) == key and int(key) <= _GREATEST_ARRAY_INDEX
