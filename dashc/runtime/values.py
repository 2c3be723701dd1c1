"""JSON values as the markup language takes them: truth, text and equality, the same here and in the client."""

from collections.abc import Mapping
from typing import Any

from .numbers import js_number


def is_number(value: Any) -> bool:
    """A JSON number; `true` is none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_choice(value: Any) -> bool:
    """A JSON scalar other than null."""
    return isinstance(value, str | int | float)


def truth(value: Any) -> bool:
    """JavaScript's truth, but an empty list and an empty mapping are false."""
    return bool(value)


def text(value: Any) -> str:
    """JavaScript's String of a text, a number or a boolean; anything else is empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return js_number(value)
    return ""


def equal(left: Any, right: Any) -> bool:
    """Equality of JSON: 1 equals 1.0, true is not 1."""
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        return left.keys() == right.keys() and all(equal(value, right[key]) for key, value in left.items())
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        return len(left) == len(right) and all(map(equal, left, right))
    return isinstance(left, bool) == isinstance(right, bool) and bool(left == right)
