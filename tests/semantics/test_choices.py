"""Choices that their options no longer hold, in a run of the server: what reads both never sees one that is gone."""

from typing import Any

import pytest

from dashc.runtime import ctx
from dashc.runtime.no_update import no_update
from dashc.runtime.options import left_of
from tests.apps.compact import Session, Wired

NEW = ["b1", "b2"]


def session(*callbacks: Wired, kind: str = "Dropdown", value: Any = "a1", **more: Any) -> Session:
    """An app with a country and a choice of cities, of which a callback sets the options."""
    cities = Wired(lambda _: NEW, "country.value", "city.options", name="cities")
    values = {"country.value": "a", "city.value": value, "city.options": ["a1", "a2"], **more}
    return Session([cities, *callbacks], values, components={"city": {kind: {"options": []}}})


def reader(seen: list[Any], inputs: list[str], state: str | None = None, out: str = "out.children") -> Wired:
    """A callback that keeps what it reads."""

    def read(*values: Any) -> str:
        seen.append(values)
        return "read"

    return Wired(read, inputs, out, state)


@pytest.mark.parametrize(
    ("kind", "value", "left"),
    [
        ("Dropdown", "a1", None),
        ("Dropdown", ["a1", "b2"], ["b2"]),
        ("RadioItems", "a1", None),
        ("Checklist", ["a1", "b1"], ["b1"]),
        ("Dropdown", "b1", "b1"),
        ("Dropdown", None, None),
        ("Checklist", [], []),
    ],
)
def test_what_reads_options_and_choice_gets_what_is_left(kind: str, value: Any, left: Any) -> None:
    """As input and as state, in one call; and the page is told."""
    seen: list[Any] = []
    readers = reader(seen, ["city.options", "city.value"]), reader(seen, ["city.options"], "city.value", "o.children")
    written = session(*readers, kind=kind, value=value).change(country__value="b")
    assert seen == [(NEW, left), (NEW, left)]
    assert written.get("city.value", "as before") == ("as before" if left == value else left)


def test_what_is_left_triggers_where_something_is_lost() -> None:
    """As an input that was written."""
    triggers: list[Any] = []

    def read(*_: Any) -> None:
        triggers.append(list(ctx.triggered_prop_ids))

    for value in ("a1", "b1"):
        session(Wired(read, ["city.options", "city.value"], "out.children"), value=value).change(country__value="b")
    assert triggers == [["city.options", "city.value"], ["city.options"]]


def test_what_does_not_wait_for_the_options_reads_what_the_run_began_with() -> None:
    """Whichever of the two is first; the page calls it again."""
    seen: list[Any] = []
    session(reader(seen, ["country.value", "city.value"])).change(country__value="b")
    assert seen == [("b", "a1")]


@pytest.mark.parametrize(("chosen", "read"), [("b2", [("b2",)]), (no_update, [])])
def test_a_callback_of_the_run_that_may_choose_decides(chosen: Any, read: list[Any]) -> None:
    """Where it writes nothing, the page sees to the choice afterwards."""
    seen: list[Any] = []
    choose = Wired(lambda _: chosen, "city.options", "city.value", name="choose")
    written = session(choose, reader(seen, ["city.value"])).change(country__value="b")
    assert seen == read
    assert ("city.value" in written) == bool(read)


def test_a_choice_stays_while_a_search_is_typed() -> None:
    """The options may be what was found for it."""
    search = Wired(lambda _: NEW, "city.search_value", "city.options", name="search")
    seen: list[Any] = []
    callbacks = search, reader(seen, ["city.options"], "city.value")
    app = Session(callbacks, {"city.value": "a1"}, components={"city": {"Dropdown": {"options": []}}})
    app.change(city__search_value="b")
    assert seen == [(NEW, "a1")]


def test_in_the_initial_run_too() -> None:
    """What the page came with is measured by the options that come with it."""
    seen: list[Any] = []
    written = session(reader(seen, ["city.options", "city.value"])).load()
    assert seen == [(NEW, None)]
    assert written["city.value"] is None


def test_values_have_types_and_forms() -> None:
    """1 is not true, nor the text of it; an empty text is no choice; a disabled option is one."""
    assert left_of([1, "2", True], [1, True, 2, "2", None, {}]) == [1, True, "2"]
    assert left_of([1], True) is None
    assert left_of({"1": "One"}, 1) is None
    assert left_of({"1": "One"}, "1") == "1"
    assert left_of([{"label": "A", "value": "a", "disabled": True}], "a") == "a"
    assert left_of([], "") == ""
    assert left_of(None, "a") is None
