"""Graph: what it tells of the user's doings, and what becomes of its figure, as in Dash 4.4."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import FloatRect, expect

from tests.client.pages import TestPage
from tests.client.test_graph import drawn, figure

Show = Callable[..., TestPage]


def box_of(page: TestPage, selector: str) -> FloatRect:
    """Where a part of the chart is."""
    box = page.by_id("g").locator(selector).first.bounding_box()
    assert box
    return box


def select(page: TestPage, right: float, bottom: float) -> None:
    """Draw a box from near the corner of the plot; a zoom or a selection, as `dragmode` says."""
    box = box_of(page, ".nsewdrag")
    page.page.mouse.move(box["x"] + 5, box["y"] + 5)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + right * box["width"], box["y"] + bottom * box["height"], steps=4)
    page.page.mouse.up()


def without_times(page: TestPage) -> list[dict[str, Any]]:
    """What changed since this was asked last; clicks without their times, which are there."""
    found = page.changes()
    for change in found:
        for ref in ("g.clickData", "g.clickAnnotationData"):
            assert ref not in change or isinstance(change[ref].pop("timestamp"), int)
    return found


def test_each_click_is_a_change_with_its_time(show: Show) -> None:
    """Also the second on one point; hovering has none."""
    page = show([{"Graph": {"id": "g", "figure": figure(1, 5, 2)}}])
    drawn(page, 3)
    box = box_of(page, ".scatterlayer .point")
    for _ in range(2):
        page.page.mouse.click(box["x"] + 3, box["y"] + 3)
        page.page.wait_for_timeout(400)
    first, second = (change["g.clickData"] for change in page.changes() if "g.clickData" in change)
    assert first["points"] == second["points"]
    assert 1.5e12 < first["timestamp"] < second["timestamp"]
    assert list(page.read("g.hoverData")) == ["points"]


def test_a_click_on_an_annotation_has_its_time(show: Show) -> None:
    """And nothing of the event."""
    note = {"x": 1, "y": 1.5, "text": "note", "captureevents": True}
    page = show([{"Graph": {"id": "g", "figure": figure(1, 2, annotations=[note])}}])
    drawn(page, 2)
    page.by_id("g").locator(".annotation-text-g").click(force=True)
    page.page.wait_for_timeout(100)
    (change,) = [change for change in without_times(page) if "g.clickAnnotationData" in change]
    assert set(change["g.clickAnnotationData"]) == {"index", "annotation"}


def test_where_the_pointer_is_is_told_where_events_come_from_anywhere(show: Show) -> None:
    """`clickanywhere` and `hoveranywhere` of the layout."""
    chart = figure(1, 5, 2, clickanywhere=True, hoveranywhere=True)
    page = show([{"Graph": {"id": "g", "figure": chart}}])
    drawn(page, 3)
    box = box_of(page, ".nsewdrag")
    page.page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.page.mouse.click(box["x"] + 60, box["y"] + 60)
    page.page.wait_for_timeout(300)
    for data in (page.read("g.clickData"), page.read("g.hoverData")):
        assert data["points"] == []
        assert (data["xaxes_id"], data["yaxes_id"]) == ("x", "y")
        assert (len(data["xvals"]), len(data["yvals"])) == (1, 1)


def test_a_selection_is_told_and_undone(show: Show) -> None:
    """With its range; the figure keeps it."""
    page = show([{"Graph": {"id": "g", "figure": figure(1, 5, 2, dragmode="select")}}])
    drawn(page, 3)
    select(page, 0.7, 0.98)
    page.page.wait_for_timeout(300)
    data = page.read("g.selectedData")
    assert [point["pointNumber"] for point in data["points"]] == [0, 1]
    assert set(data["range"]) == {"x", "y"}
    assert len(page.read("g.figure")["layout"]["selections"]) == 1
    box = box_of(page, ".nsewdrag")
    page.page.mouse.dblclick(box["x"] + 0.9 * box["width"], box["y"] + 30)
    page.becomes("g.selectedData", None)
    assert page.read("g.figure")["layout"]["selections"] == []


def test_the_figure_follows_a_zoom(show: Show) -> None:
    """In one change with `relayoutData`; what is drawn afterwards keeps it."""
    page = show([{"Graph": {"id": "g", "figure": figure(1, 5, 2, title={"text": "T"})}}])
    drawn(page, 3)
    page.changes()
    select(page, 0.6, 0.6)
    page.page.wait_for_timeout(300)
    (change,) = [change for change in page.changes() if "g.relayoutData" in change]
    assert set(change) == {"g.relayoutData", "g.figure"}
    layout = page.read("g.figure")["layout"]
    zoomed = layout["xaxis"]["range"]
    assert zoomed == [change["g.relayoutData"]["xaxis.range[0]"], change["g.relayoutData"]["xaxis.range[1]"]]
    assert layout["title"] == {"text": "T"}
    assert set(layout) == {"title", "xaxis", "yaxis"}
    page.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.page.wait_for_timeout(500)
    assert page.by_id("g").evaluate("e => e.querySelector('.dx-graph-plot').layout.xaxis.range") == zoomed


def test_a_change_of_size_is_no_change_of_the_figure(show: Show) -> None:
    """plotly.js tells of it as of a zoom."""
    page = show([{"Graph": {"id": "g", "figure": figure(1, 5)}}], viewport={"width": 1200, "height": 700})
    drawn(page, 2)
    page.page.set_viewport_size({"width": 800, "height": 700})
    page.becomes("g.relayoutData", {"autosize": True})
    assert [list(change) for change in page.changes()] == [["g.relayoutData"]]


def test_the_figure_follows_the_legend_quietly(show: Show) -> None:
    """Only `restyleData` is a change, as in Dash."""
    page = show([{"Graph": {"id": "g", "figure": figure(1, 5, 2, showlegend=True)}}])
    drawn(page, 3)
    page.by_id("g").locator(".legendtoggle").click()
    page.becomes("g.restyleData", [{"visible": ["legendonly"]}, [0]])
    assert page.read("g.figure")["data"][0]["visible"] == "legendonly"
    assert ["g.restyleData"] in [list(change) for change in page.changes()]


def test_the_figure_follows_what_is_added_quietly(show: Show) -> None:
    """Before what is there, after it, and up to so many points; drawing again loses none of it."""
    page = show([{"Graph": {"id": "g", "figure": {"data": [*figure(1, 2)["data"], *figure(3, 4)["data"]]}}}])
    drawn(page, 4)
    page.write(g__extendData=[{"x": [[2]], "y": [[7]]}, [-1]])
    drawn(page, 5)
    page.write(g__prependData={"x": [[-1], [-1]], "y": [[8], [9]]})
    drawn(page, 7)
    page.write(g__extendData=[{"x": [[5]], "y": [[6]]}, [0], 2])
    drawn(page, 6)
    assert [trace["y"] for trace in page.read("g.figure")["data"]] == [[2, 6], [9, 3, 4, 7]]
    page.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.page.wait_for_timeout(500)
    drawn(page, 6)
    assert page.changes() == []
    page.write(g__figure=figure(1, 2, 3), g__extendData=[{"x": [[3]], "y": [[1]]}, [0]])
    drawn(page, 4)


WATCH = """() => { window.seen = new Set(); const look = () => {
  const p = document.querySelector('.scatterlayer .point'); if (p) window.seen.add(p.getAttribute('transform'));
  requestAnimationFrame(look); }; look(); }"""
ANIMATED = {"animate": True, "animation_options": {"frame": {"redraw": False}, "transition": {"duration": 400}}}


def test_animate_leads_from_figure_to_figure(show: Show) -> None:
    """Frames are there for buttons and sliders, and are not played."""
    axis = {"yaxis": {"range": [0, 10]}, "xaxis": {"range": [-1, 2]}}
    page = show([{"Graph": {"id": "g", "figure": figure(1, 2, **axis), **ANIMATED}}])
    drawn(page, 2)
    page.page.evaluate(WATCH)
    frames = [{"name": "f", "data": [{"y": [0, 0]}]}]
    page.write(g__figure={**figure(9, 2, **axis), "frames": frames})
    page.page.wait_for_timeout(900)
    assert page.page.evaluate("window.seen.size") > 3
    assert page.by_id("g").evaluate("e => e.querySelector('.dx-graph-plot').data[0].y") == [9, 2]
    page.write(g__figure=figure(9, 2, 5, **axis))
    drawn(page, 3)
    two = {"data": [*figure(1, 2)["data"], *figure(3, 4)["data"]]}
    page.write(g__figure=two)
    drawn(page, 4)


def test_an_animated_chart_follows_the_scheme(show: Show) -> None:
    """What is drawn again for its colours is not animated, which would leave them."""
    page = show([{"Graph": {"id": "g", "figure": figure(1, 2), **ANIMATED}}], color_scheme="light")
    drawn(page, 2)
    tick = page.by_id("g").locator(".xtick text").first
    before = tick.evaluate("e => getComputedStyle(e).fill")
    page.page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.page.wait_for_timeout(500)
    assert tick.evaluate("e => getComputedStyle(e).fill") != before


def test_nothing_moves_for_those_who_want_no_motion(show: Show) -> None:
    """The figure is there at once."""
    page = show([{"Graph": {"id": "g", "figure": figure(1, 2), **ANIMATED}}], reduced_motion="reduce")
    drawn(page, 2)
    page.page.evaluate(WATCH)
    page.write(g__figure=figure(9, 2))
    page.page.wait_for_timeout(500)
    assert page.page.evaluate("window.seen.size") <= 2
    expect(page.by_id("g")).to_have_attribute("data-dx-state", "drawn")
