"""Input, RadioItems, Checklist, Store and Interval."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.client.pages import TestPage

Show = Callable[..., TestPage]

EVENTS = ("i.n_blur_timestamp", "i.n_submit_timestamp")


def values(page: TestPage) -> list[dict[str, object]]:
    """What changed, without the times of events."""
    return [{ref: value for ref, value in change.items() if ref not in EVENTS} for change in page.changes()]


def test_every_keystroke_is_a_value(show: Show) -> None:
    """Without `debounce`."""
    page = show([{"Input": {"id": "i", "value": "a"}}])
    page.by_id("i").press("End")
    page.page.keyboard.type("bc")
    assert values(page) == [{"i.value": "ab"}, {"i.value": "abc"}]


def test_debounce_waits_for_enter_or_for_leaving(show: Show) -> None:
    """Value and event come in one change."""
    page = show([{"Input": {"id": "i", "debounce": True}}])
    page.by_id("i").fill("abc")
    assert values(page) == []
    page.by_id("i").press("Enter")
    assert values(page) == [{"i.value": "abc", "i.n_submit": 1}]
    page.by_id("i").fill("d")
    page.by_id("i").blur()
    assert values(page) == [{"i.value": "d", "i.n_blur": 1}]


def test_the_arrows_of_a_number_field_enter_its_value(show: Show) -> None:
    """By mouse and keyboard, though `debounce` holds typing back; a held arrow enters one value, when it is let go."""
    page = show([{"Input": {"id": "i", "type": "number", "value": 5, "min": 0, "max": 9, "debounce": True}}])
    field = page.by_id("i")
    box = field.bounding_box()
    assert box
    field.press("ArrowUp")
    page.becomes("i.value", 6)
    page.page.mouse.click(box["x"] + box["width"] - 16, box["y"] + box["height"] * 0.35)
    page.becomes("i.value", 7)
    page.page.mouse.move(box["x"] + box["width"] - 16, box["y"] + box["height"] * 0.65)
    page.page.mouse.down()
    expect(field).to_have_value("0")
    assert page.read("i.value") == 7
    page.page.mouse.up()
    page.becomes("i.value", 0)
    assert values(page) == [{"i.value": 6}, {"i.value": 7}, {"i.value": 0}]
    page.page.keyboard.press("Control+a")
    page.page.keyboard.type("3")
    field.blur()
    assert values(page) == [{"i.value": 3, "i.n_blur": 1}]


def test_arrows_wait_for_a_pause_where_debounce_is_in_seconds(show: Show) -> None:
    """Several presses are one value."""
    page = show([{"Input": {"id": "i", "type": "number", "value": 5, "debounce": 0.3}}])
    for _ in range(3):
        page.by_id("i").press("ArrowDown")
    page.becomes("i.value", 2)
    assert values(page) == [{"i.value": 2}]


def test_a_slide_enters_its_value_at_the_end(show: Show) -> None:
    """With `debounce`, an input of type `range`; the keyboard enters each."""
    page = show([{"Input": {"id": "i", "type": "range", "min": 0, "max": 10, "step": 1, "value": 2, "debounce": True}}])
    field = page.by_id("i")
    box = field.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.page.mouse.move(box["x"] + box["width"] * 0.2, middle)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + box["width"] - 1, middle, steps=4)
    expect(field).to_have_value("10")
    assert values(page) == []
    page.page.mouse.up()
    page.becomes("i.value", "10")
    field.press("ArrowLeft")
    page.becomes("i.value", "9")
    assert values(page) == [{"i.value": "10"}, {"i.value": "9"}]


def test_clearing_a_search_enters_that(show: Show) -> None:
    """By Escape or by the cross in the field, which say nothing of a change."""
    page = show([{"Input": {"id": "i", "type": "search", "value": "abc", "debounce": True}}])
    page.by_id("i").press("Escape")
    page.becomes("i.value", "")
    assert values(page) == [{"i.value": ""}]


@pytest.mark.parametrize("typed", ["50", "1e"])
def test_a_number_that_is_refused_can_be_removed(show: Show, typed: str) -> None:
    """Where a callback empties the field, though its value was null all the time."""
    page = show([{"Input": {"id": "i", "type": "number", "max": 10}}, {"button": {"id": "b", "children": "B"}}])
    page.by_id("i").focus()
    page.page.keyboard.type(typed)
    page.write(i__value=None)
    assert not page.by_id("i").evaluate("e => e.checkValidity()"), "what is being typed stays"
    page.by_id("b").click()
    assert not page.by_id("i").evaluate("e => e.checkValidity()"), "leaving it does not remove it"
    page.write(i__value=None)
    assert page.by_id("i").input_value() == ""
    assert page.by_id("i").evaluate("e => e.checkValidity()")


def test_debounce_in_seconds_waits_for_a_pause(show: Show) -> None:
    """One value for a whole word."""
    page = show([{"Input": {"id": "i", "debounce": 0.05}}])
    page.by_id("i").press_sequentially("abc")
    page.becomes("i.value", "abc")


@pytest.mark.parametrize(
    ("typed", "value"), [("7", 7), ("-2.5", -2.5), ("", None), ("11", None), ("-", None), ("1e0", 1)]
)
def test_numbers_are_numbers_and_what_is_none_is_null(show: Show, typed: str, value: object) -> None:
    """Also what the bounds do not admit; the field keeps what was typed."""
    page = show([{"Input": {"id": "i", "type": "number", "value": 5, "min": -10, "max": 10}}])
    page.by_id("i").press("Control+a")
    page.page.keyboard.press("Delete")
    page.page.keyboard.type(typed)
    assert page.read("i.value") == value
    if typed not in ("", "-"):
        expect(page.by_id("i")).to_have_value(typed)


def test_a_focused_field_keeps_its_caret_when_the_value_is_equal(show: Show) -> None:
    """A callback may write back what was typed; `1.0` stays while it means 1."""
    page = show([{"Input": {"id": "i", "value": "abcd"}}, {"Input": {"id": "n", "type": "number"}}])
    page.by_id("i").focus()
    page.page.evaluate("document.activeElement.setSelectionRange(2, 2)")
    page.write(i__value="abcd")
    assert page.page.evaluate("document.activeElement.selectionStart") == 2
    page.by_id("n").press_sequentially("1.0")
    page.write(n__value=1)
    expect(page.by_id("n")).to_have_value("1.0")
    page.write(n__value=2)
    expect(page.by_id("n")).to_have_value("2")


def test_a_written_value_replaces_what_was_typed(show: Show) -> None:
    """Also when the field has the focus."""
    page = show([{"Input": {"id": "i"}}])
    page.by_id("i").fill("abc")
    page.write(i__value="x")
    expect(page.by_id("i")).to_have_value("x")
    page.write(i__value=None)
    expect(page.by_id("i")).to_have_value("")


def test_radio_items_by_keyboard(show: Show) -> None:
    """One stop for Tab, arrows choose; the value keeps its type."""
    page = show([{"RadioItems": {"id": "r", "options": [1, "two", True], "value": 1, "aria-label": "R"}}])
    page.page.get_by_role("radio", name="1").focus()
    page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("ArrowDown")
    assert page.changes() == [{"r.value": "two"}, {"r.value": True}]
    page.write(r__value="two")
    expect(page.page.get_by_role("radio", name="two")).to_be_checked()
    page.write(r__value=None)
    expect(page.page.get_by_role("radio", checked=True)).to_have_count(0)
    page.write(r__options=["x", "y"], r__value="y")
    expect(page.page.get_by_role("radio", name="y")).to_be_checked()


def test_a_checklist_keeps_the_order_of_ticking(show: Show) -> None:
    """And values that are not among the options."""
    page = show([{"Checklist": {"id": "c", "options": {"a": "A", "b": "B"}, "value": ["z"], "aria-label": "C"}}])
    page.page.get_by_label("B").check()
    page.page.get_by_label("A").check()
    page.page.get_by_label("B").uncheck()
    assert page.changes() == [{"c.value": ["z", "b"]}, {"c.value": ["z", "b", "a"]}, {"c.value": ["z", "a"]}]
    page.write(c__value=["b"])
    expect(page.page.get_by_label("B")).to_be_checked()
    expect(page.page.get_by_label("A")).not_to_be_checked()


def test_a_store_keeps_data_over_a_reload(show: Show) -> None:
    """Locally; what is kept is reported as a change when the page is there again."""
    page = show([{"Store": {"id": "s", "storage_type": "local"}}])
    page.write(s__data={"a": [1]})
    page.page.wait_for_timeout(50)
    (change,) = page.changes()
    assert list(change) == ["s.modified_timestamp"]
    page.reload()
    assert page.read("s.data") == {"a": [1]}
    assert set(page.changes()[0]) == {"s.data", "s.modified_timestamp"}
    page.write(s__clear_data=True)
    page.page.wait_for_timeout(50)
    assert page.read("s.data") is None
    assert page.read("s.clear_data") is False
    page.reload()
    assert page.read("s.data") is None


def test_a_store_works_where_the_browser_refuses_storage(show: Show) -> None:
    """In memory then; and the page takes over all the same."""
    page = show([{"Store": {"id": "s", "storage_type": "local"}}, {"button": {"id": "b", "children": "B"}}])
    page.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });"
    )
    page.reload()
    page.write(s__data=[1])
    assert page.read("s.data") == [1]
    page.by_id("b").click()
    assert page.read("b.n_clicks") == 1


def test_an_interval_counts_until_its_end(show: Show) -> None:
    """And stands still while it is disabled."""
    page = show([{"Interval": {"id": "t", "interval": 20, "max_intervals": 3}}])
    page.becomes("t.n_intervals", 3)
    page.page.wait_for_timeout(100)
    assert page.changes() == [{"t.n_intervals": n} for n in (1, 2, 3)]
    page.write(t__max_intervals=-1, t__disabled=True)
    page.page.wait_for_timeout(100)
    assert page.changes() == []


KEPT = "id => JSON.parse(localStorage.getItem(`dashc-store:${id}`) ?? '{}').data"


@pytest.mark.parametrize("type", ["local", "session", "memory"])
def test_a_store_keeps_what_it_begins_with(show: Show, type: str) -> None:
    """Be it 0, false or empty; null is nothing."""
    beginnings = {"zero": 0, "no": False, "text": "", "list": [], "mapping": {}, "one": 1, "nothing": None}
    page = show([{"Store": {"id": id, "storage_type": type, "data": data}} for id, data in beginnings.items()])
    for id, data in beginnings.items():
        kept = page.page.evaluate(KEPT.replace("localStorage", f"{type}Storage"), id) if type != "memory" else data
        assert (kept, page.read(f"{id}.data")) == (data, data)
        times = page.read(f"{id}.modified_timestamp")
        assert times is None if data is None else times > 1.5e12
    (change,) = page.changes()
    assert set(change) == {f"{id}.modified_timestamp" for id in beginnings if id != "nothing"}


def test_what_a_store_was_emptied_of_comes_again(show: Show) -> None:
    """With the next visit, as in Dash; so it does where the storage holds something else."""
    page = show([{"Store": {"id": "s", "storage_type": "local", "data": 0}}])
    page.write(s__data=None)
    page.becomes("s.data", None)
    page.reload()
    assert page.read("s.data") == 0
    page.page.evaluate("localStorage.setItem('dashc-store:s', '5')")
    page.reload()
    assert page.page.evaluate(KEPT, "s") == 0


def test_a_store_follows_other_tabs(show: Show) -> None:
    """What one of them keeps locally is a change in the others."""
    page = show([{"Store": {"id": "s", "storage_type": "local", "data": 1}}])
    other = page.page.context.new_page()
    other.goto(page.page.url)
    other.locator("html[data-dx-ready=true]").wait_for(state="attached")
    other.evaluate("window.page.write({'s.data': 0}, false)")
    page.becomes("s.data", 0)
    assert set(page.changes()[-1]) == {"s.data", "s.modified_timestamp"}
    other.evaluate("window.page.write({'s.clear_data': true}, false)")
    page.becomes("s.data", None)
    assert len(other.evaluate("window.changes.filter(change => 's.data' in change)")) == 1, "it does not echo"
