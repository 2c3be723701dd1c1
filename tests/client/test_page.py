"""The page: adoption of the server's HTML, values and nodes from callbacks, clicks, busy marks."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Route, expect

from tests.client.pages import TestPage

Show = Callable[..., TestPage]

RICH: list[Any] = [
    {"Input": {"id": "i", "value": "x", "style": "width: 10rem"}},
    {"RadioItems": {"id": "r", "options": ["a", "b"], "value": "a", "aria-label": "R"}},
    {"Dropdown": {"id": "m", "options": ["a", "b"], "value": ["a", "b"], "multi": True, "aria-label": "M"}},
    {"Slider": {"id": "s", "min": 0, "max": 10, "value": 3, "aria-label": "S", "tooltip": {"always_visible": True}}},
    {"RangeSlider": {"id": "z", "min": 0, "max": 10, "value": [2, 7], "marks": None, "aria-label": "Z"}},
    {"div": {"id": "d", "style": {"color": "red"}, "children": ["text ", {"b": "bold"}]}},
    {"Markdown": {"id": "md", "children": "*x*", "$html": "<p><em>x</em></p>"}},
]


def test_adoption_changes_nothing_that_is_right(browser: Any, site: Any) -> None:
    """The elements stay the same, and nobody writes to them but the modules to their own."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(
        """window.mutations = [];
        new MutationObserver(list => list.forEach(m => window.mutations.push(
          m.type + ' ' + m.target.nodeName + ' ' + (m.attributeName ?? '')))
        ).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
        document.addEventListener('DOMContentLoaded', () => { window.mutations.length = 0; });"""
    )
    page.goto(site.put(RICH))
    page.locator("html[data-dx-ready=true]").wait_for(state="attached")
    assert set(page.evaluate("window.mutations")) <= {
        "attributes HTML data-dx-ready",
        "attributes SPAN data-dx-crowded",
    }
    context.close()


def test_what_was_typed_and_chosen_before_the_client_is_reported(browser: Any, site: Any) -> None:
    """Semantics C1: nothing is lost; all comes as one change."""
    context = browser.new_context()
    context.add_init_script(
        """document.addEventListener('DOMContentLoaded', () => {
          document.getElementById('i').value = 'typed';
          document.querySelectorAll('#r input')[1].checked = true;
          document.querySelector('#s input[type=range]').value = 8;
        });"""
    )
    page = context.new_page()

    def wait(route: Route) -> None:
        """The module comes after the document, and so after the edits."""
        page.wait_for_timeout(300)
        route.continue_()

    page.route("**/page.js", wait)
    page.goto(site.put(RICH))
    page.locator("html[data-dx-ready=true]").wait_for(state="attached")
    assert page.evaluate("window.changes") == [{"i.value": "typed", "r.value": "b", "s.value": 8, "s.drag_value": 8}]
    expect(page.locator("#i")).to_have_value("typed")
    context.close()


def test_a_style_replaces_the_rule_of_the_style_sheet(show: Show) -> None:
    """The mark that the rule hangs on goes first."""
    page = show([{"div": {"id": "d", "style": {"color": "rgb(255, 0, 0)", "margin": "7px"}, "children": "x"}}])
    expect(page.by_id("d")).to_have_css("color", "rgb(255, 0, 0)")
    page.write(d__style={"backgroundColor": "rgb(0, 0, 255)"})
    expect(page.by_id("d")).to_have_css("background-color", "rgb(0, 0, 255)")
    expect(page.by_id("d")).not_to_have_css("color", "rgb(255, 0, 0)")
    expect(page.by_id("d")).to_have_css("margin", "0px")


def test_children_are_patched_and_elements_with_ids_kept(show: Show) -> None:
    """A field that moves keeps what is typed and the focus."""
    page = show([{"div": {"id": "d", "children": [{"p": "one"}, {"input": {"id": "x"}}, {"p": "two"}]}}])
    page.by_id("x").fill("typed")
    page.write(d__children=[{"input": {"id": "x", "class": "c"}}, {"p": ["one", {"b": 1}]}, "tail"])
    expect(page.by_id("x")).to_have_value("typed")
    expect(page.by_id("x")).to_be_focused()
    expect(page.by_id("x")).to_have_class("c")
    assert page.by_id("d").inner_html() == '<input id="x" class="c"><p>one<b>1</b></p>tail'
    page.write(d__children="plain")
    assert page.by_id("d").inner_html() == "plain"


def test_a_list_keeps_its_elements_through_a_shuffle(show: Show) -> None:
    """Keyed by id."""
    items = [{"li": {"id": f"k{i}", "children": str(i)}} for i in range(20)]
    page = show([{"ul": {"id": "d", "children": items}}])
    page.page.evaluate("document.getElementById('k7').mark = 1")
    page.write(d__children=[*items[10:15], {"li": "new"}, *reversed(items[:8])])
    texts = [str(i) for i in [*range(10, 15)]] + ["new"] + [str(i) for i in reversed(range(8))]
    expect(page.by_id("d").locator("li")).to_have_text(texts)
    assert page.page.evaluate("document.getElementById('k7').mark") == 1


def test_components_in_nodes_of_callbacks_work(show: Show) -> None:
    """Also of types that the layout does not have: their chunk and their style sheet are fetched."""
    page = show([{"div": {"id": "d"}}])
    page.page.evaluate("document.querySelectorAll('link[href*=Dropdown]').forEach(link => link.remove())")
    page.write(d__children=["City ", {"Dropdown": {"id": "new", "options": ["a", "b"], "aria-label": "New"}}])
    page.page.get_by_role("combobox", name="New").click()
    page.page.get_by_role("option", name="b").click()
    assert {"new.value": "b"} in page.changes()
    assert page.read("new.value") == "b"
    assert page.page.locator("link[href*=Dropdown]").count() == 1
    page.write(new__value="a")
    expect(page.page.get_by_role("combobox", name="New")).to_have_text("a")


def test_components_that_come_again_keep_their_element(show: Show) -> None:
    """With the props of the new nodes."""
    page = show([{"div": {"id": "d"}}])
    page.write(d__children=[{"Input": {"id": "n", "value": "1"}}])
    page.by_id("n").focus()
    page.write(d__children=["x", {"Input": {"id": "n", "value": "2"}}])
    expect(page.by_id("n")).to_be_focused()
    expect(page.by_id("n")).to_have_value("2")


def test_what_leaves_the_page_is_forgotten(show: Show) -> None:
    """Timers stop, values are gone."""
    page = show([{"div": {"id": "d", "children": [{"Interval": {"id": "t", "interval": 20}}]}}])
    page.write(d__children=None)
    page.changes()
    page.page.wait_for_timeout(100)
    assert page.changes() == []
    assert page.read("t.n_intervals") is None


def test_a_click_counts_for_every_known_element_around_it(show: Show) -> None:
    """All in one change; not for a disabled button."""
    page = show([{"div": {"id": "d", "children": [{"button": {"id": "b", "children": [{"i": "x"}], "n_clicks": 4}}]}}])
    page.page.locator("#b i").click()
    (change,) = page.changes()
    assert change["b.n_clicks"] == 5
    assert change["d.n_clicks"] == 1
    assert change["b.n_clicks_timestamp"] == change["d.n_clicks_timestamp"] > 1_600_000_000_000
    page.write(b__disabled=True)
    page.page.locator("#b").click(force=True)
    assert not any("b.n_clicks" in change for change in page.changes())


def test_early_clicks_and_enters_are_done_again(show: Show) -> None:
    """What the recorder kept; a list that was clicked opens."""
    nodes = [
        {"button": {"id": "b", "children": "x"}},
        {"Input": {"id": "i"}},
        {"Dropdown": {"id": "l", "options": ["a"]}},
    ]
    page = show(nodes)
    page.page.evaluate(
        """() => window.page.replay([
          {type: 'click', target: document.getElementById('b')}, {type: 'click', target: document.getElementById('b')},
          {type: 'keydown', target: document.getElementById('i')},
          {type: 'click', target: document.querySelector('#l button')}])"""
    )
    expect(page.page.get_by_role("option")).to_have_text(["a"])
    assert page.read("b.n_clicks") == 2
    assert page.read("i.n_submit") == 1


def test_busy_marks_come_and_go(show: Show) -> None:
    """Semantics S19: for everybody, and for style sheets, those of Dash apps too."""
    page = show([{"div": {"id": "d", "children": "x"}}, {"Input": {"id": "i"}}])
    page.page.evaluate("window.page.busy(new Set(['d.children', 'd.style', 'i.value']))")
    expect(page.by_id("d")).to_have_attribute("aria-busy", "true")
    expect(page.by_id("d")).to_have_attribute("data-dash-is-loading", "true")
    expect(page.by_id("d")).to_have_attribute("data-dx-loading", "children style")
    page.write(d__children="y", i__value="z")
    expect(page.by_id("d")).to_have_attribute("aria-busy", "true")
    page.page.evaluate("window.page.busy(new Set())")
    expect(page.page.locator("[aria-busy], [data-dash-is-loading], [data-dx-loading]")).to_have_count(0)


def test_reading_gives_what_was_set_and_no_defaults(show: Show) -> None:
    """Semantics S1; names of JavaScript's own objects are ordinary (B11)."""
    page = show([{"Input": {"id": "constructor", "value": 1}}, {"div": {"id": "__proto__", "children": "x"}}])
    assert page.read("constructor.value") == 1
    assert page.read("constructor.type") is None
    assert page.read("constructor.toString") is None
    page.page.evaluate('window.page.write(JSON.parse(\'{"__proto__.children": "y"}\'), false)')
    expect(page.by_id("__proto__")).to_have_text("y")


def test_markdown_of_the_spec_comes_drawn_and_is_replaced_by_what_callbacks_write(show: Show) -> None:
    """The library is fetched for the latter alone."""
    page = show([{"Markdown": {"id": "m", "children": "*x*", "$html": "<p><em>x</em></p>"}}])
    assert page.by_id("m").inner_html() == "<p><em>x</em></p>"
    page.write(m__children="**y**")
    expect(page.by_id("m").locator("strong")).to_have_text("y")
    expect(page.by_id("m")).to_have_text("y")


def test_markdown_from_callbacks_is_drawn_and_purified(show: Show) -> None:
    """Nothing in it runs."""
    page = show([{"Markdown": {"id": "m", "children": "*old*"}}])
    page.write(
        m__children="  # T\n\n  **b** <img src=x onerror=alert(1)> [l](javascript:alert(1))\n\n  |a|\n  |-:|\n  |1|"
    )
    expect(page.by_id("m").locator("h1")).to_have_text("T")
    assert page.by_id("m").locator("img, script, [onerror], [href^=javascript], [style]").count() == 0
    expect(page.by_id("m").locator("td.dx-align-right")).to_have_text("1")
    page.write(m__class="other")
    expect(page.by_id("m").locator("h1")).to_have_text("T")
    expect(page.by_id("m")).to_have_class("dx-markdown other")


def test_unsafe_nodes_are_harmless(show: Show) -> None:
    """No handlers, no scripts, no forbidden URLs, no HTML (semantics B9)."""
    page = show([{"div": {"id": "d"}}])
    page.write(
        d__children=[
            {"a": {"href": "java\nscript:alert(1)", "onclick": "alert(1)", "children": "<b>x</b>"}},
            {"script": "alert(1)"},
            {"Markdown": {"$html": "<img src=x onerror=alert(1)>", "children": "t"}},
            {"div": {"$html": "<b>x</b>"}},
        ]
    )
    expect(page.by_id("d").locator(".dx-markdown p")).to_have_text("t")
    assert page.by_id("d").locator("script, img, b, [onclick], [href]").count() == 0
