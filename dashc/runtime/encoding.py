"""Values to JSON, and back as the browser would have sent them (semantics S10, B11)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

import orjson

from .conversions import Unconvertible, convert, named
from .manifest import JSON

_MAX_DEPTH = 250
"""orjson gives up a little deeper."""
_MAY_NEED_ROUNDING = re.compile(rb"\.0|\d[eE]|\d{16}")
"""What an integral float or an integer beyond doubles looks like, in or out of a text."""


class NotJSON(Exception):
    """A value with a leaf that JSON has no form for."""

    def __init__(self, path: str, problem: str) -> None:
        self.path = path
        self.problem = problem
        super().__init__(path, problem)

    def __str__(self) -> str:
        return f"`{self.path}` is {self.problem}" if self.path else f"it is {self.problem}"


def encode(value: Any) -> bytes:
    """The JSON of a value; `NotJSON` names the path of a leaf that has none."""
    try:
        return orjson.dumps(value, default=convert, option=orjson.OPT_NON_STR_KEYS)
    except TypeError:
        # Rare, and worth a second look: it converts what orjson refuses (integers beyond 64 bits), or finds the leaf.
        return orjson.dumps(_plain(value, "", 0))


def decode(data: bytes) -> JSON:
    """The value as it would come back from the browser: integral numbers are ints, and all are doubles (B11)."""
    value = orjson.loads(data)
    return browser_value(value) if _MAY_NEED_ROUNDING.search(data) else value


def browser_value(value: JSON) -> JSON:
    """A JSON value after a trip through the browser, where every number is a double and `1.0` is written `1`."""
    if isinstance(value, float):
        return _browser_float(value)
    if isinstance(value, int) and not -(2**53) <= value <= 2**53:
        return _browser_float(float(value))
    if isinstance(value, list):
        return [browser_value(item) for item in value]
    if isinstance(value, dict):
        return {key: browser_value(item) for key, item in value.items()}
    return value


def _browser_float(value: float) -> int | float:
    if not value.is_integer():
        return value
    if abs(value) <= 2**53:
        return int(value)
    # The browser writes the shortest digits that mean this double and fills up with zeros.
    digits = int(Decimal(repr(value)))
    return digits if -(2**63) <= digits < 2**64 else value


def _plain(value: Any, path: str, depth: int) -> Any:
    """The value out of plain parts only; the path is that of the leaf."""
    if depth > _MAX_DEPTH:
        raise NotJSON(path[:60] + "…", f"nested more than {_MAX_DEPTH} levels deep")
    if value is None or isinstance(value, bool | orjson.Fragment):
        return value
    if isinstance(value, float):
        return float(value)  # numpy's float64 is one, but orjson takes no subclasses
    if isinstance(value, Enum):
        return _plain(value.value, path, depth + 1)
    if isinstance(value, int):
        return _plain_integer(value, path)
    if isinstance(value, str):
        return _plain_text(value, path)
    if isinstance(value, dict):
        return {key: _plain(item, step, depth + 1) for key, item, step in _items(value, path)}
    if isinstance(value, list | tuple):
        return [_plain(item, f"{path}[{index}]", depth + 1) for index, item in enumerate(value)]
    if isinstance(value, UUID):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type) and not hasattr(value, "to_plotly_json"):
        return {f.name: _plain(getattr(value, f.name), _step(path, f.name), depth + 1) for f in fields(value)}
    return _plain(_converted(value, path), path, depth + 1)


def _converted(value: Any, path: str) -> Any:
    try:
        return convert(value)
    except Unconvertible as error:
        raise NotJSON(path, str(error)) from None
    except Exception as error:
        raise NotJSON(path, f"{named(value)} that could not be converted: {error}") from error


def _plain_integer(value: int, path: str) -> int | float:
    if -(2**63) <= value < 2**64:
        return int(value)
    try:
        return float(value)
    except OverflowError:
        raise NotJSON(path, "an integer beyond the range of a double") from None


def _plain_text(value: str, path: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise NotJSON(path, "a text with half of a surrogate pair") from None
    return str(value)


def _items(value: Mapping[Any, Any], path: str) -> Iterator[tuple[str, Any, str]]:
    for key, item in value.items():
        text = _key(key, path)
        yield text, item, _step(path, text)


def _key(key: Any, path: str) -> str:
    """A key as text, as orjson writes it."""
    if isinstance(key, str):
        return _plain_text(key, path)
    if isinstance(key, Enum):
        return _key(key.value, path)
    if key is None or isinstance(key, bool | int | float):
        return str(key) if isinstance(key, int | float) and not isinstance(key, bool) else orjson.dumps(key).decode()
    if isinstance(key, datetime | date | time):
        return key.isoformat()
    if isinstance(key, UUID):
        return str(key)
    if type(key).__module__ == "numpy" and hasattr(key, "item"):
        return _key(key.item(), path)
    raise NotJSON(path, f"a mapping with a key that is {named(key)}")


def _step(path: str, key: str) -> str:
    return (f"{path}.{key}" if path else key) if key.isidentifier() else f"{path}[{orjson.dumps(key).decode()}]"
