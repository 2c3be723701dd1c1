"""S10: a return value that does not fit is an error that says what and where, and no output is touched."""

from collections.abc import Callable
from typing import Any

import pytest

from dashc.runtime.settings import Settings
from tests.apps.compact import Session, Wired
from tests.apps.served import app_of, ask, lines_of

LIST = ["b.value", "c.value"]
MAPPING = {"first": "b.value", "second": "c.value"}
LISTED = "must return a list or tuple of 2 values, one for each of its outputs; it returned"
MAPPED = "must return a dictionary with the keys `first` and `second`"
NO_JSON = "that cannot be written as JSON"
NODE = "a node is a mapping with exactly one key, the name of the element or component"


@pytest.mark.parametrize(
    ("outputs", "returned", "message"),
    [
        (LIST, "ab", f"{LISTED} a `str`."),
        (LIST, None, f"{LISTED} `None`."),
        (LIST, [1], f"{LISTED} a `list` of 1 value."),
        (LIST, (1, 2, 3), f"{LISTED} a `tuple` of 3 values."),
        (LIST, {"b": 1, "c": 2}, f"{LISTED} a `dict`."),
        (["b.value"], "x", "must return a list or tuple of 1 value, one for each of its outputs; it returned a `str`."),
        (MAPPING, [1, 2], f"{MAPPED}; it returned a `list`."),
        (MAPPING, None, f"{MAPPED}; it returned `None`."),
        (MAPPING, {"first": 1}, f"{MAPPED}; `second` is missing."),
        (MAPPING, {}, f"{MAPPED}; `first` and `second` are missing."),
        (MAPPING, {"first": 1, "second": 2, 3: 4}, f"{MAPPED}; `3` is not among its outputs."),
        (None, 5, "has no outputs and must return nothing; it returned an `int`."),
        (
            LIST,
            [1, [{"x": {2}}]],
            f"returned a value for `c.value` {NO_JSON}: `[0].x` is a `set`, which has no order; a list is needed.",
        ),
        ("b.value", b"x", f"returned a value for `b.value` {NO_JSON}: it is a `bytes`; text is needed."),
        (
            "b.value",
            10**400,
            f"returned a value for `b.value` {NO_JSON}: it is an integer beyond the range of a double.",
        ),
    ],
)
def test_S10_a_wrong_shape_is_said_with_the_callback_and_its_place(outputs: Any, returned: Any, message: str) -> None:
    session = Session([Wired(lambda _: returned, "a.value", outputs, name="report")], development=True)
    assert session.change(a__value=1) == {}
    assert session.error.message == f"`report` (app.yaml:10) {message}"
    assert session.error.at == "app.yaml:10"
    assert session.error.traceback is None


def test_S10_in_production_only_the_log_says_so(caplog: pytest.LogCaptureFixture) -> None:
    session = Session([Wired(lambda _: {1}, "a.value", "b.value", name="report")])
    session.change(a__value=1)
    assert "set" not in session.error.message
    assert "`report` (app.yaml:10) returned a value for `b.value`" in caplog.text
    assert session.error.reference in caplog.text


def test_S10_mappings_are_split_by_key_and_not_by_order() -> None:
    session = Session([Wired(lambda _: {"second": 2, "first": 1}, "a.value", MAPPING, name="report")])
    assert session.change(a__value=1) == {"b.value": 1, "c.value": 2}


def sum_of(*numbers: int, **named: int) -> Any:
    return [*numbers, sorted(named.items())]


@pytest.mark.parametrize(
    ("inputs", "state", "expected"),
    [
        ("a.value", "s.value", [1, 9, []]),
        (["a.value", "b.value"], ["s.value"], [1, 2, 9, []]),
        ({"x": "a.value"}, {"y": "s.value"}, [[["x", 1], ["y", 9]]]),
        (["b.value", "a.value"], {"y": "s.value"}, [2, 1, [["y", 9]]]),
        ({"x": "a.value", "y": "b.value"}, ["s.value"], [9, [["x", 1], ["y", 2]]]),
        (None, ["s.value", "a.value"], [9, 1, []]),
    ],
)
def test_arguments_are_bound_as_the_spec_groups_them(inputs: Any, state: Any, expected: Any) -> None:
    session = Session([Wired(sum_of, inputs, "out.data", state=state)], {"a.value": 1, "b.value": 2, "s.value": 9})
    assert session.load() == {"out.data": expected}


@pytest.mark.parametrize(
    ("returned", "message"),
    [
        ({"type": "div", "props": 1}, f"is a mapping with the keys `type` and `props`; {NODE}"),
        ([1, {"li": [{}]}], f"at `[1].li[0]` is a mapping with no key; {NODE}"),
        (
            {"div": {"children": [{"a": 1, "b": 2}]}},
            f"at `div.children[0]` is a mapping with the keys `a` and `b`; {NODE}",
        ),
        (
            [{"div": {"h1": "Title"}}],
            'at `[0].div` holds `h1` as if it were a prop; children stand in a list: `{"div": [{"h1": …}]}`',
        ),
    ],
)
def test_S10_what_is_no_node_is_said(tmp_path: Any, returned: Any, message: str) -> None:
    (line, _) = _answer(tmp_path, lambda _: returned, {"div": {}})
    assert (
        line["error"]["message"]
        == f"`report` (app.yaml:10) returned a wrong value for `out.children`, which {message}."
    )


@pytest.mark.parametrize(
    "nodes",
    [None, "text", 5, True, [], [None, "x", [1]], {"br": None}, {"p": ["x", {"b": "y"}]}, {"button": {"form": "f"}}],
)
def test_every_node_is_taken(tmp_path: Any, nodes: Any) -> None:
    (line, _) = _answer(tmp_path, lambda _: nodes, {"div": {}})
    assert line["outputs"] == {"out.children": nodes}


def test_in_development_a_value_is_checked_against_the_catalogue(tmp_path: Any) -> None:
    (line, _) = _answer(tmp_path, lambda _: ["x"], {"div": {}}, output="out.title")
    assert line["error"]["message"] == (
        "`report` (app.yaml:10) returned a wrong value for `out.title`, which must be text or a number, not a list."
    )


def test_in_production_a_value_is_not_checked_against_the_catalogue(tmp_path: Any) -> None:
    (line, _) = _answer(tmp_path, lambda _: ["x"], {"div": {}}, output="out.title", development=False)
    assert line["outputs"] == {"out.title": ["x"]}


def test_in_development_an_id_is_that_of_the_component_which_the_spec_names(tmp_path: Any) -> None:
    nodes = [{"p": [{"Input": {"id": "more"}}, {"b": {"id": "a"}}]}]
    (line, _) = _answer(tmp_path, lambda _: nodes, {"div": {}}, dynamic={"more": "Input"})
    assert line["error"]["message"] == (
        "`report` (app.yaml:10) returned a wrong value for `out.children`, which at `[0].p[1].b` is a `b` with the id "
        "`a`, which is a `div` in the spec."
    )
    (line, _) = _answer(tmp_path, lambda _: nodes[:1], {"div": {}}, dynamic={"more": "Slider"})
    assert "which at `[0].p[0].Input` is a `Input` with the id `more`, which is a `Slider` in the spec" in str(line)


def test_in_development_ids_that_the_spec_names_may_be_inserted(tmp_path: Any) -> None:
    nodes = [{"Input": {"id": "more"}}, {"div": {"id": "a"}}]
    (line, _) = _answer(tmp_path, lambda _: nodes, {"div": {}}, dynamic={"more": "Input"})
    assert line["outputs"] == {"out.children": nodes}


def _answer(
    folder: Any,
    function: Callable[[Any], Any],
    kind: Any,
    *,
    output: str = "out.children",
    development: bool = True,
    **changes: Any,
) -> list[Any]:
    app = app_of(
        folder,
        [Wired(function, "a.value", output, name="report")],
        {"out": kind},
        settings=Settings(development=development),
        **changes,
    )
    return lines_of(ask(app.test_client(), [{"callback": "report", "triggered": ["a.value"]}], a__value=1))
