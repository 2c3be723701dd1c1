"""What the page does when something goes wrong, comes late, or comes early (semantics B6, B7, B9, B11, C1, S19)."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Route, expect

from tests.e2e.browsing import Visit
from tests.e2e.environments import Environment
from tests.e2e.servers import free_port, serve

Compile = Callable[[str, str], Path]

FAILING = """
dashc: 1
app: {title: Failing}
layout:
  - Input: {id: a, value: "1", aria-label: a}
  - p: {id: fails}
  - p: {id: works}
callbacks:
  - {call: app_functions.fails, inputs: a.value, outputs: fails.children, prevent_initial_call: true}
  - {call: app_functions.works, inputs: a.value, outputs: works.children}
"""

FAILING_FUNCTIONS = """
def fails(value):
    secret = "the password"
    raise ValueError(secret)


def works(value):
    return f"works with {value}"
"""


def test_an_exception_leaves_the_rest_running_and_shows_a_reference_only(
    browser: Browser, bare: Environment, compiled: Compile
) -> None:
    """B7, in production: a plain message with a reference number; no traceback, no text of the exception."""
    with serve(bare, compiled(FAILING, FAILING_FUNCTIONS)) as url:
        v = Visit(browser.new_context(), url).open()
        v.by_id("a").fill("2")
        v.shows("works", "works with 2")
        notice = v.page.get_by_role("alert")
        expect(notice).to_contain_text("Something went wrong")
        expect(notice).to_contain_text(re.compile(r"Reference: [0-9a-f]{8}"))
        assert "password" not in v.page.content() and "Traceback" not in v.page.content()
        notice.get_by_role("button", name="Dismiss").click()
        expect(v.page.get_by_role("alert")).to_have_count(0)
        v.by_id("a").fill("3")
        v.shows("works", "works with 3")
        v.close()


def test_in_development_an_exception_shows_the_traceback_and_the_line_of_the_spec(
    browser: Browser, bare: Environment, compiled: Compile
) -> None:
    """B7 and C6, in development."""
    with serve(bare, compiled(FAILING, FAILING_FUNCTIONS), DASHC_DEV="1") as url:
        v = Visit(browser.new_context(), url).open()
        v.by_id("a").fill("2")
        notice = v.page.get_by_role("alert")
        expect(notice).to_contain_text("app.yaml:9")
        expect(notice).to_contain_text("ValueError: the password")
        v.close()


SLOW = """
dashc: 1
app: {title: Slow, update_title: Working}
layout:
  - Input: {id: a, value: one, aria-label: a}
  - button: {id: b, n_clicks: 0, children: Press}
  - p: {id: quick}
  - p: {id: slow}
  - p: {id: slower}
  - p: {id: pressed}
callbacks:
  - {call: app_functions.quick, inputs: a.value, outputs: quick.children}
  - {call: app_functions.slow, inputs: a.value, outputs: slow.children}
  - {call: app_functions.slower, inputs: slow.children, outputs: slower.children}
  - {call: app_functions.pressed, inputs: b.n_clicks, outputs: pressed.children, prevent_initial_call: true}
"""

SLOW_FUNCTIONS = """
import os
import time


def quick(value):
    return f"quick {value}"


def slow(value):
    time.sleep(float(os.environ["SLOWNESS"]))
    return f"slow {value}"


def slower(text):
    return f"after {text}"


def pressed(n_clicks):
    return f"pressed {n_clicks}"
"""


def test_slow_initial_results_follow_in_the_same_response(
    browser: Browser, bare: Environment, compiled: Compile
) -> None:
    """C1: what is ready is drawn in place, the rest is streamed; marked as busy until it is there; no request."""
    with serve(bare, compiled(SLOW, SLOW_FUNCTIONS), SLOWNESS="1.6") as url:
        v = Visit(browser.new_context(), url)
        v.page.goto(url, wait_until="commit")
        v.shows("quick", "quick one")
        expect(v.by_id("slow")).to_have_attribute("aria-busy", "true")
        expect(v.by_id("slower")).to_have_attribute("aria-busy", "true")
        expect(v.page).to_have_title("Working")
        v.shows("slower", "after slow one")
        expect(v.by_id("slower")).not_to_have_attribute("aria-busy", "true")
        expect(v.page).to_have_title("Slow")
        assert v.runs() == 0
        v.close()


def test_results_slower_than_the_document_are_asked_for(browser: Browser, bare: Environment, compiled: Compile) -> None:
    """After two seconds the document ends, and the client asks for what it does not hold."""
    with serve(bare, compiled(SLOW, SLOW_FUNCTIONS), SLOWNESS="2.5") as url:
        v = Visit(browser.new_context(), url)
        v.page.goto(url)
        expect(v.by_id("slower")).to_have_text("after slow one", timeout=10_000)
        assert v.runs() == 1
        v.close()


class HeldBack:
    """Requests that wait until they are let go."""

    def __init__(self) -> None:
        self.waiting: list[Route] | None = []

    def arrive(self, route: Route) -> None:
        """Keep a request, or pass it on."""
        if self.waiting is None:
            route.continue_()
        else:
            self.waiting.append(route)

    def let_go(self) -> None:
        """Pass on what waits and all that comes."""
        waiting, self.waiting = self.waiting or [], None
        for route in waiting:
            route.continue_()


def test_what_the_user_does_before_the_client_is_there_counts(
    browser: Browser, bare: Environment, compiled: Compile
) -> None:
    """C1: typed and clicked while the scripts were still on their way."""
    with serve(bare, compiled(SLOW, SLOW_FUNCTIONS), SLOWNESS="0") as url:
        v = Visit(browser.new_context(), url)
        scripts = HeldBack()
        v.page.route("**/*.js", scripts.arrive)
        v.page.goto(url, wait_until="commit")
        v.shows("quick", "quick one")
        v.by_id("a").fill("early")
        v.by_id("b").click()
        v.by_id("b").click()
        scripts.let_go()
        v.shows("quick", "quick early")
        v.shows("slower", "after slow early")
        v.shows("pressed", "pressed 2")
        v.close()


def test_a_lost_connection_is_said_and_made_up_for(browser: Browser, bare: Environment, compiled: Compile) -> None:
    """B6: marks are taken back, the page says so, and goes on by itself when the server is back."""
    app, port = compiled(SLOW, SLOW_FUNCTIONS), str(free_port())
    v = Visit(browser.new_context(), f"http://127.0.0.1:{port}/")
    v.console_allowed = True  # The browser itself reports requests that fail.
    with serve(bare, app, PORT=port, SLOWNESS="0"):
        v.open()
    v.by_id("a").fill("two")
    expect(v.page.get_by_text("Connection lost")).to_be_visible()
    expect(v.page.locator("[aria-busy=true]")).to_have_count(0)
    with serve(bare, app, PORT=port, SLOWNESS="0"):
        expect(v.by_id("quick")).to_have_text("quick two", timeout=20_000)
        v.shows("slower", "after slow two")
        expect(v.page.get_by_text("Connection lost")).to_have_count(0)
        v.close()


def test_a_lost_click_is_not_repeated_without_asking(browser: Browser, bare: Environment, compiled: Compile) -> None:
    """B6: a click may have had its effect, so the user decides."""
    app, port = compiled(SLOW, SLOW_FUNCTIONS), str(free_port())
    v = Visit(browser.new_context(), f"http://127.0.0.1:{port}/")
    v.console_allowed = True
    with serve(bare, app, PORT=port, SLOWNESS="0"):
        v.open()
    v.by_id("b").click()
    expect(v.page.get_by_text("Connection lost")).to_be_visible()
    with serve(bare, app, PORT=port, SLOWNESS="0"):
        expect(v.page.get_by_text("Connection lost")).to_have_count(0, timeout=20_000)
        v.shows("pressed", "")
        v.page.get_by_role("button", name="Try again").click()
        v.shows("pressed", "pressed 1")
        v.close()


NODES = """
dashc: 1
app: {title: Nodes, base_path: /reports/}
layout:
  - Input: {id: a, value: "<b>&amp;", aria-label: a}
  - div: {id: nodes}
  - div: {id: __proto__}
  - div: {id: constructor}
  - div: {id: name}
callbacks:
  - {call: app_functions.nodes, inputs: a.value, outputs: nodes.children}
  - {call: app_functions.proto, inputs: a.value, outputs: [__proto__.children, constructor.children]}
  - {call: app_functions.name, inputs: a.value, state: a.id, outputs: name.children}
"""

NODES_FUNCTIONS = """
from datetime import date
from decimal import Decimal

DAY = date(2024, 1, 2)


def nodes(value):
    return [
        {"h2": value},
        {"a": {"href": "javascript:alert(1)", "className": "bad", "children": "link"}},
        {"a": {"href": "https://example.org/", "id": "good", "children": "link"}},
        {"button": {"onclick": "alert(1)", "id": "button", "children": "press"}},
        {"div": {"style": {"backgroundColor": "red"}, "id": "styled", "children": [Decimal("1.50"), " ", DAY]}},
        {"Dropdown": {"id": "chosen", "options": ["x", "y"], "value": "y", "aria-label": "Inner"}},
        {"Markdown": {"children": "**bold** <script>alert(1)</script>"}},
        None,
        True,
        float("nan"),
    ]


def proto(value):
    return [f"proto {value}", {"em": "built"}]


def name(value, id):
    return f"{id} says {value}"
"""


def test_nodes_from_callbacks_are_shown_safely(browser: Browser, bare: Environment, compiled: Compile) -> None:
    """Text is text, URLs go through the allow-list, handlers are dropped, components work, odd names are ordinary."""
    with serve(bare, compiled(NODES, NODES_FUNCTIONS)) as base:
        v = Visit(browser.new_context(), base + "reports/").open()
        for value in ("<b>&amp;", "</script><img src=x onerror=alert(1)>"):
            v.by_id("a").fill(value)
            expect(v.by_id("nodes").locator("h2")).to_have_text(value)
            v.shows("__proto__", f"proto {value}")
            v.shows("constructor", "built")
            v.shows("name", f"a says {value}")
            assert v.by_id("nodes").locator("a.bad").get_attribute("href") is None
            assert v.by_id("good").get_attribute("href") == "https://example.org/"
            assert v.by_id("button").get_attribute("onclick") is None
            v.shows("styled", "1.5 2024-01-02")
            assert v.by_id("styled").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 0, 0)"
            expect(v.by_id("nodes").locator("strong")).to_have_text("bold")
            assert v.by_id("nodes").locator("script").count() == 0
        v.by_id("chosen").get_by_role("combobox").click()
        v.page.get_by_role("option", name="x").click()
        expect(v.by_id("chosen")).to_contain_text("x")
        v.close()


CHOICES = """
dashc: 1
app: {title: Choices}
layout:
  - RadioItems: {id: r, options: [x, y], value: x, aria-label: r}
  - Checklist: {id: c, options: [x, y], value: [], aria-label: c}
  - p: {id: chosen}
callbacks:
  - {call: app_functions.chosen, inputs: [r.value, c.value], outputs: chosen.children}
"""

CHOICES_FUNCTIONS = """
def chosen(one, some):
    return f"{one} {some}"
"""


def test_choices_show_what_the_props_say_when_the_user_comes_back(
    browser: Browser, bare: Environment, compiled: Compile
) -> None:
    """The browser would restore the ticks of the last visit, after the client has looked."""
    with serve(bare, compiled(CHOICES, CHOICES_FUNCTIONS)) as url:
        v = Visit(browser.new_context(), url).open()
        v.console_allowed = True  # Chromium asks for an icon of the page that is none.
        v.choose("r", "y")
        v.choose("c", "y")
        v.shows("chosen", "y ['y']")
        v.page.goto(url + "healthz")
        v.page.go_back()
        v.ready()
        v.page.wait_for_timeout(300)
        state = [v.by_id(id).get_by_label("y").is_checked() for id in ("r", "c")]
        v.shows("chosen", "y ['y']" if all(state) else "x []")
        assert state[0] == state[1]
        v.close()
