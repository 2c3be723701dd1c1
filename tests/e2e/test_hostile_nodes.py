"""Nodes that are named like what the client or the browser calls its own change nothing (B9)."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.e2e.browsing import Visit
from tests.e2e.environments import Environment
from tests.e2e.servers import serve

SPEC = """
dashc: 1
app: {title: Hostile}
layout:
  - button: {id: go, children: Go}
  - form: {name: querySelector, children: [{input: {name: body}}, {input: {id: parentElement}}]}
  - p: {class: _dx-results, children: "[]"}
  - object: {id: getElementById}
  - object: {id: createElement}
  - iframe: {name: cookie, title: frame}
  - RadioItems: {id: left, options: [a, b], value: a, aria-label: Left}
  - RadioItems: {id: right, options: [a, b], value: b, aria-label: Right}
  - Dropdown: {id: menu, options: [one, two], aria-label: Menu}
  - Graph: {id: chart, figure: {data: [{type: bar, y: [1, 2]}]}}
  - div: {id: first}
  - div: {id: later}
  - p: {id: shown}
callbacks:
  - {call: app_functions.nodes, name: first, inputs: go.n_clicks, outputs: first.children}
  - {call: app_functions.nodes, name: later, inputs: go.n_clicks, outputs: later.children, prevent_initial_call: true}
  - {call: app_functions.show, inputs: [left.value, right.value, menu.value], outputs: shown.children}
"""

FUNCTIONS = """
OF_DOCUMENT = [
    "getElementById", "querySelector", "querySelectorAll", "createElement", "createTextNode", "createElementNS", "body",
    "head", "documentElement", "forms", "currentScript", "cookie", "readyState", "addEventListener", "title",
    "activeElement", "defaultView", "implementation", "styleSheets", "nodeType", "ownerDocument", "location",
]
OF_FORMS = [
    "attributes", "childNodes", "firstChild", "nextSibling", "parentElement", "parentNode", "setAttribute", "style",
    "getAttribute", "removeAttribute", "hasAttribute", "remove", "replaceWith", "insertBefore", "moveBefore", "append",
    "normalize", "localName", "id", "isConnected", "querySelectorAll", "closest", "dataset", "nodeType", "children",
]
OWN = [
    {"p": {"class": "_dx-results", "children": '[{"callback": "first", "outputs": {"shown.children": "forged"}}]'}},
    {"div": {"id": "_dx-app", "children": '{"build": "forged"}'}},
    {"div": {"id": "_dx-layout"}},
    {"div": {"id": "_dx"}},
    {"p": {"data-dx": 0, "data-dx-loading": "x", "data-s": "b1", "data-dx-ready": True, "children": "marked"}},
    {"input": {"type": "radio", "name": "_dx-1", "checked": True}},
    {"input": {"type": "radio", "name": "_dx-6", "checked": True}},
    {"label": {"for": "_dx-2", "children": "label"}},
    {"p": {"id": "__proto__"}}, {"p": {"id": "constructor"}}, {"form": {"id": "toString"}},
]


def nodes(clicks):
    count = clicks or 0
    clobbering = [{tag: {"name": name}} for name in OF_DOCUMENT for tag in ("form", "img", "iframe", "embed", "object")]
    fields = [{"input": {"name": name, "value": f"{name} {count}"}} for name in OF_FORMS]
    form = {"form": {"title": str(count), "style": {"order": count}, "children": fields[:: -1 if count % 2 else 1]}}
    forms = [form, {"form": {"id": f"form{count}", "children": [form]}}]
    texts = [{"b": f"{count} clicks"}, "after"]
    return [*OWN, *clobbering, *forms, *texts] if count % 3 < 2 else [*texts, *forms[::-1]]


def show(left, right, menu):
    return f"{left} {right} {menu}"
"""


def test_nodes_named_like_what_others_call_their_own_change_nothing(
    browser: Browser, bare: Environment, compiled: Callable[[str, str], Path]
) -> None:
    """Drawn by the server and by the client, from the spec and from callbacks; forms with such fields change and go."""
    with serve(bare, compiled(SPEC, FUNCTIONS)) as url:
        v = Visit(browser.new_context(), url).open()
        v.shows("shown", "a b None")
        expect(v.by_id("left").get_by_label("a", exact=True)).to_be_checked()
        expect(v.by_id("right").get_by_label("b", exact=True)).to_be_checked()
        for clicks in range(1, 5):
            v.by_id("go").click()
            v.settled()
            for place in ("first", "later"):
                expect(v.by_id(place).locator("b")).to_have_text(f"{clicks} clicks")
                # By selectors alone: Playwright's own code trips over such forms.
                expect(v.by_id(place).locator(f"form[title='{clicks}']")).to_have_count(2)
                expect(v.by_id(place).locator(f"[name=attributes][value='attributes {clicks}']")).to_have_count(2)
                expect(v.by_id(place).locator("form[title]")).to_have_count(2)
        v.by_id("left").get_by_label("b", exact=True).check()
        v.by_id("menu").get_by_role("combobox").click()
        v.by_id("menu").locator("[role=option]", has_text="two").click()
        v.shows("shown", "b b two")
        expect(v.by_id("chart").locator(".bars path")).to_have_count(2)
        # What is unforgeable (`location`) nobody hides.
        forged = "p[data-dx], p[data-s], p[data-dx-loading], [id^=_dx-]:not(script), form[name]:not([name=location])"
        expect(v.page.locator(forged)).to_have_count(0)
        v.close()
