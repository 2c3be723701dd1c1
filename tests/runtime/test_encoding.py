"""Values to JSON and back (semantics S10, B11)."""

import json
import math
from collections import OrderedDict, deque, namedtuple
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any
from uuid import UUID

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashc.runtime.encoding import NotJSON, decode, encode


class Colour(Enum):
    RED = "red"


@dataclass
class Point:
    x: int
    y: Any


Pair = namedtuple("Pair", "a b")

PLAIN: list[tuple[Any, Any]] = [
    (None, None),
    ("ä</script>", "ä</script>"),
    ((1, (2,)), [1, [2]]),
    (Pair(1, 2), [1, 2]),
    (range(3), [0, 1, 2]),
    (deque("ab"), ["a", "b"]),
    ({"a": 1}.keys(), ["a"]),
    ({"a": 1}.values(), [1]),
    (OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
    (MappingProxyType({"a": 1}), {"a": 1}),
    ({1: "a", 2.5: "b", None: "c", False: "d"}, {"1": "a", "2.5": "b", "null": "c", "false": "d"}),
    ({date(2024, 1, 2): 1, Colour.RED: 2}, {"2024-01-02": 1, "red": 2}),
    ({"__proto__": 1, "constructor": 2, "toString": 3}, {"__proto__": 1, "constructor": 2, "toString": 3}),
    (float("nan"), None),
    ([float("inf"), -math.inf], [None, None]),
    (Decimal("1.5"), 1.5),
    (Decimal("3"), 3),
    (Decimal("NaN"), None),
    (Decimal("Infinity"), None),
    (16**16, 1.8446744073709552e19),
    ([-(2**63) - 1], [-9.223372036854775808e18]),
    (datetime(2024, 1, 2, 3, 4, 5, 600), "2024-01-02T03:04:05.000600"),
    (datetime(2024, 1, 2, tzinfo=UTC), "2024-01-02T00:00:00+00:00"),
    (date(2024, 1, 2), "2024-01-02"),
    (time(1, 2), "01:02:00"),
    (time(1, 2, tzinfo=UTC), "01:02:00+00:00"),
    (Colour.RED, "red"),
    (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    (Point(1, [2**70]), {"x": 1, "y": [2.0**70]}),
    (np.int64(5), 5),
    (np.float32(0.5), 0.5),
    (np.float64("nan"), None),
    (np.longdouble(1.5), 1.5),
    (np.bool_(True), True),
    (np.str_("a"), "a"),
    ([np.float64(1.5), 2**70], [1.5, 2.0**70]),
    (np.array([1, 2, 3])[::2], [1, 3]),
    (np.array([[1, 2], [3, 4]]).T, [[1, 3], [2, 4]]),
    (np.array([1.5, np.nan, np.inf]), [1.5, None, None]),
    (np.array(["a", "b"]), ["a", "b"]),
    (np.array([1, "x", None], dtype=object), [1, "x", None]),
    (np.array(7), 7),
    (np.array([1, 2], dtype=">i4"), [1, 2]),
    (np.array([1.5], dtype=np.longdouble), [1.5]),
    ({np.int64(1): "a"}, {"1": "a"}),
    (np.datetime64("2024-01-02"), "2024-01-02T00:00:00"),
    (np.datetime64("NaT"), None),
    (np.array(["2024-01-02", "NaT"], dtype="datetime64[ns]"), ["2024-01-02T00:00:00", None]),
    (np.array(["2024-01-02"], dtype="datetime64[D]"), ["2024-01-02T00:00:00"]),
    (pd.Timestamp("2024-01-02 03:04"), "2024-01-02T03:04:00"),
    ([pd.NaT, pd.NA], [None, None]),
    (pd.Series([1, 2]), [1, 2]),
    (pd.Series([1, None], dtype="Int64"), [1, None]),
    (pd.Series(["a", None]), ["a", None]),
    (pd.Series(["a", "b"], dtype="category"), ["a", "b"]),
    (pd.Series([pd.Timestamp("2024-01-02"), pd.NaT]), ["2024-01-02T00:00:00", None]),
    (pd.Series(pd.to_datetime(["2024-01-02"], utc=True)), ["2024-01-02T00:00:00+00:00"]),
    (pd.Index(["x", "y"]), ["x", "y"]),
    (pd.DataFrame({"a": [1, 2], "b": ["x", None]}), [{"a": 1, "b": "x"}, {"a": 2, "b": None}]),
    (sorted(pd.Series([2007, 1952]).unique()), [1952, 2007]),
]


@pytest.mark.parametrize(("value", "expected"), PLAIN, ids=lambda value: type(value).__name__)
def test_values_become_json(value: Any, expected: Any) -> None:
    assert json.loads(encode(value)) == expected
    assert json.loads(encode({"deep": [value]})) == {"deep": [expected]}


@pytest.mark.parametrize(("value", "expected"), PLAIN, ids=lambda value: type(value).__name__)
def test_values_become_the_same_json_beside_one_that_needs_a_second_look(value: Any, expected: Any) -> None:
    assert json.loads(encode([value, 2**70])) == [expected, 2.0**70]


def test_figures_keep_their_typed_arrays() -> None:
    figure = go.Figure(go.Scatter(x=np.arange(3), y=np.array([1.5, 2.5, 3.5])))
    for data in (encode(figure), encode({"figure": figure, "big": 2**70})):
        decoded = json.loads(data)
        trace = decoded.get("figure", decoded)["data"][0]
        assert trace["type"] == "scatter"
        assert trace["y"]["dtype"] == "f8"
        assert set(trace["y"]) == {"dtype", "bdata"}


class DashComponent:
    def __init__(self, kind: str, namespace: str, **props: Any) -> None:
        self.data = {"type": kind, "namespace": namespace, "props": props}

    def to_plotly_json(self) -> dict[str, Any]:
        return self.data


def test_dash_components_become_nodes() -> None:
    value = [
        DashComponent(
            "Div", "dash_html_components", className="c", htmlFor="f", tabIndex=1, n_clicks=2, style={"fontSize": 3},
            children=[DashComponent("Dropdown", "dash_core_components", id="d", clearable=False), "text"],
        )
    ]  # fmt: skip
    assert json.loads(encode(value)) == [
        {
            "div": {
                "class": "c",
                "for": "f",
                "tabindex": 1,
                "n_clicks": 2,
                "style": {"fontSize": 3},
                "children": [{"Dropdown": {"id": "d", "clearable": False}}, "text"],
            }
        }
    ]


class Refusing:
    def to_plotly_json(self) -> Any:
        raise ValueError("not today")


def nested(depth: int) -> Any:
    value: Any = []
    for _ in range(depth):
        value = [value]
    return value


def endless() -> Any:
    value: list[Any] = []
    value.append(value)
    return value


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({1}, "it is a `set`, which has no order; a list is needed"),
        ([1, {"label": {"x"}}], "`[1].label` is a `set`, which has no order; a list is needed"),
        ({"a b": [0, b"x"]}, '`["a b"][1]` is a `bytes`; text is needed'),
        ({"a": object()}, "`a` is an `object`"),
        ({"a": timedelta(1)}, "`a` is a `datetime.timedelta`"),
        ([2**70, {"n": 10**400}], "`[1].n` is an integer beyond the range of a double"),
        ([Decimal("1e400")], "`[0]` is a number beyond the range of a double"),
        ([1j], "`[0]` is a `complex`"),
        ([np.complex128(1)], "`[0]` is a `numpy.complex128` of `complex128`"),
        ([(i for i in range(3))], "`[0]` is a `generator`"),
        ({"x": {("a", 1): 2}}, "`x` is a mapping with a key that is a `tuple`"),
        (["\ud800"], "`[0]` is a text with half of a surrogate pair"),
        ([Point(1, {2})], "`[0].y` is a `set`, which has no order; a list is needed"),
        ([np.array([1, {2}], dtype=object)], "`[0][1]` is a `set`, which has no order; a list is needed"),
        ({"f": Refusing()}, "`f` is a `tests.runtime.test_encoding.Refusing` that could not be converted: not today"),
        (endless(), f"`{'[0]' * 20}…` is nested more than 250 levels deep"),
        (nested(500), f"`{'[0]' * 20}…` is nested more than 250 levels deep"),
    ],
)
def test_the_bad_leaf_is_named_with_its_path(value: Any, message: str) -> None:
    with pytest.raises(NotJSON) as error:
        encode(value)
    assert str(error.value).replace("test_encoding.Refusing", "test_encoding.Refusing") == message


def test_what_orjson_takes_is_taken_to_the_last_level() -> None:
    assert json.loads(encode(nested(200))) == nested(200)


@pytest.mark.parametrize(
    ("value", "back"),
    [
        (1.0, 1),
        (-0.0, 0),
        ([1.0, {"a": 2.0}], [1, {"a": 2}]),
        (0.5, 0.5),
        ("1.0", "1.0"),
        (1e16, 10000000000000000),
        (1e300, 1e300),
        (2**53 + 1, 2**53),
        (2**63 + 1, 9223372036854776000),
        (2**64, 2.0**64),
        (-(2**63), -9.223372036854775808e18),
        (True, True),
    ],
)
def test_numbers_come_back_as_the_browser_would_send_them(value: Any, back: Any) -> None:
    result = decode(encode(value))
    assert result == back
    assert json.dumps(result) == json.dumps(back)


def js_json(value: Any) -> str:
    """What JavaScript's JSON.stringify writes for a double."""
    from dashc.runtime.numbers import js_number

    return js_number(value)


@given(st.one_of(st.integers(-(2**70), 2**70), st.floats(allow_nan=False, allow_infinity=False)))
def test_every_number_comes_back_as_the_parser_reads_what_javascript_writes(number: float) -> None:
    import orjson

    assert repr(decode(encode(number))) == repr(orjson.loads(js_json(float(number))))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
    ),
)


@given(json_values)
def test_json_values_are_kept(value: Any) -> None:
    assert decode(encode(value)) == value


@given(json_values)
def test_both_ways_of_encoding_agree(value: Any) -> None:
    assert json.loads(encode([value, 2**70]))[0] == json.loads(encode(value))


def test_a_value_is_encoded_by_one_call_in_the_usual_case(monkeypatch: pytest.MonkeyPatch) -> None:
    second_look: Callable[..., Any] = lambda *_: pytest.fail("a second look")  # noqa: E731
    monkeypatch.setattr("dashc.runtime.encoding._plain", second_look)
    encode(
        {
            "figure": go.Figure(go.Bar(x=["a"], y=[1])),
            "series": pd.Series([1.5]),
            "when": date(2024, 1, 2),
            5: Decimal(1),
        }
    )
