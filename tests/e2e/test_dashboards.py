"""The two larger examples behave as dashboards: one request for each interaction, everything follows."""

import json
from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.browsing import Visit

Open = Callable[..., Visit]


def test_a_choice_of_companies_redraws_everything_in_one_request(visit: Open) -> None:
    """Stocks: four callbacks hang on the store, and one request carries them."""
    v = visit("10-stocks")
    expect(v.by_id("tiles").locator("article")).to_have_count(4)
    expect(v.by_id("history").locator(".legend .traces")).to_have_count(4)
    assert v.runs() == 0
    v.by_id("companies").get_by_role("combobox").click()
    v.page.get_by_role("option", name="Netflix").click()
    expect(v.by_id("tiles").locator("article")).to_have_count(5)
    expect(v.by_id("history").locator(".legend .traces")).to_have_count(5)
    expect(v.by_id("figures").locator("tbody tr")).to_have_count(5)
    v.settled()
    assert v.runs() == 1


def test_the_measure_redraws_one_chart(visit: Open) -> None:
    """Stocks: what does not depend on the measure does not run."""
    v = visit("10-stocks")
    v.choose("measure", "Drawdown")
    v.settled()
    assert v.runs() == 1
    (request,) = [r for r in v.requests if r.method == "POST"]
    asked = json.loads(request.post_data or "")
    assert [entry["callback"] for entry in asked["run"]] == ["draw_history"]


def test_a_live_page_ticks_and_pauses(visit: Open) -> None:
    """Plant: the interval adds readings until the button stops it."""
    v = visit("11-plant")
    expect(v.by_id("now").locator("article")).to_have_count(3)
    before = v.by_id("now").inner_text()
    expect(v.by_id("now")).not_to_have_text(before, timeout=8000)
    v.by_id("pause").click()
    expect(v.by_id("pause")).to_have_text("Go on")
    v.settled()
    paused = v.runs()
    v.page.wait_for_timeout(2500)
    assert v.runs() == paused
    v.choose("lines", "Line 2")
    expect(v.by_id("now").locator("article")).to_have_count(2)


def test_an_alarm_limit_lists_alarms(visit: Open) -> None:
    """Plant: a lower limit finds readings above it."""
    v = visit("11-plant")
    v.by_id("pause").click()
    v.by_id("limit").locator("input[type=range]").press("Home")
    expect(v.by_id("alarms").locator("li")).to_have_count(5)


def test_parts_that_were_put_together_work_like_written_ones(visit: Open) -> None:
    """Ratings: each use of the component has its own wiring, and a loop wires all of them to one callback."""
    v = visit("12-ratings")
    expect(v.by_id("summary")).to_have_text("3 dishes, 10.0 on average")
    v.by_id("pasta").locator("input[type=range]").press("Home")
    expect(v.by_id("pasta-words")).to_have_text("0 of 10: poor")
    expect(v.by_id("soup-words")).to_have_text("10 of 10: excellent")
    expect(v.by_id("summary")).to_have_text("3 dishes, 6.7 on average")
    v.settled()
    assert v.runs() == 1
