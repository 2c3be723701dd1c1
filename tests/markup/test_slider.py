"""What a slider shows, computed from its props."""

from typing import Any

import pytest

from dashc.runtime.slider import slider


def shown(**props: Any) -> list[tuple[float, str]]:
    model = slider(props.get("min"), props.get("max"), props.get("step", "auto"), props.get("marks", "auto"))
    return [(mark["value"], mark["label"]) for mark in model["marks"]]


@pytest.mark.parametrize(
    ("least", "greatest", "step", "expected"),
    [
        (0, 10, "auto", 1),
        (0, 1, 0.2, 0.2),
        (0, 1.5, "auto", 0.01),
        (0.5, 100, "auto", 0.5),
        (0, 10, None, "any"),
        (0, 10, -1, 1),
        (5, 5, "auto", 1),
    ],
)
def test_the_step_is_dashs(least: float, greatest: float, step: Any, expected: Any) -> None:
    assert slider(least, greatest, step)["step"] == expected


def test_bounds_come_from_the_marks_where_they_are_not_given() -> None:
    model = slider(None, None, None, {"3": "a", "7.5": "b", "1": "c"})
    assert (model["min"], model["max"]) == (1, 7.5)
    assert (slider()["min"], slider()["max"]) == (0, 1)


@pytest.mark.parametrize(
    ("least", "greatest", "labels"),
    [
        (0, 100, ["0", "20", "40", "60", "80", "100"]),
        (1952, 2007, ["1952", "1972", "1992", "2007"]),
        (0, 2_000_000, ["0", "0.5M", "1M", "1.5M", "2M"]),
        (0, 20_000, ["0", "5k", "10k", "15k", "20k"]),
        (0, 5, ["0", "1", "2", "3", "4", "5"]),
        (3, 3, ["3"]),
    ],
)
def test_automatic_marks_are_round_and_as_many_as_fit(least: float, greatest: float, labels: list[str]) -> None:
    assert [label for _, label in shown(min=least, max=greatest)] == labels


def test_automatic_marks_have_no_rounding_errors() -> None:
    assert [value for value, _ in shown(min=0.1, max=0.6, step=0.1)] == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6]


def test_marks_are_in_order_and_within_the_bounds() -> None:
    marks = {"10": "b", "2": {"label": "a"}, "11": "out", "x": "none", "5": None, "6": {"label": ""}}
    assert shown(min=0, max=10, marks=marks) == [(2, "a"), (5, "5"), (6, "6"), (10, "b")]


def test_null_marks_are_none_and_too_many_are_made_automatically() -> None:
    assert shown(min=0, max=10, marks=None) == []
    assert len(shown(min=0, max=1000, marks={str(i): "x" for i in range(501)})) < 20


def test_a_single_handle_fills_from_the_start_and_several_between_them() -> None:
    one = slider(0, 10, 1, None, 4)
    assert (one["from"], one["to"]) == (0, 0.4)
    two = slider(0, 10, 1, None, [8, 2])
    assert (two["from"], two["to"]) == (0.2, 0.8)
    assert slider(0, 10, 1, None, 4, None, False)["from"] is None


def test_values_outside_of_the_bounds_are_drawn_at_the_end() -> None:
    assert [handle["at"] for handle in slider(0, 10, 1, None, [-5, 20])["handles"]] == [0, 1]


def test_handles_are_spread_where_no_value_says_where_they_are() -> None:
    assert [handle["value"] for handle in slider(0, 10, 1, None, None, None, True, False, 2)["handles"]] == [0, 5, 10]
    assert [handle["value"] for handle in slider(3, 10)["handles"]] == [3]


def test_places_while_dragging_go_before_the_value() -> None:
    assert slider(0, 10, 1, None, 4, 6)["handles"][0]["value"] == 6


def test_a_handle_says_what_its_mark_or_its_tooltip_says() -> None:
    marks = {"5": "half"}
    assert slider(0, 10, None, marks, 5)["handles"][0]["text"] == "half"
    assert slider(0, 10, None, marks, 6)["handles"][0]["text"] is None
    tooltip = {"template": "{value} of {value}"}
    handle = slider(0, 10, None, marks, 5, None, True, False, None, tooltip)["handles"][0]
    assert (handle["tip"], handle["text"]) == ("5 of 5", "5 of 5")


@pytest.mark.parametrize(
    ("label", "values", "labels"),
    [
        (None, [1], ["Value"]),
        ("Year", [1], ["Year"]),
        (None, [1, 2], ["Minimum", "Maximum"]),
        ("Year", [1, 2], ["Year minimum", "Year maximum"]),
        ("Year", [1, 2, 3], ["Year 1 of 3", "Year 2 of 3", "Year 3 of 3"]),
    ],
)
def test_every_handle_has_a_name(label: str | None, values: list[int], labels: list[str]) -> None:
    model = slider(0, 10, 1, None, values, None, True, False, None, None, label)
    assert [handle["label"] for handle in model["handles"]] == labels


def test_dots_stand_at_the_steps_unless_they_are_too_many() -> None:
    assert [dot["at"] for dot in slider(0, 1, 0.25, None, 0.5, None, True, True)["dots"]] == [0, 0.25, 0.5, 0.75, 1]
    assert slider(0, 1000, 1, None, 0, None, True, True)["dots"] == []


def test_integers_beyond_doubles_are_no_numbers() -> None:
    assert slider(0, 10**400)["max"] == 1
