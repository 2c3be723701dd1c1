"""B8: values that the spec rules out reach no function, and whatever a control of the page can produce does."""

import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from dashc.runtime.patterns import pattern_test
from tests.apps.compact import Wired
from tests.apps.served import app_of, ask, page_data_of

OPTIONS = ["a", "b", 3, {"value": True, "label": "yes"}, {"value": "off", "disabled": True}]
MARKS = {"0": "low", "2.5": "mid", "10": "high"}


class Case(NamedTuple):
    """A control as a spec writes it, some values that it can produce, and some that it cannot."""

    kind: str
    props: Mapping[str, Any]
    legal: list[Any]
    illegal: list[Any]
    prop: str = "value"


NO_NUMBERS: list[Any] = ["999", "<script>", "", True, [], [1], {}, {"$hash": "x"}]
NO_TEXTS: list[Any] = [5, 1.5, True, [], ["x"], {}]

CASES = {
    "number": Case("Input", {"type": "number"}, [None, 0, -1.5, 1e300], NO_NUMBERS),
    "number in bounds": Case(
        "Input", {"type": "number", "min": -1, "max": "10"}, [None, -1, 0.123, 10], [*NO_NUMBERS, -1.01, 11, 1e999]
    ),
    "number by steps": Case(
        "Input", {"type": "number", "min": 0.1, "step": 0.1}, [0.1, 0.3, 0.7, 1e6 + 0.1, None], [0.25, 0.05, 0, "0.3"]
    ),
    "number by any step": Case("Input", {"type": "number", "step": "any", "value": 1}, [0.1, None, 1e-9], ["1"]),
    "number by steps from its value": Case(
        "Input", {"type": "number", "step": 2, "value": 1}, [1, 3, -5, 2, None], [1.5, 0.1]
    ),
    "number that begins outside": Case("Input", {"type": "number", "max": 10, "value": 99}, [99, 10], [98, "99"]),
    "number that begins as text": Case("Input", {"type": "number", "value": "5"}, ["5", 6], ["6"]),
    "range": Case("Input", {"type": "range"}, ["0", "50", "100", "0.5", 7], ["101", "-1", "x", 101, "", [], "1e9"]),
    "range in bounds": Case("Input", {"type": "range", "min": 5, "max": 200, "step": 5}, ["5", "200"], ["7", "205"]),
    "text": Case("Input", {}, ["", "<script>", "7", "ü" * 1000, None], [*NO_TEXTS, "two\nlines"]),
    "text that begins": Case("Input", {"value": "x"}, ["", "y"], [*NO_TEXTS, None]),
    "text that begins as a number": Case("Input", {"value": 5}, [5, "5", ""], [6]),
    "search": Case("Input", {"type": "search", "value": ""}, ["x"], [*NO_TEXTS, None]),
    "password": Case("Input", {"type": "password"}, ["p\0w"], NO_TEXTS),
    "length": Case("Input", {"maxLength": 3}, ["", "abc", "äöü", "😀a"], ["abcd", "😀😀", "x" * 100_000]),
    "length as text": Case("Input", {"maxLength": "2"}, ["ab"], ["abc"]),
    "length that begins longer": Case("Input", {"maxLength": 2, "value": "abcd"}, ["abcd", "abc", "x"], ["abcde"]),
    "pattern": Case("Input", {"pattern": "[a-z]{2,4}", "value": "ab"}, ["", None, "abcd"], ["a", "abcde", "AB", "ab1"]),
    "pattern of groups": Case("Input", {"pattern": "(a+)+b"}, ["", "a" * 60], [1]),
    "too short to be done": Case("Input", {"minLength": 5}, ["", "a"], [5]),
    "radio": Case(
        "RadioItems", {"options": OPTIONS}, ["a", 3, 3.0, True, None], ["c", 4, 1, "3", ["a"], {}, "off", ""]
    ),
    "radio that begins": Case("RadioItems", {"options": OPTIONS, "value": "off"}, ["off", "a"], [None, "c"]),
    "radio that begins with none of its options": Case(
        "RadioItems", {"options": ["a"], "value": "gone"}, ["gone", None, "a"], ["b"]
    ),
    "radio by labels": Case("RadioItems", {"options": {"x": "X", "1": "One"}}, ["x", "1"], [1, "X"]),
    "loose radio": Case("RadioItems", {"options": OPTIONS, "strict": False}, ["a", "other", 9], [["a"], {}]),
    "checklist": Case(
        "Checklist",
        {"options": OPTIONS},
        [None, [], ["a"], [3, "a", True]],
        ["a", ["c"], ["a", "a"], ["a"] * 100_000, [["a"]], {}, [None], ["off"], [3, 3.0]],
    ),
    "checklist that begins": Case(
        "Checklist", {"options": OPTIONS, "value": ["off", "a", "a"]}, [["off", "a", "a"], ["off"], []], [None, "a"]
    ),
    "loose checklist": Case("Checklist", {"options": [], "strict": False}, [["z"]], ["z", ["z", "z"]]),
    "dropdown": Case("Dropdown", {"options": OPTIONS}, ["a", None, 3], [[1, 2, 3], ["a"], [], "p", "", {}]),
    "dropdown that stays": Case(
        "Dropdown", {"options": OPTIONS, "value": "a", "clearable": False}, ["b"], [None, ["b"]]
    ),
    "dropdown for several": Case(
        "Dropdown", {"options": OPTIONS, "multi": True}, [None, [], ["a"], ["b", "a"]], ["a", ["p"], ["a", "a"], {}]
    ),
    "dropdown for several that begins": Case(
        "Dropdown", {"options": OPTIONS, "multi": True, "value": ["a"]}, [[], ["a", "b"]], [None, "a"]
    ),
    "dropdown without options": Case("Dropdown", {"options": []}, [None], ["a"]),
    "search in a dropdown": Case("Dropdown", {"options": OPTIONS}, ["", "x", None], [1, []], "search_value"),
    "slider": Case("Slider", {"min": 0, "max": 10}, [0, 3, 10, None], [-1, 11, 2.5, "3", [3], True, {}]),
    "slider by default": Case("Slider", {}, [0, 0.01, 0.07, 0.29, 0.57, 1], [2, 0.005]),
    "slider by tenths": Case(
        "Slider", {"min": -1, "max": 1, "step": 0.1}, [-1, -0.7, 0.3, 0.1 + 0.2, 1], [0.35, 1.1, -1.1]
    ),
    "slider that ends between steps": Case("Slider", {"min": 0, "max": 10, "step": 3}, [0, 9], [10, 4]),
    "slider by marks": Case(
        "Slider", {"min": 0, "max": 10, "step": None, "marks": MARKS}, [0, 2.5, 10], [1, 2.4, 11, "0"]
    ),
    "slider bounded by marks": Case("Slider", {"marks": MARKS, "step": 0.5}, [0, 2.5, 9.5, 10], [-1, 10.5]),
    "slider that begins between steps": Case("Slider", {"min": 0, "max": 9, "value": 4.5}, [4.5, 4], [None, 5.5]),
    "loose slider": Case("Slider", {"min": 0, "max": 1, "strict": False}, [99, 0.123], ["99", []]),
    "slider being dragged": Case("Slider", {"min": 0, "max": 10, "value": 1}, [None, 3], [11, "3", []], "drag_value"),
    "range slider": Case(
        "RangeSlider",
        {"min": 0, "max": 10, "value": [2, 5]},
        [[2, 5], [0, 10], [4, 4]],
        [[], [9, 1], [1, 2, 3, 4], [1], [1, 99], [1, 2.5], ["1", "2"], [None, 3], 3, None, {}, [True, 2]],
    ),
    "range slider without value": Case("RangeSlider", {"min": 0, "max": 9}, [None, [0, 9]], [[], [1], [1, 2, 3]]),
    "range slider for three": Case("RangeSlider", {"min": 0, "max": 9, "count": 2}, [[1, 2, 3]], [[1, 2]]),
    "range slider that begins between": Case(
        "RangeSlider", {"min": 0, "max": 9, "value": [1.5, 2.5]}, [[1.5, 7], [0, 2.5]], [[1.5, 2.6]]
    ),
    "range slider that begins unordered": Case(
        "RangeSlider", {"min": 0, "max": 9, "value": [9, 1]}, [[9, 1]], [[10, 1]]
    ),
    "graph": Case("Graph", {"figure": {}}, [None, {"points": []}], ["x", [], 1], "clickData"),
    "clicks": Case("button", {}, [None, 0, 7], [-1, 1.5, "1", True, []], "n_clicks"),
    "submits": Case("Input", {}, [0, 1], [-1, "1", 0.5], "n_submit"),
    "ticks": Case("Interval", {}, [0, 1], [-1, "1", 0.5], "n_intervals"),
    "field of HTML's": Case("input", {"value": "x"}, ["", "y", 5], [[], {}, True]),
    "kept data": Case("Store", {"storage_type": "local"}, [{"a": [1]}, "x", 5, [], None], [], "data"),
}


class Recorder:
    """An app with one component, and a function that notes what reaches it."""

    def __init__(self, folder: Path, kind: str, props: Mapping[str, Any], prop: str, **more: Any) -> None:
        self.calls: list[Any] = []

        def record(value: Any, *_: Any) -> None:
            self.calls.append(value)

        callbacks = [Wired(record, f"x.{prop}", "out.title", prevent_initial_call=True), *more.pop("others", [])]
        self.app: Flask = app_of(folder, callbacks, {"x": {kind: props}, "out": {"p": {}}}, **more)
        self.client = self.app.test_client()
        self.prop = prop

    def send(self, value: Any) -> int:
        run = [{"callback": "record", "triggered": [f"x.{self.prop}"]}]
        return ask(self.client, run, **{f"x__{self.prop}": value}).status_code


@pytest.mark.parametrize("name", CASES)
def test_B8_what_a_control_can_produce_reaches_the_function_and_nothing_else(tmp_path: Path, name: str) -> None:
    kind, props, legal, illegal, prop = CASES[name]
    recorder = Recorder(tmp_path, kind, props, prop)
    for value in legal:
        assert (value, recorder.send(value)) == (value, 200)
    assert recorder.calls == legal
    recorder.calls.clear()
    assert [value for value in illegal if value != 1e999 and recorder.send(value) != 400] == []
    assert recorder.calls == []


def test_B8_a_refusal_says_what_is_wrong(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path, "RangeSlider", {"min": 0, "max": 10, "step": 2, "value": [2, 6]}, "value")
    run = [{"callback": "record", "triggered": ["x.value"]}]
    details = [
        ask(recorder.client, run, x__value=value).get_json(force=True)["detail"]
        for value in ([2], [6, 2], [2, 12], [2, 5], None, "2")
    ]
    assert details == [
        "The value of `x.value` must have 2 items, one for each handle.",
        "The value of `x.value` must be ascending.",
        "The value of `x.value` is outside the component's bounds, 0 and 10.",
        "The value of `x.value` is on none of the component's steps of 2.",
        "The value of `x.value` must not be nothing.",
        "The value of `x.value` must be a list, not text.",
    ]


BOUNDED = {"options": ["a", "b"]}


def write(_: Any) -> Any:
    return None


WRITTEN = [Wired(write, "out.n_clicks", "x.value", prevent_initial_call=True)]
BOUND_WRITTEN = [Wired(write, "out.n_clicks", "x.options", prevent_initial_call=True)]


@pytest.mark.parametrize(
    ("props", "others", "more", "accepted"),
    [
        (BOUNDED, WRITTEN, {}, {"a": True, "z": True, 5: True}),
        (BOUNDED | {"strict": True}, WRITTEN, {}, {"a": True, "z": False, 5: False}),
        (BOUNDED | {"strict": False}, WRITTEN, {}, {"a": True, "z": True}),
        (BOUNDED, BOUND_WRITTEN, {}, {"a": True, "z": True}),
        ({}, [], {"values": {"x.options": ["a"]}}, {"a": True, "z": True}),
        (BOUNDED, [], {"values": {"x.value": "q"}}, {"q": True, "a": True, "z": False}),
    ],
)
def test_B8_bounds_bind_where_nothing_sets_them_and_only_the_user_sets_the_value(
    tmp_path: Path, props: Any, others: Any, more: Any, accepted: dict[Any, bool]
) -> None:
    recorder = Recorder(tmp_path, "RadioItems", props, "value", others=others, **more)
    assert {value: recorder.send(value) == 200 for value in accepted} == accepted


def test_B8_a_component_among_nodes_that_a_callback_writes_may_have_other_bounds(tmp_path: Path) -> None:
    component = {"id": "x", "type": "RadioItems", "at": "app.yaml:1", "props": BOUNDED, "from": [], "replaced": True}
    out = {"id": "out", "type": "p", "at": "app.yaml:2", "props": {}, "from": []}
    recorder = Recorder(tmp_path, "RadioItems", BOUNDED, "value", components=[component, out])
    assert [recorder.send("z"), recorder.send(["z"])] == [200, 400]
    assert recorder.calls == ["z"]


STATE = ["x.max", "x.id", "x.min", "d.options", "d.multi", "b.children", "b.id", "m.data", "t.value", "c.title"]


def test_B8_what_nothing_can_change_is_not_taken_from_the_page(tmp_path: Path) -> None:
    calls: list[Any] = []

    def record(*values: Any) -> None:
        calls.append(list(values))
        values[4].append("changed by the function")

    app = app_of(
        tmp_path,
        [Wired(record, "b.n_clicks", "out.title", state=STATE, prevent_initial_call=True)],
        {
            "b": {"button": {"children": "Go"}},
            "x": {"Slider": {"max": 10}},
            "d": {"Dropdown": {"options": ["a"]}},
            "m": {"Store": {"data": [1]}},
            "t": {"Input": {"value": "locked", "readOnly": True}},
            "c": {"p": {}},
        },
        values={"c.title": lambda: "computed"},
    )
    client = app.test_client()
    (callback,) = page_data_of(client.get("/").text)["callbacks"]
    assert callback["fixed"] == STATE
    expected = [1, 10, "x", None, ["a"], None, "Go", "b", [1], "locked", "computed"]
    run = [{"callback": "record", "triggered": ["b.n_clicks"]}]
    assert ask(client, run, b__n_clicks=1).status_code == 200
    forged = {ref.replace(".", "__"): ["forged"] for ref in STATE}
    assert ask(client, run, b__n_clicks=1, **forged).status_code == 200
    assert [[*call[:4], call[4][:1], *call[5:]] for call in calls] == [expected, expected]


@pytest.mark.parametrize(
    ("kind", "props", "prop", "others"),
    [
        ("Store", {"storage_type": "session"}, "data", []),
        ("Store", {}, "data", [Wired(write, "out.n_clicks", "x.clear_data")]),
        ("Slider", {}, "max", [Wired(write, "out.n_clicks", "x.max")]),
        ("Input", {"readOnly": True}, "value", [Wired(write, "out.n_clicks", "x.readOnly")]),
        ("Input", {"readOnly": True}, "n_blur", []),
        ("Graph", {"figure": {}}, "figure", []),
        ("Dropdown", {"options": ["a"], "value": "gone", "disabled": True}, "value", []),
        ("textarea", {}, "value", []),
    ],
)
def test_B8_what_something_can_change_is_taken_from_the_page(
    tmp_path: Path, kind: str, props: Any, prop: str, others: Any
) -> None:
    recorder = Recorder(tmp_path, kind, props, prop, others=others)
    (callback, *_) = page_data_of(recorder.client.get("/").text)["callbacks"]
    assert "fixed" not in callback


NUMBERS = (
    st.integers(-20, 20) | st.integers(-80, 80).map(lambda quarters: quarters / 4) | st.sampled_from([1e300, -1e9])
)
SCALARS = st.none() | st.booleans() | NUMBERS | st.text(max_size=5) | st.sampled_from(["a", "b", "c", "2", "<script>"])
ANYTHING = (
    SCALARS
    | st.lists(SCALARS | st.lists(SCALARS, max_size=2), max_size=5)
    | st.dictionaries(st.text(max_size=3), SCALARS, max_size=2)
)


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_one_of(value: Any, choices: list[Any]) -> bool:
    return any(type(value) is type(choice) and value == choice for choice in choices)


MODELS: dict[str, tuple[str, dict[str, Any], Callable[[Any], bool]]] = {
    "number": (
        "Input",
        {"type": "number", "min": 0, "max": 10, "step": 2},
        lambda v: v is None or (is_number(v) and 0 <= v <= 10 and v % 2 == 0),
    ),
    "text": ("Input", {"maxLength": 2, "value": "x"}, lambda v: isinstance(v, str) and len(v.encode("utf-16-le")) <= 4),
    "radio": ("RadioItems", {"options": ["a", "b"]}, lambda v: v is None or is_one_of(v, ["a", "b"])),
    "checklist": (
        "Checklist",
        {"options": ["a", "b", "c"], "value": []},
        lambda v: isinstance(v, list) and all(is_one_of(i, ["a", "b", "c"]) for i in v) and len(set(v)) == len(v),
    ),
    "dropdown": ("Dropdown", {"options": ["a", "b"]}, lambda v: v is None or is_one_of(v, ["a", "b"])),
    "slider": ("Slider", {"min": 0, "max": 10, "value": 1}, lambda v: is_number(v) and v in range(11)),
    "range": (
        "RangeSlider",
        {"min": 0, "max": 10, "value": [1, 2]},
        lambda v: (
            isinstance(v, list) and len(v) == 2 and all(is_number(i) and i in range(11) for i in v) and v == sorted(v)
        ),
    ),
}


@pytest.fixture(scope="module")
def recorders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Recorder]:
    return {
        name: Recorder(tmp_path_factory.mktemp(name), kind, props, "value") for name, (kind, props, _) in MODELS.items()
    }


@pytest.mark.parametrize("name", MODELS)
@settings(max_examples=100, deadline=None, derandomize=True)
@given(value=ANYTHING)
def test_B8_any_value_is_refused_or_one_that_the_control_can_produce(
    recorders: dict[str, Recorder], name: str, value: Any
) -> None:
    recorder, is_legal = recorders[name], MODELS[name][2]
    recorder.calls.clear()
    # A line break is never in a field of one line, and JSON has no lone surrogates.
    expected = 200 if is_legal(value) and not (isinstance(value, str) and set(value) & set("\r\n")) else 400
    assert recorder.send(value) == expected
    assert recorder.calls == ([value] if expected == 200 else [])


def test_B8_of_thousands_of_forged_bodies_none_brings_a_value_to_a_function_that_the_spec_rules_out(
    recorders: dict[str, Recorder],
) -> None:
    chance = random.Random(8)
    pool = [None, True, False, -1, 0, 1, 2, 2.5, 10, 11, 1e308, "", "a", "b", "999", "<script>", "x" * 9, {}, {"a": 1}]
    statuses: dict[int, int] = {}
    for _ in range(2000):
        name = chance.choice(list(MODELS))
        value = chance.choice([chance.choice(pool), [chance.choice(pool) for _ in range(chance.randrange(5))]])
        recorder = recorders[name]
        recorder.calls.clear()
        body = {
            "wiring": chance.choice(["0123456789abcdef"] * 9 + ["other"]),
            "run": [{"callback": "record", "triggered": ["x.value"]}] * chance.choice([1] * 9 + [2]),
            "values": {"x.value": value} | chance.choice([{}] * 9 + [{"x.max": 1}]),
        }
        status = recorder.client.post("/_dashc/run", json=body).status_code
        statuses[status] = statuses.get(status, 0) + 1
        assert all(MODELS[name][2](call) for call in recorder.calls)
        assert bool(recorder.calls) == (status == 200)
    assert statuses.keys() == {200, 400, 409}


@pytest.mark.parametrize(
    "pattern", ["(a+)+", "a|b", "a*b*c*", r"\p{L}", "[a-z&&[b]]", "a{2", "^a$", r"\s", "[a--b]", "(?=a)", "[[a]]", "é"]
)
def test_B8_what_python_reads_otherwise_than_browsers_or_for_ever_is_left_to_them(pattern: str) -> None:
    assert pattern_test(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "matching", "other"),
    [
        ("[A-Za-z]{3}", ["abc"], ["ab", "abcd", "ab1", "äbc"]),
        (r"\d+", ["1", "1" * 4096], ["", "٣", "1\n", "1" * 4097]),
        (r"[0-9]{4}-[0-9]{2}", ["2024-01"], ["2024-1"]),
        (r"\w+@[a-z.]+", ["a@b.c"], ["a@b@c", "a@"]),
        ("[^x]?.", ["ab", "b"], ["xb"]),
    ],
)
def test_B8_a_plain_pattern_is_matched_whole(pattern: str, matching: list[str], other: list[str]) -> None:
    test = pattern_test(pattern)
    assert test is not None
    assert [text for text in matching if not test(text)] == []
    assert [text for text in other if test(text)] == []
