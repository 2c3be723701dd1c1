"""What Python values that JSON does not have become: dates, numbers, arrays, figures, components (semantics B11).

numpy, pandas, polars, plotly and dash are recognised but never imported: an app without them does not need them.
"""

import sys
from collections.abc import KeysView, Mapping, Sequence, ValuesView
from datetime import date, datetime, time
from decimal import Decimal
from math import isinf
from typing import Any

import orjson

from .components import is_dash_component, node_of_dash_component


class Unconvertible(TypeError):
    """A value that JSON has no form for; the text completes "`[2].label` is …"."""


def convert(value: Any) -> Any:
    """One step nearer to JSON: what stands for a value that orjson does not know (its `default`)."""
    if isinstance(value, Decimal):
        return _decimal(value)
    if isinstance(value, datetime):  # subclasses; pandas' NaT is one too, and not equal to itself
        return value.isoformat() if value == value else None
    if isinstance(value, date | time):
        return value.isoformat()
    if hasattr(value, "to_plotly_json"):
        data = value.to_plotly_json()
        return node_of_dash_component(data) if is_dash_component(data) else data
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(value, numpy.ndarray | numpy.generic):
        return _numpy_value(numpy, value)
    library = type(value).__module__.partition(".")[0]
    if library == "pandas":
        return _pandas_value(value)
    if library == "polars":
        return _polars_value(value)
    if isinstance(value, bytes | bytearray | memoryview):
        raise Unconvertible(f"{named(value)}; text is needed")
    if isinstance(value, Sequence | KeysView | ValuesView):  # named tuples, ranges, deques
        return list(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset):
        raise Unconvertible(f"{named(value)}, which has no order; a list is needed")
    raise Unconvertible(named(value))


def named(value: Any) -> str:
    """The type of a value in words: "a `set`"."""
    kind = type(value)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return f"{'an' if name[0] in 'aeio' else 'a'} `{name}`"


def _decimal(value: Decimal) -> float | int | None:
    if not value.is_finite():
        return None
    number = float(value)
    if isinf(number):
        raise Unconvertible("a number beyond the range of a double")
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def _numpy_value(numpy: Any, value: Any) -> Any:
    kind = value.dtype.kind
    if kind == "M":
        if not numpy.isnat(value).any():
            return orjson.Fragment(_numpy_json(numpy, value)) if value.ndim else value.astype("datetime64[us]").item()
        return value.astype("datetime64[us]").tolist()  # None where it is NaT, which orjson would write as a date
    if kind in "biuf":
        if kind == "f" and value.dtype.itemsize > 8:
            value = value.astype("float64")
        return orjson.Fragment(_numpy_json(numpy, value))
    if kind in "OU" and isinstance(value, numpy.ndarray):
        return value.tolist()
    raise Unconvertible(f"{named(value)} of `{value.dtype}`")


def _numpy_json(numpy: Any, value: Any) -> bytes:
    if not isinstance(value, numpy.ndarray):
        return orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY)
    if not value.ndim:
        return orjson.dumps(value.item())
    array = numpy.ascontiguousarray(value, dtype=value.dtype.newbyteorder("="))
    return orjson.dumps(array, option=orjson.OPT_SERIALIZE_NUMPY)


def _pandas_value(value: Any) -> Any:
    if hasattr(value, "to_dict") and hasattr(value, "columns"):
        return value.to_dict("records")
    if hasattr(value, "to_numpy"):
        return value.to_numpy()
    if type(value).__name__ == "NAType":
        return None
    raise Unconvertible(named(value))


def _polars_value(value: Any) -> Any:
    if hasattr(value, "to_dicts"):
        return value.to_dicts()
    if hasattr(value, "to_list"):
        return value.to_list()
    raise Unconvertible(named(value))
