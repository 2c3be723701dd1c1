"""Slider and RangeSlider: by keyboard, by pointer, by typing."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.client.pages import TestPage

Show = Callable[..., TestPage]

YEARS = {str(year): str(year) for year in range(1952, 2008, 5)}


def slider(**props: Any) -> list[Any]:
    """A page with one slider."""
    return [{"Slider": {"id": "s", "aria-label": "Year", **props}}]


def ranges(**props: Any) -> list[Any]:
    """A page with one range slider."""
    return [{"RangeSlider": {"id": "s", "aria-label": "Span", "min": 0, "max": 100, "step": 10, **props}}]


def handles(page: TestPage) -> Locator:
    """The native ranges."""
    return page.by_id("s").locator("input[type=range]")


def place(page: TestPage, fraction: float) -> tuple[float, float]:
    """A point of the track, as a fraction of the way."""
    box = page.by_id("s").locator(".dx-slider-track").bounding_box()
    assert box
    if box["height"] > box["width"]:
        return box["x"] + box["width"] / 2, box["y"] + box["height"] - 9 - fraction * (box["height"] - 18)
    return box["x"] + 9 + fraction * (box["width"] - 18), box["y"] + box["height"] / 2


def press(page: TestPage, fraction: float) -> None:
    """Click on the track."""
    page.page.mouse.click(*place(page, fraction))


def drag(page: TestPage, *fractions: float) -> None:
    """Press at the first place, move along the others, let go at the last."""
    page.page.mouse.move(*place(page, fractions[0]))
    page.page.mouse.down()
    for fraction in fractions[1:]:
        page.page.mouse.move(*place(page, fraction))
    page.page.mouse.up()


def test_arrows_move_by_steps(show: Show) -> None:
    """Each key press is one change, of value and drag_value at once."""
    page = show(slider(min=0, max=10, step=2, value=4))
    handles(page).press("ArrowRight")
    assert page.changes() == [{"s.value": 6, "s.drag_value": 6}]
    handles(page).press("End")
    handles(page).press("End")
    assert page.changes() == [{"s.value": 10, "s.drag_value": 10}]


@pytest.mark.parametrize(
    ("key", "year"),
    [
        ("ArrowRight", 1982),
        ("ArrowUp", 1982),
        ("ArrowLeft", 1972),
        ("ArrowDown", 1972),
        ("PageUp", 1982),
        ("Home", 1952),
        ("End", 2007),
    ],
)
def test_without_a_step_keys_go_from_mark_to_mark(show: Show, key: str, year: int) -> None:
    """Semantics B12."""
    page = show(slider(min=1952, max=2007, step=None, value=1977, marks=YEARS))
    handles(page).press(key)
    expect(handles(page)).to_have_value(str(year))
    assert page.changes() == [{"s.value": year, "s.drag_value": year}]


def test_without_a_step_a_press_lands_on_the_nearest_mark(show: Show) -> None:
    """Semantics B12, with the pointer."""
    page = show(slider(min=1952, max=2007, step=None, value=1952, marks=YEARS))
    press(page, 0.52)
    expect(handles(page)).to_have_value("1982")
    assert page.read("s.value") == 1982
    expect(handles(page)).to_be_focused()


def test_dragging_sets_drag_value_and_letting_go_sets_value(show: Show) -> None:
    """`updatemode: mouseup`."""
    page = show(slider(min=0, max=100, step=10, value=0))
    drag(page, 0.0, 0.21, 0.48, 0.7)
    changes = page.changes()
    assert [change.get("s.drag_value") for change in changes] == [20, 50, 70, 70]
    assert [change.get("s.value") for change in changes] == [None, None, None, 70]


def test_with_updatemode_drag_every_move_sets_value(show: Show) -> None:
    """And letting go nothing more."""
    page = show(slider(min=0, max=100, step=10, value=0, updatemode="drag"))
    drag(page, 0.0, 0.21, 0.48)
    assert [c["s.value"] for c in page.changes() if "s.value" in c] == [20, 50]


def test_a_drag_back_to_the_start_leaves_the_value(show: Show) -> None:
    """No change is reported that is none."""
    page = show(slider(min=0, max=100, step=10, value=0))
    drag(page, 0.0, 0.3, 0.0)
    assert not any("s.value" in change for change in page.changes())
    assert page.read("s.value") == 0


def test_steps_have_no_rounding_errors(show: Show) -> None:
    """0.1 + 0.2 is 0.3 here."""
    page = show(slider(min=0, max=1, step=0.1, value=0))
    press(page, 0.31)
    assert page.read("s.value") == 0.3


def test_a_number_can_be_typed(show: Show) -> None:
    """It is brought to the nearest step within the bounds; nonsense is taken back."""
    page = show(slider(min=0, max=10, step=2, value=4))
    field = page.by_id("s").locator("input[type=number]")
    field.fill("7.2")
    field.press("Enter")
    assert page.read("s.value") == 8
    expect(field).to_have_value("8")
    field.fill("99")
    field.press("Enter")
    assert page.read("s.value") == 10
    field.fill("")
    field.press("Enter")
    expect(field).to_have_value("10")


def test_a_written_value_moves_the_handle(show: Show) -> None:
    """And new bounds do, too."""
    page = show(slider(min=0, max=10, step=1, value=4))
    page.write(s__value=9)
    expect(handles(page)).to_have_value("9")
    page.write(s__max=100, s__value=50)
    expect(handles(page)).to_have_value("50")
    assert page.changes() == []


def test_the_tooltip_follows_the_handle(show: Show) -> None:
    """With its template."""
    page = show(slider(min=0, max=100, step=10, value=0, tooltip={"always_visible": True, "template": "{value} %"}))
    tip = page.by_id("s").locator(".dx-slider-tooltip")
    expect(tip).to_have_text("0 %")
    page.page.mouse.move(*place(page, 0.0))
    page.page.mouse.down()
    page.page.mouse.move(*place(page, 0.6))
    expect(tip).to_have_text("60 %")
    expect(handles(page)).to_have_attribute("aria-valuetext", "60 %")
    page.page.mouse.up()


def test_upright_and_reversed(show: Show) -> None:
    """The pointer goes by what is seen; up is more unless it is reversed."""
    page = show(slider(min=0, max=10, step=1, value=0, vertical=True, verticalHeight=200))
    press(page, 0.7)
    assert page.read("s.value") == 7
    page.write(s__reverse=True)
    press(page, 0.8)
    assert page.read("s.value") == 2
    page.write(s__vertical=False)
    press(page, 0.1)
    assert page.read("s.value") == 9


def test_disabled(show: Show) -> None:
    """It takes no input."""
    page = show(slider(min=0, max=10, step=1, value=3, disabled=True))
    press(page, 0.7)
    expect(handles(page)).to_be_disabled()
    assert page.changes() == []


def test_a_press_takes_the_nearer_handle(show: Show) -> None:
    """Of two."""
    page = show(ranges(value=[20, 60]))
    press(page, 0.3)
    assert page.read("s.value") == [30, 60]
    press(page, 0.91)
    assert page.read("s.value") == [30, 90]
    expect(handles(page).nth(1)).to_be_focused()


def test_handles_pass_each_other(show: Show) -> None:
    """The value stays ascending."""
    page = show(ranges(value=[20, 60]))
    drag(page, 0.2, 0.5, 0.8)
    assert page.read("s.value") == [60, 80]


def test_handles_stop_at_each_other_where_they_may_not_cross(show: Show) -> None:
    """`allowCross: false`."""
    page = show(ranges(value=[20, 60], allowCross=False))
    drag(page, 0.2, 0.5, 0.8)
    assert page.read("s.value") == [60, 60]


def test_a_handle_pushes_the_next(show: Show) -> None:
    """`pushable` is the distance that stays."""
    page = show(ranges(value=[20, 60], pushable=20))
    drag(page, 0.2, 0.6)
    assert page.read("s.value") == [60, 80]
    handles(page).nth(0).press("End")
    assert page.read("s.value") == [80, 100]


def test_three_handles(show: Show) -> None:
    """Each has a name of its own."""
    page = show(ranges(value=[10, 50, 90]))
    expect(page.page.get_by_role("slider", name="Span 2 of 3")).to_have_value("50")
    handles(page).nth(1).press("ArrowLeft")
    assert page.read("s.value") == [10, 40, 90]


def test_labels_that_would_overlap_are_thinned_out(show: Show) -> None:
    """Their marks stay, and by more room they come back."""
    page = show(slider(min=1952, max=2007, step=None, value=1977, marks=YEARS), viewport={"width": 360, "height": 600})
    crowded = page.by_id("s").locator("[data-dx-crowded]")
    expect(crowded).not_to_have_count(0)
    page.page.set_viewport_size({"width": 1200, "height": 600})
    expect(crowded).to_have_count(0)
