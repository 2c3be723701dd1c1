"""A modal dialog out of HTML's own elements: `dialog`, `command` and `commandfor`, a form that closes it."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.browsing import Visit

Open = Callable[..., Visit]


def test_a_dialog_opens_and_closes_by_itself_and_its_form_runs_the_callback(visit: Open) -> None:
    """Packing: by keyboard alone, then by mouse."""
    v = visit("14-packing")
    v.shows("left", "3 of 3 to go.")
    dialog = v.page.get_by_role("dialog", name="Add a thing")
    opener = v.page.get_by_role("button", name="Add a thing")

    opener.press("Enter")
    expect(v.page.get_by_label("Its name")).to_be_focused()
    v.page.keyboard.type("Shoes")
    v.page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    v.shows("left", "4 of 4 to go.")
    v.page.get_by_label("Shoes").check()
    v.shows("left", "3 of 4 to go.")
    assert v.runs() == 2  # Opening and closing asked nobody.

    opener.click()
    expect(v.page.get_by_label("Its name")).to_have_value("")
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_be_hidden()
    opener.click()
    v.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    v.settled()
    assert v.runs() == 2


def test_a_dialog_stands_in_the_middle_of_the_window(visit: Open) -> None:
    """Also where it is the last element of the page, whose margin the style sheet takes away."""
    v = visit("14-packing")
    v.page.get_by_role("button", name="Add a thing").click()
    middle = v.page.get_by_role("dialog").evaluate(
        "e => { const r = e.getBoundingClientRect(); return (r.top + r.bottom - innerHeight) / 2; }"
    )
    assert abs(middle) < 2
