"""A dropdown with 10,000 options: by keyboard, by search while typing, and small in the page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.browsing import Visit
from tests.e2e.environments import Environment
from tests.e2e.servers import serve

SPEC = """
dashc: 1
app: {title: Long list}
layout:
  - Dropdown: {id: one, aria-label: One of many, options: {$from: app_functions.names}, value: Name 5000}
  - Dropdown: {id: many, aria-label: Several of many, multi: true, options: {$from: app_functions.names}}
  - p: {id: chosen}
callbacks:
  - {call: app_functions.describe, inputs: [one.value, many.value], outputs: chosen.children}
"""

FUNCTIONS = """
names = [f"Name {i}" for i in range(10_000)]


def describe(one, many):
    return f"{one} and {', '.join(many or ['none'])}"
"""


@pytest.fixture
def long_list(browser: Browser, bare: Environment, compiled: Callable[[str, str], Path]) -> Iterator[Visit]:
    """The page, open."""
    with serve(bare, compiled(SPEC, FUNCTIONS)) as url:
        v = Visit(browser.new_context(), url).open()
        yield v
        v.close()


def elements(v: Visit) -> int:
    """How many elements the page has."""
    count: int = v.page.evaluate("document.querySelectorAll('*').length")
    return count


def test_it_is_small_in_the_page_closed_and_open(long_list: Visit) -> None:
    """Fewer than 200 elements come with the open list, wherever it is scrolled to."""
    v = long_list
    closed = elements(v)
    assert closed < 100
    v.by_id("one").get_by_role("combobox").click()
    expect(v.page.get_by_role("option", name="Name 5000", exact=True)).to_be_visible()
    assert elements(v) - closed < 200
    for key in ("End", "PageUp", "Home", "PageDown"):
        v.page.keyboard.press(key)
        assert elements(v) - closed < 200


def test_by_keyboard(long_list: Visit) -> None:
    """Arrow keys open and move, End goes to the last option, Enter chooses, Escape leaves things as they are."""
    v = long_list
    v.page.keyboard.press("Tab")
    v.page.keyboard.press("ArrowDown")
    expect(v.page.get_by_role("listbox")).to_be_visible()
    v.page.keyboard.press("End")
    v.page.keyboard.press("ArrowUp")
    v.page.keyboard.press("Enter")
    v.shows("chosen", "Name 9998 and none")
    expect(v.page.get_by_role("listbox")).to_have_count(0)
    v.page.keyboard.press("ArrowDown")
    v.page.keyboard.press("Home")
    v.page.keyboard.press("Escape")
    expect(v.page.get_by_role("listbox")).to_have_count(0)
    v.shows("chosen", "Name 9998 and none")
    assert v.runs() == 1


def test_by_search_while_typing(long_list: Visit) -> None:
    """Typing narrows the list down; the option found is chosen by Enter, in one request."""
    v = long_list
    v.by_id("one").get_by_role("combobox").click()
    v.page.keyboard.type("777")
    expect(v.page.get_by_role("option", name="Name 777", exact=True)).to_be_visible()
    v.page.keyboard.type("7")
    expect(v.page.get_by_role("option")).to_have_count(1)
    v.page.keyboard.press("Enter")
    v.shows("chosen", "Name 7777 and none")
    assert v.runs() == 1


def test_several_values_and_backspace(long_list: Visit) -> None:
    """With `multi` the list stays open, and Backspace takes the last value back."""
    v = long_list
    v.by_id("many").get_by_role("combobox").click()
    for name in ("Name 1", "Name 3"):
        v.page.get_by_role("option", name=name, exact=True).click()
    v.shows("chosen", "Name 5000 and Name 1, Name 3")
    v.page.keyboard.press("Escape")
    v.by_id("many").get_by_role("combobox").press("Backspace")
    v.shows("chosen", "Name 5000 and Name 1")
