"""Dropdown, RadioItems and Checklist: the value loses what the options no longer hold."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.client.pages import TestPage

Show = Callable[..., TestPage]

SINGLE = ["Dropdown", "RadioItems"]
CHOOSERS: list[tuple[str, dict[str, Any], Any, Any]] = [
    ("Dropdown", {}, "a1", None),
    ("Dropdown", {"multi": True}, ["a1", "b1"], ["b1"]),
    ("RadioItems", {}, "a1", None),
    ("Checklist", {}, ["a1", "b1"], ["b1"]),
]


def chooser(kind: str, **props: Any) -> list[Any]:
    """A page with one of them."""
    return [{kind: {"id": "c", "aria-label": "C", **props}}]


def corrected(page: TestPage, *pending: str) -> list[str]:
    """What the page corrects while callbacks may still write these props."""
    refs: list[str] = page.page.evaluate("pending => window.page.correct(ref => pending.includes(ref))", list(pending))
    return refs


@pytest.mark.parametrize(("kind", "props", "before", "after"), CHOOSERS)
def test_the_value_loses_what_the_options_no_longer_hold(
    show: Show, kind: str, props: dict[str, Any], before: Any, after: Any
) -> None:
    """Once no callback may still write it; a value that is an option stays."""
    page = show(chooser(kind, options=["a1", "b1"], value=before, **props))
    assert corrected(page) == []
    page.write(c__options=["b1", "b2"])
    assert corrected(page, "c.value") == []
    assert page.read("c.value") == before
    assert corrected(page) == ["c.value"]
    assert page.read("c.value") == after
    assert corrected(page) == []
    page.write(c__options=["b1"], c__value=after)
    assert corrected(page) == []


@pytest.mark.parametrize(("kind", "props", "before", "after"), CHOOSERS)
def test_what_the_page_came_with_is_looked_at(
    show: Show, kind: str, props: dict[str, Any], before: Any, after: Any
) -> None:
    """When the options are known: a callback may have yet to bring them. Also in nodes that callbacks write."""
    given = {"value": before, "options": ["b1"], **props}
    page = show([*chooser(kind, **given), {"div": {"id": "d"}}])
    assert corrected(page, "c.options") == []
    assert corrected(page) == ["c.value"]
    assert page.read("c.value") == after
    page.write(d__children={kind: {"id": "n", **given}})
    assert corrected(page) == ["n.value"]
    page.write(d__children={kind: {"id": "n", **given, "value": after, "options": ["b1", "b2"]}})
    assert corrected(page) == []
    for options in (["b2"], ["b2"], ["b3"]):
        page.write(d__children={kind: {"id": "n", **given, "options": options}})
        assert corrected(page) == ["n.value"]


@pytest.mark.parametrize("kind", SINGLE)
def test_options_are_told_apart_by_type_and_may_be_disabled(show: Show, kind: str) -> None:
    """1 is not the text `1`, and a disabled option is one."""
    page = show(chooser(kind, options=[1, 2], value=1))
    corrected(page)
    page.write(c__options=[{"label": "One", "value": 1, "disabled": True}])
    assert corrected(page) == []
    page.write(c__options=["1", "2"])
    assert corrected(page) == ["c.value"]
    assert page.read("c.value") is None


def test_nothing_stays_chosen_where_the_choice_is_gone(show: Show) -> None:
    """On the screen too: placeholder, buttons and boxes."""
    options = ["a1", "a2"]
    page = show(
        [
            {"Dropdown": {"id": "d", "options": options, "value": "a1", "aria-label": "D", "placeholder": "Pick"}},
            {"RadioItems": {"id": "r", "options": options, "aria-label": "R"}},
            {"Checklist": {"id": "l", "options": options, "aria-label": "L"}},
        ]
    )
    page.by_id("r").get_by_label("a2").check()
    page.by_id("l").get_by_label("a1").check()
    corrected(page)
    page.write(d__options=["b1"], r__options=["b1", "b2"], l__options=["b1"])
    assert sorted(corrected(page)) == ["d.value", "l.value", "r.value"]
    expect(page.by_id("d")).to_have_text("Pick")
    expect(page.page.locator("input:checked")).to_have_count(0)
    page.by_id("r").get_by_label("b2").check()
    assert page.read("r.value") == "b2"


def test_a_choice_stays_while_a_search_is_typed(show: Show) -> None:
    """The options may be what a callback found for the search."""
    page = show(chooser("Dropdown", options=["alpha", "beta"], value="alpha"))
    corrected(page)
    page.by_id("c").locator(".dx-dropdown-trigger").click()
    page.page.keyboard.type("be")
    page.write(c__options=["beta"])
    assert corrected(page) == []
    page.page.keyboard.press("Escape")
    assert corrected(page) == []
    assert page.read("c.value") == "alpha"


def test_what_is_held_back_until_the_list_closes_loses_it_too(show: Show) -> None:
    """With `debounce`."""
    page = show(chooser("Dropdown", options=["a", "b", "c"], value=[], multi=True, debounce=True, searchable=False))
    corrected(page)
    page.by_id("c").locator(".dx-dropdown-trigger").click()
    for name in ("a", "b"):
        page.page.get_by_role("option", name=name).click()
    page.write(c__options=["b", "c"])
    page.page.keyboard.press("Escape")
    assert page.read("c.value") == ["b"]
