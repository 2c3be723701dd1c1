"""The nine examples of Dash's chapter on basic callbacks behave in a browser as the chapter says."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.browsing import Visit

Open = Callable[..., Visit]


def test_text_follows_the_text_box(visit: Open) -> None:
    """Hello: the initial call fills the output, and every keystroke is one request that updates it."""
    v = visit("01-hello")
    v.shows("my-output", "Output: initial value")
    expect(v.page.get_by_role("heading", level=6)).to_have_text(
        "Change the value in the text box to see callbacks in action!"
    )
    assert v.runs() == 0, "the initial results come with the page"
    v.by_id("my-input").press("End")
    v.by_id("my-input").press("!")
    v.shows("my-output", "Output: initial value!")
    assert v.runs() == 1
    v.by_id("my-input").fill("Montréal")
    v.shows("my-output", "Output: Montréal")
    assert v.runs() == 2


def test_initial_children_of_an_output_are_overwritten_before_any_script_runs(visit: Open) -> None:
    """C1: the first response holds the results of the initial callbacks, without JavaScript."""
    v = visit("01-hello")
    body = v.context.request.get(v.url).text()
    assert "Output: initial value" in body.split('<script type="application/json"')[0]


def test_slider_moves_the_chart(visit: Open) -> None:
    """Gapminder: the slider's bounds and marks come from the data; each stop is one request and a new drawing."""
    v = visit("02-gapminder")
    expect(v.by_id("graph-with-slider").locator(".scatterlayer .point")).to_have_count(142)
    handle = v.by_id("year-slider").locator("input[type=range]")
    expect(handle).to_have_value("1952")
    assert handle.get_attribute("min") == "1952" and handle.get_attribute("max") == "2007"
    expect(v.by_id("year-slider")).to_contain_text("1952")
    expect(v.by_id("year-slider")).to_contain_text("2007")
    assert v.runs() == 0
    before = v.figure_points("graph-with-slider")
    handle.press("ArrowRight")
    expect(handle).to_have_value("1957")
    v.settled()
    assert v.changes(lambda: v.figure_points("graph-with-slider"), before)
    assert v.runs() == 1
    handle.press("End")
    expect(handle).to_have_value("2007")
    v.settled()
    assert v.runs() == 2


def test_slider_with_step_null_goes_from_mark_to_mark_by_mouse(visit: Open) -> None:
    """B12, with the pointer: a press between two marks lands on the nearer one."""
    v = visit("02-gapminder")
    handle = v.by_id("year-slider").locator("input[type=range]")
    box = handle.bounding_box()
    assert box
    v.page.mouse.click(box["x"] + box["width"] * 0.52, box["y"] + box["height"] / 2)
    expect(handle).to_have_value("1982")
    v.settled()
    assert v.runs() == 1


def test_figure_is_animated_by_its_transition(visit: Open) -> None:
    """`layout.transition` moves the points through places between the two years."""
    v = visit("02-gapminder")
    expect(v.by_id("graph-with-slider").locator(".scatterlayer .point")).to_have_count(142)
    v.page.evaluate(
        """() => { window.seen = new Set();
          const look = () => { const p = document.querySelector('.scatterlayer .point');
            if (p) window.seen.add(p.getAttribute('transform')); requestAnimationFrame(look); };
          look(); }"""
    )
    v.by_id("year-slider").locator("input[type=range]").press("End")
    v.settled()
    v.page.wait_for_timeout(900)
    assert v.page.evaluate("window.seen.size") > 4


def test_five_inputs_make_one_figure(visit: Open) -> None:
    """Indicators: whichever of the five inputs changes, the figure is drawn anew with all current values."""
    v = visit("03-indicators")
    graph = v.by_id("indicator-graphic")
    expect(graph.locator(".scatterlayer .point")).to_have_count(142)
    expect(graph).to_contain_text("GDP per capita (US$)")
    assert v.runs() == 0
    v.by_id("xaxis-column").get_by_role("combobox").click()
    v.page.get_by_role("option", name="Population, total").click()
    expect(graph).to_contain_text("Population, total")
    v.choose("xaxis-type", "Log")
    v.choose("yaxis-type", "Log")
    v.by_id("year--slider").locator("input[type=range]").press("Home")
    v.settled()
    layout = graph.evaluate(
        """g => { const l = (g.layout ? g : g.querySelector('.js-plotly-plot')).layout;
        return [l.xaxis.type, l.yaxis.type, l.xaxis.title.text, l.yaxis.title.text]; }"""
    )
    assert layout == ["log", "log", "Population, total", "Life expectancy at birth, total (years)"]
    assert v.runs() == 4


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("5", ["25", "125", "32", "243", "3125"]),
        ("-2", ["4", "-8", "0.25", "0.1111111111111111", "0.25"]),
        ("", ["", "", "", "", ""]),
        ("10", ["100", "1000", "1024", "59049", "10000000000"]),
        ("16", ["", "", "", "", ""]),  # outside the bounds the value is None, as in Dash
    ],
)
def test_one_input_has_five_outputs(visit: Open, typed: str, shown: list[str]) -> None:
    """Powers: the function returns five values, one for each output, `x^x` among the ids."""
    v = visit("04-powers")
    box = v.by_id("num-multi")
    box.fill(typed)
    for id, text in zip(["square", "cube", "twos", "threes", "x^x"], shown, strict=True):
        v.shows(id, text)
    assert v.runs() <= 1


def test_a_chain_is_one_request_and_never_inconsistent(visit: Open) -> None:
    """Cities: options, then value, then text; three callbacks, one request."""
    v = visit("05-cities")
    v.shows("display-selected-values", "New York City is a city in America")
    assert v.runs() == 0
    v.choose("countries-radio", "Canada")
    v.shows("display-selected-values", "Montréal is a city in Canada")
    expect(v.by_id("cities-radio").get_by_role("radio", name="Montréal")).to_be_checked()
    expect(v.by_id("cities-radio").get_by_role("radio")).to_have_count(3)
    assert v.runs() == 1
    v.choose("cities-radio", "Ottawa")
    v.shows("display-selected-values", "Ottawa is a city in Canada")
    assert v.runs() == 2


def test_both_inputs_run_the_callback(visit: Open) -> None:
    """Inputs: every keystroke in either box is a call."""
    v = visit("06-inputs")
    v.shows("number-output", 'Input 1 is "Montréal" and Input 2 is "Canada"')
    v.by_id("input-1").press("End")
    v.page.keyboard.type("!?")
    v.shows("number-output", 'Input 1 is "Montréal!?" and Input 2 is "Canada"')
    v.by_id("input-2").fill("Québec")
    v.shows("number-output", 'Input 1 is "Montréal!?" and Input 2 is "Québec"')


def test_state_is_read_when_the_button_is_pressed(visit: Open) -> None:
    """Form: typing runs nothing; the button's click runs the callback with what the boxes hold."""
    v = visit("07-form")
    said = 'The Button has been pressed {} times, Input 1 is "{}", and Input 2 is "{}"'
    expect(v.by_id("output-state")).to_have_text(said.format(0, "Montréal", "Canada"))
    v.by_id("input-1-state").fill("Lyon")
    v.by_id("input-2-state").fill("France")
    v.page.wait_for_timeout(200)
    assert v.runs() == 0
    expect(v.by_id("output-state")).to_have_text(said.format(0, "Montréal", "Canada"))
    v.by_id("submit-button-state").click()
    expect(v.by_id("output-state")).to_have_text(said.format(1, "Lyon", "France"))
    v.by_id("submit-button-state").press("Enter")
    expect(v.by_id("output-state")).to_have_text(said.format(2, "Lyon", "France"))
    assert v.runs() == 2


@pytest.mark.parametrize("example", ["08-components", "09-inline"])
def test_components_need_no_ids(visit: Open, example: str) -> None:
    """Components instead of ids, and inline: as the first example, with no id in the page."""
    v = visit(example)
    expect(v.page.get_by_text("Output: initial value")).to_be_visible()
    v.page.get_by_role("textbox").fill("no ids")
    expect(v.page.get_by_text("Output: no ids")).to_be_visible()
    assert v.runs() == 1
    ids: Any = v.page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert [id for id in ids if not id.startswith("_dx-")] == []
