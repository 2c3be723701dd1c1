"""Graph: what is drawn, by which bundle, and what the user does with it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.client.pages import TestPage

Show = Callable[..., TestPage]


def figure(*ys: float, **layout: Any) -> dict[str, Any]:
    """A scatter of points."""
    return {
        "data": [{"type": "scatter", "mode": "markers", "x": list(range(len(ys))), "y": list(ys)}],
        "layout": layout,
    }


def points(page: TestPage) -> list[str]:
    """Where the points are drawn."""
    found: list[str] = page.by_id("g").evaluate(
        "e => [...e.querySelectorAll('.scatterlayer .point')].map(p => p.getAttribute('transform'))"
    )
    return found


def drawn(page: TestPage, count: int) -> None:
    """Wait for so many points."""
    expect(page.by_id("g").locator(".scatterlayer .point")).to_have_count(count)


@pytest.mark.parametrize(
    ("trace", "bundle"),
    [
        ({"type": "scatter", "y": [1, 2]}, "basic"),
        ({"y": [1, 2]}, "basic"),
        ({"type": "histogram", "x": [1, 2, 2]}, "cartesian"),
        ({"type": "heatmap", "z": [[1, 2], [3, 4]]}, "cartesian"),
        ({"y": [1, 2], "marker": {"color": [1, 2], "showscale": True}}, "basic"),
        ({"type": "contour", "z": [[1, 2], [3, 4]]}, "cartesian"),
        ({"type": "image", "z": [[[1, 2, 3], [4, 5, 6]]]}, "cartesian"),
        ({"type": "surface", "z": [[1, 2], [3, 4]]}, "strict"),
        ({"type": "parcoords", "dimensions": [{"values": [1, 2]}, {"values": [2, 1]}]}, "strict"),
        ({"type": "table", "header": {"values": ["a"]}, "cells": {"values": [[1]]}}, "strict"),
        ({"type": "scatterpolar", "r": [1, 2], "theta": [10, 90]}, "strict"),
        (
            {"type": "sankey", "node": {"label": ["a", "b"]}, "link": {"source": [0], "target": [1], "value": [1]}},
            "strict",
        ),
    ],
)
def test_the_smallest_bundle_that_can_draw_it_is_fetched(show: Show, trace: dict[str, Any], bundle: str) -> None:
    """And nothing is refused by the policy, nor asked of another host."""
    page = show([{"Graph": {"id": "g", "figure": {"data": [trace], "layout": {}}}}])
    expect(page.by_id("g")).to_have_attribute("data-dx-state", "drawn", timeout=30_000)
    names = page.page.evaluate("[...document.scripts].map(s => s.src).filter(s => s.includes('plotly'))")
    assert [name.rsplit("/", 1)[1].split("-")[1] for name in names] == [bundle]


def test_a_figure_of_another_kind_brings_the_larger_bundle(show: Show) -> None:
    """And the chart goes on."""
    page = show([{"Graph": {"id": "g", "figure": figure(1, 2)}}])
    drawn(page, 2)
    page.write(g__figure={"data": [{"type": "box", "y": [1, 2, 3]}], "layout": {}})
    expect(page.by_id("g").locator(".boxlayer .box")).to_have_count(1)
    page.write(g__figure=figure(1, 2, 3))
    drawn(page, 3)


def test_a_figure_may_come_later(show: Show) -> None:
    """Until then nothing is fetched."""
    page = show([{"Graph": {"id": "g"}}])
    assert page.page.locator("script[src*=plotly]").count() == 0
    page.write(g__figure=figure(1, 2))
    drawn(page, 2)
    page.write(g__figure=None)
    drawn(page, 0)


def test_the_latest_of_many_figures_wins(show: Show) -> None:
    """One is drawn at a time."""
    page = show([{"Graph": {"id": "g", "figure": figure(1, 2)}}])
    drawn(page, 2)
    for count in (3, 4, 5, 6):
        page.write(g__figure=figure(*range(count)))
    drawn(page, 6)


def test_layout_transition_animates(show: Show) -> None:
    """The points are seen on their way."""
    page = show([{"Graph": {"id": "g", "figure": figure(1, 2, yaxis={"range": [0, 10]})}}])
    drawn(page, 2)
    page.page.evaluate(
        """() => { window.seen = new Set(); const look = () => {
          const p = document.querySelector('.scatterlayer .point'); if (p) window.seen.add(p.getAttribute('transform'));
          requestAnimationFrame(look); }; look(); }"""
    )
    page.write(g__figure=figure(9, 2, yaxis={"range": [0, 10]}, transition={"duration": 400}))
    page.page.wait_for_timeout(900)
    assert page.page.evaluate("window.seen.size") > 3


def test_typed_arrays_are_drawn(show: Show) -> None:
    """Plotly's own encoding of numpy arrays."""
    data = {"dtype": "f8", "bdata": "AAAAAAAA8D8AAAAAAAAAQA=="}
    page = show(
        [{"Graph": {"id": "g", "figure": {"data": [{"mode": "markers", "x": [1, 2], "y": data}], "layout": {}}}}]
    )
    drawn(page, 2)


def test_hover_and_click_are_told(show: Show) -> None:
    """With the point's place, its value and its custom data, and nothing of the figure."""
    chart = figure(1, 5, 2)
    chart["data"][0]["customdata"] = [["a"], ["b"], ["c"]]
    page = show([{"Graph": {"id": "g", "figure": chart, "clear_on_unhover": True}}])
    drawn(page, 3)
    box = page.by_id("g").locator(".scatterlayer .point").nth(1).bounding_box()
    assert box
    page.page.mouse.move(box["x"] + 4, box["y"] + 4)
    expect(page.page.locator(".hoverlayer .hovertext")).to_have_count(1)
    page.page.mouse.click(box["x"] + 4, box["y"] + 4)
    (point,) = page.read("g.clickData")["points"]
    assert (point["curveNumber"], point["pointNumber"], point["x"], point["y"]) == (0, 1, 1, 5)
    assert point["customdata"] == ["b"]
    assert {"data", "fullData", "xaxis", "yaxis"}.isdisjoint(point)
    assert page.read("g.hoverData")["points"][0]["y"] == 5
    # plotly.js covers the page during a click: the mouse is over the chart again only when it has moved there.
    page.page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.page.mouse.move(2, 2, steps=5)
    page.becomes("g.hoverData", None)


def test_zoom_and_legend_are_told(show: Show) -> None:
    """As `relayoutData` and `restyleData`."""
    chart = figure(1, 5, 2, showlegend=True)
    page = show([{"Graph": {"id": "g", "figure": chart}}])
    drawn(page, 3)
    box = page.by_id("g").locator(".draglayer .nsewdrag").bounding_box()
    assert box
    page.page.mouse.move(box["x"] + 50, box["y"] + 50)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + 300, box["y"] + 200, steps=4)
    page.page.mouse.up()
    page.page.wait_for_timeout(300)
    assert "xaxis.range[0]" in page.read("g.relayoutData")
    page.by_id("g").locator(".legendtoggle").click()
    page.becomes("g.restyleData", [{"visible": ["legendonly"]}, [0]])


def test_extend_data_adds_points(show: Show) -> None:
    """To the traces that are there."""
    page = show([{"Graph": {"id": "g", "figure": figure(1, 2)}}])
    drawn(page, 2)
    page.write(g__extendData={"x": [[2]], "y": [[3]]})
    drawn(page, 3)
    page.write(g__extendData=[{"x": [[3, 4]], "y": [[3, 4]]}, [0], 4])
    drawn(page, 4)


def test_the_chart_follows_the_size_of_the_page(show: Show) -> None:
    """Unless `responsive` is false."""
    page = show([{"Graph": {"id": "g", "figure": figure(1, 2)}}], viewport={"width": 1200, "height": 700})
    drawn(page, 2)
    svg = page.by_id("g").locator(".main-svg").first
    wide = svg.bounding_box()
    page.page.set_viewport_size({"width": 500, "height": 700})
    page.page.wait_for_timeout(500)
    narrow = svg.bounding_box()
    assert wide and narrow
    assert narrow["width"] < 500 < wide["width"]


def test_a_figure_with_a_transition_follows_the_size_too(show: Show) -> None:
    """Also where the other width asks for other margins, and where it was drawn while it could not be seen."""
    moving = figure(1, 2, transition={"duration": 100})
    graphs = [{"Graph": {"id": "g", "figure": moving}}, {"div": {"id": "d", "children": [{"Graph": {"id": "h"}}]}}]
    page = show(graphs, viewport={"width": 1200, "height": 700})
    drawn(page, 2)
    page.write(d__hidden=True, h__figure=moving)
    page.page.set_viewport_size({"width": 500, "height": 700})
    page.page.wait_for_timeout(500)
    page.write(d__hidden=False)
    page.page.wait_for_timeout(500)
    for name in ("g", "h"):
        graph = page.by_id(name)
        drawn_width = graph.locator(".main-svg").first.evaluate("e => e.getBoundingClientRect().width")
        assert drawn_width == graph.evaluate("e => e.clientWidth"), name


def test_a_transition_may_lead_to_another_kind_of_chart(show: Show) -> None:
    """plotly.js knows no way between some of them; then the new one is drawn from nothing."""
    layout = {"transition": {"duration": 100}}
    pie = {"data": [{"type": "pie", "values": [1, 2]}], "layout": layout}
    page = show([{"Graph": {"id": "g", "figure": pie}}])
    expect(page.by_id("g").locator(".slice")).to_have_count(2)
    page.write(g__figure=figure(1, 2, 3, **layout))
    drawn(page, 3)
    page.write(g__figure=pie)
    expect(page.by_id("g").locator(".slice")).to_have_count(2)
    drawn(page, 0)
    page.write(g__figure=figure(1, 2, **layout))
    drawn(page, 2)
    page.by_id("g").locator(".scatterlayer .point").first.hover(force=True)
    page.page.wait_for_timeout(300)
    assert [list(change) for change in page.changes()] == [["g.hoverData"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_readable_in_both_schemes(show: Show, scheme: str) -> None:
    """Text takes the page's colour; a template of the user's own stays."""
    page = show([{"Graph": {"id": "g", "figure": figure(1, 2)}}], color_scheme=scheme)
    drawn(page, 2)
    colours = "e => [getComputedStyle(e).color, getComputedStyle(e.querySelector('.xtick text')).fill]"
    text, tick = page.by_id("g").evaluate(colours)
    assert text == tick
    own = {"layout": {"plot_bgcolor": "white", "paper_bgcolor": "white", "font": {"color": "rgb(1, 2, 3)"}}}
    page.write(g__figure=figure(1, 2, 3, template=own))
    drawn(page, 3)
    assert page.by_id("g").evaluate(colours)[1] == "rgb(1, 2, 3)"


def test_the_scheme_can_change_while_it_is_shown(show: Show) -> None:
    """By the system or by `data-theme`."""
    page = show([{"Graph": {"id": "g", "figure": figure(1, 2)}}], color_scheme="light")
    drawn(page, 2)
    tick = page.by_id("g").locator(".xtick text").first
    before = tick.evaluate("e => getComputedStyle(e).fill")
    page.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.page.wait_for_timeout(500)
    assert page.by_id("g").locator(".xtick text").first.evaluate("e => getComputedStyle(e).fill") != before


def test_a_chart_that_leaves_the_page_is_given_up(show: Show) -> None:
    """With its listeners."""
    page = show([{"div": {"id": "d", "children": [{"Graph": {"id": "g", "figure": figure(1, 2)}}]}}])
    drawn(page, 2)
    page.write(d__children="gone")
    page.page.set_viewport_size({"width": 500, "height": 700})
    expect(page.by_id("g")).to_have_count(0)
    assert page.read("g.figure") is None
