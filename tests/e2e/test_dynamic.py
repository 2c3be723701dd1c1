"""S12 and S14 in the browser: nodes that callbacks bring are wired, and what is not there is not called."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, expect

from tests.e2e.browsing import Visit
from tests.e2e.environments import Environment
from tests.e2e.servers import serve

Open = Callable[..., Visit]

SPEC = """
dashc: 1
layout:
  - button: {id: add, children: Add}
  - button: {id: swap, children: Swap}
  - div: {id: place}
  - p: {id: outside}
  - p: {id: total}
dynamic:
  - {id: more, component: button}
  - {id: count, component: output}
  - {id: quiet, component: output}
callbacks:
  - {call: app_functions.add, inputs: add.n_clicks, outputs: place.children, prevent_initial_call: true}
  - {call: app_functions.count, inputs: more.n_clicks, outputs: count.children}
  - {call: app_functions.count, name: quiet, inputs: more.n_clicks, outputs: quiet.children, prevent_initial_call: true}
  - {call: app_functions.outside, inputs: more.n_clicks, outputs: outside.children, prevent_initial_call: true}
  - call: app_functions.total
    inputs: [swap.n_clicks, {id: more, property: n_clicks, optional: true}]
    outputs: total.children
  - {call: app_functions.total, name: both, inputs: [swap.n_clicks, more.n_clicks], outputs: total.title}
"""

FUNCTIONS = """
from dashc.runtime import ctx


def add(_):
    button = {"button": {"id": "more", "children": "More", "n_clicks": 5}}
    return [button, {"output": {"id": "count"}}, {"output": {"id": "quiet"}}]


def count(clicks):
    return f"{clicks} by {ctx.triggered_id}"


def outside(clicks):
    return f"{clicks} by {ctx.triggered_id}"


def total(swaps, clicks):
    return f"{swaps} and {clicks}"
"""


def runs(v: Visit) -> list[list[dict[str, Any]]]:
    """What was asked for: the runs, as the server got them."""
    return [json.loads(request.post_data or "")["run"] for request in v.requests if request.method == "POST"]


def test_nodes_are_wired_when_they_come(
    browser: Browser, bare: Environment, compiled: Callable[[str, str], Path]
) -> None:
    """Initial calls inside, triggers outside, and `prevent_initial_call` where it counts."""
    with serve(bare, compiled(SPEC, FUNCTIONS)) as url:
        v = Visit(browser.new_context(), url).open()
        v.shows("total", "None and None")
        assert runs(v) == []
        v.by_id("add").click()
        v.shows("count", "5 by None")
        v.shows("outside", "5 by more")
        v.shows("total", "None and 5")
        v.shows("quiet", "")
        expect(v.by_id("total")).to_have_attribute("title", "None and 5")
        v.settled()
        assert [[entry["callback"] for entry in run] for run in runs(v)] == [
            ["add"],
            ["count", "outside", "total", "both"],
        ]
        v.by_id("more").click()
        v.shows("quiet", "6 by more")
        v.shows("total", "None and 6")
        v.settled()
        assert v.runs() == 3
        v.by_id("add").click()  # The same ids come again, with values of their own.
        v.shows("count", "5 by None")
        v.shows("quiet", "")
        v.shows("total", "None and 5")
        v.close()


def test_what_is_missing_is_not_called_and_development_says_so(
    browser: Browser, bare: Environment, compiled: Callable[[str, str], Path]
) -> None:
    """`both` needs what is not there; `total` can do without."""
    app = compiled(SPEC, FUNCTIONS)
    for development in ("", "1"):
        with serve(bare, app, DASHC_DEV=development) as url:
            v = Visit(browser.new_context(), url).open()
            v.by_id("swap").click()
            v.shows("total", "1 and None")
            v.settled()
            assert [[entry["callback"] for entry in run] for run in runs(v)] == [["total"]]
            notice = v.page.get_by_text("not in the page now")
            expect(notice).to_have_count(1 if development else 0)
            if development:
                expect(notice).to_have_text(
                    "`both` reads `more.n_clicks`, not in the page now. What may be missing is marked `optional: true`."
                )
            v.close()


def test_fields_follow_a_choice(visit: Open) -> None:
    """Contact: the fields that a callback returns work like those of the layout."""
    v = visit("13-contact")
    v.shows("hint", "This field is empty.")
    v.page.get_by_label("Email address").fill("ann")
    v.shows("hint", "There is no @ in it.")
    v.shows("answer", "We will write to ann.")
    v.choose("way", "Telephone")
    v.shows("hint", "This field is empty.")
    v.shows("answer", "")
    v.page.get_by_label("Telephone number").fill("+39")
    v.shows("answer", "We will call +39.")
    v.choose("hours", "evenings")
    v.shows("answer", "We will call +39 in the evenings.")
    v.choose("way", "Please don't")
    v.shows("fields", "Then you will not hear from us.")
    v.shows("answer", "")
    v.choose("way", "Email")
    v.shows("hint", "This field is empty.")
