"""S16: `ctx` tells a function about its own call."""

from typing import Any

import pytest

from dashc.runtime import PreventUpdate, ctx
from dashc.runtime.context import OutsideCallback
from tests.apps.compact import Session, Wired

ATTRIBUTES = [
    "triggered", "triggered_id", "triggered_prop_ids", "inputs", "states", "inputs_list", "states_list", "outputs_list",
    "args_grouping", "headers", "cookies", "path", "response",
]  # fmt: skip


def look(wired: dict[str, Any], *, load: bool = False, **changes: Any) -> dict[str, Any]:
    """What `ctx` shows in one call."""
    seen: dict[str, Any] = {}

    def function(*_: Any, **__: Any) -> None:
        seen.update({name: getattr(ctx, name) for name in ATTRIBUTES if name != "response"})
        raise PreventUpdate

    session = Session([Wired(function, **wired)], {"a.value": 1, "b.value": 2, "s.data": [3]})
    session.load() if load else session.change(**changes)
    assert session.outcomes[0].error is None
    return seen


def test_S16_triggered_is_falsy_and_can_be_indexed_in_the_initial_call() -> None:
    seen = look({"inputs": ["a.value"]}, load=True)
    assert not seen["triggered"]
    assert seen["triggered"][0] == {"prop_id": ".", "value": None}
    assert seen["triggered_id"] is None
    assert seen["triggered_prop_ids"] == {}


def test_S16_triggered_names_the_changed_inputs() -> None:
    seen = look({"inputs": ["a.value", "b.value"]}, b__value=5)
    assert seen["triggered"]
    assert seen["triggered"] == [{"prop_id": "b.value", "value": 5}]
    assert seen["triggered_id"] == "b"
    assert seen["triggered_prop_ids"] == {"b.value": "b"}


def test_S16_an_input_that_was_written_before_in_the_initial_run_is_in_triggered() -> None:
    seen: list[Any] = []

    def second(_: Any) -> None:
        seen.append((ctx.triggered_id, bool(ctx.triggered)))

    Session([Wired(lambda a: a, "a.value", "b.value", name="first"), Wired(second, "b.value")]).load()
    assert seen == [("b", True)]


def test_S16_values_are_there_by_name_and_in_order() -> None:
    seen = look({"inputs": ["a.value", "b.value"], "state": "s.data"}, a__value=1)
    assert seen["inputs"] == {"a.value": 1, "b.value": 2}
    assert seen["states"] == {"s.data": [3]}
    assert seen["inputs_list"] == [
        {"id": "a", "property": "value", "value": 1},
        {"id": "b", "property": "value", "value": 2},
    ]
    assert seen["states_list"] == [{"id": "s", "property": "data", "value": [3]}]
    assert seen["outputs_list"] == []


def test_S16_outputs_are_listed_as_the_spec_groups_them() -> None:
    assert look({"inputs": "a.value", "outputs": "o.p"}, a__value=1)["outputs_list"] == {"id": "o", "property": "p"}
    assert look({"inputs": "a.value", "outputs": ["o.p"]}, a__value=1)["outputs_list"] == [{"id": "o", "property": "p"}]


def test_S16_arguments_are_grouped_as_in_the_spec() -> None:
    a = {"id": "a", "property": "value", "value": 1, "triggered": True}
    b = {"id": "b", "property": "value", "value": 2, "triggered": False}
    s = {"id": "s", "property": "data", "value": [3], "triggered": False}
    assert look({"inputs": ["a.value", "b.value"], "state": "s.data"}, a__value=1)["args_grouping"] == [a, b, s]
    grouped = look({"inputs": {"x": "a.value", "y": "b.value"}, "state": {"z": "s.data"}}, a__value=1)["args_grouping"]
    assert grouped == {"x": a, "y": b, "z": s}
    assert grouped["x"].value == 1
    assert not hasattr(grouped["x"], "other")
    mixed = look({"inputs": ["a.value", "b.value"], "state": {"z": "s.data"}}, a__value=1)["args_grouping"]
    assert mixed == {0: a, 1: b, "z": s}


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_S16_outside_a_callback_it_says_so(attribute: str) -> None:
    with pytest.raises(OutsideCallback, match=f"^`ctx.{attribute}` can only be read while a callback runs.$"):
        getattr(ctx, attribute)


def test_S16_after_a_call_it_is_outside_again() -> None:
    look({"inputs": "a.value"}, a__value=1)
    with pytest.raises(OutsideCallback):
        _ = ctx.triggered
