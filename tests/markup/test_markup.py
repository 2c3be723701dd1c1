"""The markup language: expressions, names and functions."""

from typing import Any

import pytest

from dashc.runtime.markup import FUNCTIONS, SLOT, Html, expand


def value(markup: Any, **props: Any) -> Any:
    return expand(markup, props, "_dx-1")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("text", "x"),
        ("mapping.inner.deep", 1),
        ("mapping.missing.deep", None),
        ("missing", None),
        ("text.length", None),
        ("list.0", None),
        ("aria-label", "L"),
        ("$key", "_dx-1"),
        ("mapping.__class__", None),
    ],
)
def test_a_path_finds_keys_of_mappings_only(path: str, expected: Any) -> None:
    props = {"text": "x", "mapping": {"inner": {"deep": 1}}, "list": [1], "aria-label": "L"}
    assert expand({"$": path}, props, "_dx-1") == expected


@pytest.mark.parametrize("false", [None, False, 0, 0.0, "", [], {}])
def test_what_is_empty_is_false(false: Any) -> None:
    assert value({"$if": {"$": "x"}, "$then": 1, "$else": 2}, x=false) == 2
    assert value({"$if": {"$": "x"}, "$then": 1}, x=false) is None


@pytest.mark.parametrize("true", [True, 1, "0", [0], {"a": None}])
def test_everything_else_is_true(true: Any) -> None:
    assert value({"$if": {"$": "x"}, "$then": 1, "$else": 2}, x=true) == 1


def test_a_loop_binds_the_item_and_its_place() -> None:
    loop = {"$each": {"$": "items"}, "$as": "i", "$do": [{"$": "i$index"}, {"$": "i"}]}
    assert value({"ul": [loop]}, items=["a", "b"]) == {"ul": [[0, "a"], [1, "b"]]}
    assert value({"ul": [loop]}, items="no list") == {"ul": []}


def test_a_binding_is_evaluated_once_outside_of_its_names() -> None:
    assert value({"$let": {"a": {"$": "b"}, "b": 2}, "$in": [{"$": "a"}, {"$": "b"}]}, b=1) == [1, 2]


def test_a_value_is_data_and_never_markup() -> None:
    hostile = {"$": "secret", "$html": "<script>"}
    assert value({"p": [{"$": "x"}]}, x=hostile, secret="s") == {"p": [hostile]}
    assert not isinstance(value([{"$": "x"}], x={"$html": "y"})[0], Html)


def test_only_the_markup_makes_html_and_the_place_of_children() -> None:
    assert isinstance(value({"$html": {"$": "x"}}, x="<b>"), Html)
    assert value({"$children": True}) is SLOT


@pytest.mark.parametrize(
    ("function", "arguments", "expected"),
    [
        ("and", [1, "a", 0, 2], 0),
        ("and", [1, 2], 2),
        ("or", [0, "", "a"], "a"),
        ("or", [None, []], []),
        ("not", [[]], True),
        ("equal", [1, 1.0], True),
        ("equal", [1, True], False),
        ("equal", [{"a": [1]}, {"a": [1.0]}], True),
        ("equal", [[1], [True]], False),
        ("equal", ["1", 1], False),
        ("equal", [None, None], True),
        ("includes", [[1, "a"], 1.0], True),
        ("includes", [[1], True], False),
        ("includes", ["abc", "a"], False),
        ("length", [[1, 2]], 2),
        ("length", [{"a": 1}], 1),
        ("length", ["abc"], 0),
        ("text", [1.0], "1"),
        ("text", [True], "true"),
        ("text", [None], ""),
        ("text", [["a"]], ""),
        ("concat", ["a", 1, None, False], "a1false"),
        ("join", [["a", 1, None], "-"], "a-1-"),
        ("join", ["a", "-"], "a"),
        ("replace", ["{n} of {n}", "{n}", 2], "2 of 2"),
        ("replace", [None, "a", "b"], ""),
        ("take", [[1, 2, 3], 2], [1, 2]),
        ("take", ["abc", 2], []),
    ],
)
def test_functions_are_neutral_where_an_argument_is_of_the_wrong_type(
    function: str, arguments: list[Any], expected: Any
) -> None:
    result = FUNCTIONS[function](*arguments)
    assert result == expected
    assert type(result) is type(expected)


def labels(given: Any) -> list[tuple[str, Any]]:
    return [(option["label"], option["value"]) for option in FUNCTIONS["options"](given)]


def test_options_have_dashs_three_forms() -> None:
    assert labels(["a", 1.0, True]) == [("a", "a"), ("1", 1.0), ("true", True)]
    assert labels([{"label": "A", "value": "a"}, {"value": 2}]) == [("A", "a"), ("2", 2)]
    assert labels({"a": "A", "b": 5}) == [("A", "a"), ("5", "b")]
    assert labels(None) == []


def test_what_has_no_value_is_no_option() -> None:
    assert labels([None, ["a"], {"label": "x"}, {"label": "y", "value": None}, "z"]) == [("z", "z")]


def test_the_keys_of_a_mapping_come_in_javascripts_order() -> None:
    assert [v for _, v in labels({"b": 1, "10": 2, "9": 3, "01": 4, "-1": 5})] == ["9", "10", "b", "01", "-1"]


def selected(given: Any, chosen: Any) -> list[tuple[str, int]]:
    return [(option["label"], option["index"]) for option in FUNCTIONS["selected"](given, chosen)]


def test_the_selection_is_in_the_order_of_the_value() -> None:
    assert selected(["a", "b", "c"], ["c", "a", "gone", "c"]) == [("c", 2), ("a", 0)]
    assert selected(["a", "b"], "b") == [("b", 1)]
    assert selected(["a"], None) == []


def test_the_selection_is_found_by_equality_of_json() -> None:
    assert selected([True, 1, "1"], 1.0) == [("1", 1)]
    assert selected([True, 1, "1"], True) == [("true", 0)]


def test_the_first_of_equal_options_is_the_selected_one() -> None:
    assert selected([{"label": "x", "value": 1}, {"label": "y", "value": 1}], 1) == [("x", 0)]
