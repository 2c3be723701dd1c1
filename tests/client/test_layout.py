"""Where things stand: nothing runs out of its box, on a phone or off it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator

from tests.client.pages import TestPage

Show = Callable[..., TestPage]

PHONE = {"viewport": {"width": 400, "height": 800}}
LONG = {"0": "The beginning of it all", "50": "Half", "100": "The end of everything"}


def sides(locator: Locator) -> tuple[float, float]:
    """The left and the right side of a box."""
    box = locator.bounding_box()
    assert box
    return box["x"], box["x"] + box["width"]


@pytest.mark.parametrize("reverse", [False, True])
def test_the_marks_at_the_ends_stay_inside_the_slider_and_their_ticks_at_their_places(
    show: Show, reverse: bool
) -> None:
    """However long a label is."""
    props = {"id": "s", "aria-label": "S", "min": 0, "max": 100, "marks": LONG, "reverse": reverse}
    page = show([{"Slider": {**props, "allow_direct_input": False}}])
    left, right = sides(page.by_id("s"))
    marks = page.page.locator(".dx-slider-mark")
    for mark in marks.all():
        start, end = sides(mark)
        assert left - 0.5 <= start < end <= right + 0.5
    ticks = page.page.evaluate(
        """() => [...document.querySelectorAll('.dx-slider-mark')].map(mark =>
             mark.getBoundingClientRect().left + parseFloat(getComputedStyle(mark, '::before').left) + 0.5)"""
    )
    # The middle of a handle that stands at the end is half a handle away from it.
    expected = [left + 9, (left + right) / 2, right - 9]
    assert ticks == pytest.approx(expected[::-1] if reverse else expected, abs=0.6)


def test_on_a_phone_the_fields_of_a_range_stand_below_it(show: Show) -> None:
    """So that there is a way to go between its ends, and the numbers can be read."""
    props: dict[str, Any] = {"id": "s", "aria-label": "S", "min": 0, "max": 1000000, "value": [200000, 1000000]}
    page = show([{"RangeSlider": props}], **PHONE)
    track = page.page.locator(".dx-slider-body").bounding_box()
    assert track and track["width"] > 250
    for field in page.page.locator(".dx-slider-number").all():
        box = field.bounding_box()
        assert box and box["y"] > track["y"] + track["height"]
        assert field.evaluate("el => el.scrollWidth <= el.clientWidth")


def test_a_short_name_stays_beside_its_field_on_a_phone(show: Show) -> None:
    """And is not left behind at the end of the line before."""
    page = show([{"div": [{"label": [name, {"Input": {"id": name}}]} for name in ("a", "b", "c")]}], **PHONE)
    for name in ("a", "b", "c"):
        label, field = page.page.locator("label", has_text=name).bounding_box(), page.by_id(name).bounding_box()
        assert label and field and label["height"] < field["height"] * 2


@pytest.mark.parametrize("width", [400, 1280, 1900])
def test_what_stands_beside_the_layouts_own_main_keeps_to_its_column(show: Show, width: int) -> None:
    """The page gives its own `main` a class; a layout that has one of its own does not get it."""
    page = show([{"section": "Card"}], viewport={"width": width, "height": 800})
    page.page.evaluate(
        """() => {
          document.querySelector('main').className = '';
          const before = '<header><h1>Head</h1></header><section id="own">Card</section>';
          document.body.insertAdjacentHTML('afterbegin', before);
          document.body.insertAdjacentHTML('beforeend', '<footer><p id="foot">Foot</p></footer>');
        }"""
    )
    left, right = sides(page.page.locator("main section"))
    for beside in (page.page.locator("h1"), page.by_id("own"), page.by_id("foot")):
        assert sides(beside) == pytest.approx((left, right), abs=0.6)
