"""The Dropdown: by keyboard, by search, by pointer, and with ten thousand options."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.client.pages import TestPage

Show = Callable[..., TestPage]

CITIES = ["Berlin", "Bern", "Cairo", "Dakar", "Montréal", "New York City", "Oslo", "Paris", "York"]
MANY = [f"Option {i}" for i in range(10_000)]


def dropdown(**props: Any) -> list[Any]:
    """A page with one dropdown, and a field before and after it."""
    return [
        {"Input": {"id": "before"}},
        {"Dropdown": {"id": "dd", "aria-label": "City", **props}},
        {"Input": {"id": "after"}},
    ]


def trigger(page: TestPage) -> Locator:
    """The button that opens the list."""
    return page.by_id("dd").locator(".dx-dropdown-trigger")


def active(page: TestPage) -> str:
    """The text of the option that `aria-activedescendant` of the focused control names."""
    text: str = page.page.evaluate(
        "document.getElementById(document.activeElement.getAttribute('aria-activedescendant') ?? '')?.textContent ?? ''"
    )
    return text


def test_ten_thousand_options_open_with_fewer_than_200_elements(show: Show) -> None:
    """The list holds only what is in view, and says how many options there are."""
    page = show(dropdown(options=MANY, value="Option 5000"))
    trigger(page).click()
    option = page.page.get_by_role("option", name="Option 5000", exact=True)
    expect(option).to_be_visible()
    expect(option).to_have_attribute("aria-setsize", "10000")
    expect(option).to_have_attribute("aria-posinset", "5001")
    expect(option).to_have_attribute("aria-selected", "true")
    assert page.by_id("dd").locator("*").count() < 200


def test_the_ends_of_ten_thousand_options_are_one_key_away(show: Show) -> None:
    """Home, End, PageUp and PageDown."""
    page = show(dropdown(options=MANY, value="Option 5000"))
    trigger(page).press("Enter")
    keys = page.page.keyboard
    keys.press("End")
    assert active(page) == "Option 9999"
    keys.press("Home")
    assert active(page) == "Option 0"
    keys.press("PageDown")
    below = int(active(page).removeprefix("Option "))
    assert below > 1
    keys.press("ArrowDown")
    assert active(page) == f"Option {below + 1}"
    keys.press("PageUp")
    assert active(page) == "Option 1"
    keys.press("Enter")
    assert page.changes() == [{"dd.value": "Option 1"}]
    expect(trigger(page)).to_have_text("Option 1")


def test_search_while_typing_finds_among_ten_thousand(show: Show) -> None:
    """The best match comes first, and Enter takes it."""
    page = show(dropdown(options=MANY))
    trigger(page).press("Enter")
    page.page.keyboard.type("777")
    expect(page.page.get_by_role("option").first).to_have_text("Option 777")
    page.page.keyboard.press("Enter")
    assert page.read("dd.value") == "Option 777"


def test_a_letter_on_the_closed_list_opens_the_search_with_it(show: Show) -> None:
    """Typing needs no opening first; accents and case do not matter."""
    page = show(dropdown(options=CITIES))
    trigger(page).focus()
    page.page.keyboard.type("montre")
    expect(page.page.get_by_role("option")).to_have_text(["Montréal"])
    page.page.keyboard.press("Enter")
    assert page.read("dd.value") == "Montréal"
    assert page.read("dd.search_value") in ("", None)


def test_words_that_begin_with_the_search_come_first(show: Show) -> None:
    """By how well they match, unless `search_order` is `original`."""
    page = show(dropdown(options=CITIES))
    trigger(page).press("Enter")
    page.page.keyboard.type("york")
    expect(page.page.get_by_role("option")).to_have_text(["York", "New York City"])
    page.page.keyboard.press("Escape")
    page.write(dd__search_order="original")
    trigger(page).press("Enter")
    page.page.keyboard.type("york")
    expect(page.page.get_by_role("option")).to_have_text(["New York City", "York"])


def test_what_is_typed_is_search_value(show: Show) -> None:
    """Callbacks can bring other options while the user types."""
    page = show(dropdown(options=CITIES))
    trigger(page).press("Enter")
    page.page.keyboard.type("os")
    assert page.changes() == [{"dd.search_value": "o"}, {"dd.search_value": "os"}]
    page.write(dd__options=["Oslo", "Ostrava"])
    expect(page.page.get_by_role("option")).to_have_text(["Oslo", "Ostrava"])


def test_nothing_found_says_so(show: Show) -> None:
    """And Enter changes nothing."""
    page = show(dropdown(options=CITIES, value="Oslo"))
    trigger(page).press("Enter")
    page.page.keyboard.type("zz")
    expect(page.page.get_by_role("status")).to_have_text("No options found")
    page.page.keyboard.press("Enter")
    assert page.read("dd.value") == "Oslo"


def test_escape_closes_and_gives_the_focus_back(show: Show) -> None:
    """Without a change."""
    page = show(dropdown(options=CITIES, value="Oslo"))
    trigger(page).press("ArrowDown")
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("Escape")
    expect(trigger(page)).to_be_focused()
    expect(trigger(page)).to_have_attribute("aria-expanded", "false")
    expect(page.page.get_by_role("listbox")).to_have_count(0)
    assert page.changes() == []


def test_tab_takes_what_the_keys_went_to_and_goes_on(show: Show) -> None:
    """As in a list of the browser's own."""
    page = show(dropdown(options=CITIES, value="Oslo", searchable=False, clearable=False))
    trigger(page).press("ArrowDown")
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("Tab")
    expect(page.by_id("after")).to_be_focused()
    assert page.read("dd.value") == "Paris"


def test_without_a_search_letters_go_to_options(show: Show) -> None:
    """The same letter again goes to the next one; a word to the one that begins with it."""
    page = show(dropdown(options=CITIES, searchable=False))
    trigger(page).press("b")
    expect(trigger(page)).to_be_focused()
    assert active(page) == "Berlin"
    page.page.keyboard.press("b")
    assert active(page) == "Bern"
    page.page.wait_for_timeout(700)
    page.page.keyboard.type("pa")
    assert active(page) == "Paris"
    page.page.keyboard.press("Space")
    assert page.read("dd.value") == "Paris"


def test_keys_skip_disabled_options_and_clicks_do_not_take_them(show: Show) -> None:
    """Disabled ones stay visible."""
    options = [{"label": "a", "value": 1}, {"label": "b", "value": 2, "disabled": True}, {"label": "c", "value": 3}]
    page = show(dropdown(options=options, value=1))
    trigger(page).press("Enter")
    page.page.keyboard.press("ArrowDown")
    assert active(page) == "c"
    page.page.get_by_role("option", name="b").click(force=True)
    assert page.read("dd.value") == 1


@pytest.mark.parametrize(
    ("options", "value"),
    [
        (["a", "b"], "b"),
        ([1, 2], 2),
        ([{"label": "b", "value": 2.5}], 2.5),
        ([{"label": [{"b": "b"}, "!"], "value": True}], True),
        ({"x": "a", "y": "b"}, "y"),
    ],
)
def test_options_in_all_forms_keep_the_type_of_their_value(show: Show, options: Any, value: Any) -> None:
    """Lists, mappings with label and value, and mappings from value to label."""
    page = show(dropdown(options=options))
    trigger(page).click()
    page.page.get_by_role("option").last.click()
    assert page.changes() == [{"dd.value": value}]


def test_several_values_are_ticked_and_unticked_while_the_list_stays_open(show: Show) -> None:
    """In the order in which they were chosen."""
    page = show(dropdown(options=CITIES, value=["Oslo"], multi=True))
    trigger(page).click()
    page.page.get_by_role("option", name="Bern", exact=True).click()
    page.page.get_by_role("option", name="Oslo").click()
    page.page.get_by_role("option", name="Cairo").click()
    assert page.read("dd.value") == ["Bern", "Cairo"]
    expect(page.page.get_by_role("option", name="Oslo")).to_have_attribute("aria-selected", "false")
    expect(page.by_id("dd").locator(".dx-dropdown-item")).to_have_text(["Bern", "Cairo"])


def test_all_that_was_found_can_be_chosen_at_once(show: Show) -> None:
    """And taken back."""
    page = show(dropdown(options=CITIES, value=["Oslo"], multi=True))
    trigger(page).press("Enter")
    page.page.keyboard.type("ber")
    page.page.get_by_role("button", name="Select All", exact=True).click()
    assert page.read("dd.value") == ["Oslo", "Berlin", "Bern"]
    page.page.get_by_role("button", name="Deselect All").click()
    assert page.read("dd.value") == ["Oslo"]


def test_backspace_and_the_cross_of_an_item_remove_it(show: Show) -> None:
    """The last one by key, any by pointer."""
    page = show(dropdown(options=CITIES, value=["Bern", "Oslo", "Paris"], multi=True))
    trigger(page).press("Backspace")
    assert page.read("dd.value") == ["Bern", "Oslo"]
    item = page.by_id("dd").locator(".dx-dropdown-item").first
    box = item.bounding_box()
    assert box
    page.page.mouse.click(box["x"] + box["width"] - 8, box["y"] + box["height"] / 2)
    assert page.read("dd.value") == ["Oslo"]
    expect(page.page.get_by_role("listbox")).to_have_count(0)


def test_the_clear_button_and_delete_remove_the_choice(show: Show) -> None:
    """To null for one value, to an empty list for several."""
    page = show(dropdown(options=CITIES, value="Oslo"))
    page.page.get_by_role("button", name="Clear selection").click()
    assert page.changes() == [{"dd.value": None}]
    expect(trigger(page)).to_be_focused()
    expect(page.page.get_by_role("button", name="Clear selection")).to_have_count(0)
    page.write(dd__value="Bern")
    page.page.keyboard.press("Delete")
    assert page.read("dd.value") is None
    page.write(dd__value="Bern", dd__clearable=False)
    page.page.keyboard.press("Delete")
    assert page.read("dd.value") == "Bern"


def test_debounce_holds_several_values_back_until_the_list_closes(show: Show) -> None:
    """One change for all of them."""
    page = show(dropdown(options=CITIES, value=[], multi=True, debounce=True))
    trigger(page).click()
    page.page.get_by_role("option", name="Bern", exact=True).click()
    page.page.get_by_role("option", name="Oslo").click()
    expect(page.page.get_by_role("option", name="Oslo")).to_have_attribute("aria-selected", "true")
    assert page.changes() == []
    page.page.keyboard.press("Escape")
    assert page.changes() == [{"dd.value": ["Bern", "Oslo"]}]


def test_a_press_elsewhere_closes(show: Show) -> None:
    """And leaves the focus where it was put."""
    page = show(dropdown(options=CITIES))
    trigger(page).click()
    page.by_id("before").click()
    expect(page.page.get_by_role("listbox")).to_have_count(0)
    expect(page.by_id("before")).to_be_focused()


def test_a_label_names_it_and_gives_it_the_focus(show: Show) -> None:
    """`for` the component's id, as with a field."""
    page = show([{"label": {"for": "dd", "children": "Town"}}, {"Dropdown": {"id": "dd", "options": CITIES}}])
    page.page.get_by_text("Town").click()
    expect(page.page.get_by_role("combobox", name="Town")).to_be_focused()


def test_values_written_by_callbacks_are_shown(show: Show) -> None:
    """Options and value, also while the list is open."""
    page = show(dropdown(options=CITIES, value="Oslo"))
    page.write(dd__options={"a": "Alpha", "b": "Beta"}, dd__value="b")
    expect(trigger(page)).to_have_text("Beta")
    trigger(page).click()
    page.write(dd__value="a")
    expect(page.page.get_by_role("option", name="Alpha")).to_have_attribute("aria-selected", "true")


def test_a_disabled_one_does_not_open(show: Show) -> None:
    """By no means."""
    page = show(dropdown(options=CITIES, disabled=True))
    trigger(page).click(force=True)
    expect(page.page.get_by_role("listbox")).to_have_count(0)
