"""Graph: formatted text is shown as Dash shows it, under a policy that refuses `style` attributes."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.client.pages import Site, TestPage

Show = Callable[..., TestPage]

TEXT = (
    "<b>bold</b> <i>italic</i> <u>under</u> <s>struck</s> x<sub>low</sub> x<sup>high</sup> "
    '<span style="color:rgb(1, 2, 3);font-size:5px">tinted</span> '
    '<a href="https://example.com" style="color:red">link</a>'
)
XY: dict[str, Any] = {"x": [0, 1], "y": [1, 2]}


def chart(trace: dict[str, Any] | None = None, **layout: Any) -> dict[str, Any]:
    """A figure with one trace."""
    return {"data": [{**XY, "mode": "markers"} if trace is None else trace], "layout": {"margin": {"l": 300}, **layout}}


CHARTS = {
    "title": chart(title={"text": TEXT}),
    "title of an axis": chart(xaxis={"title": {"text": TEXT}}, yaxis={"title": {"text": TEXT}}),
    "labels of ticks": chart(xaxis={"tickvals": [0], "ticktext": [TEXT]}, yaxis={"tickvals": [1], "ticktext": [TEXT]}),
    "legend": chart({**XY, "name": TEXT}, showlegend=True, legend={"title": {"text": TEXT}}),
    "annotation": chart(annotations=[{"x": 0.5, "y": 1.5, "text": TEXT}]),
    "shape": chart(shapes=[{"type": "rect", "x0": 0, "x1": 1, "y0": 1, "y1": 2, "label": {"text": TEXT}}]),
    "buttons": chart(updatemenus=[{"type": "buttons", "buttons": [{"label": TEXT, "method": "skip"}]}]),
    "slider": chart(sliders=[{"steps": [{"label": TEXT, "method": "skip"}, {"label": "b", "method": "skip"}]}]),
    "points": chart({**XY, "mode": "text", "text": [TEXT, "b"], "cliponaxis": False}),
    "bars": chart({"type": "bar", "x": [1], "y": [1], "text": [TEXT], "textangle": 0}),
    "pie": chart(
        {"type": "pie", "values": [1, 0], "labels": [TEXT, "b"], "textinfo": "label", "textposition": "outside"}
    ),
    "scale of colours": chart({"z": [[1, 2]], "type": "heatmap", "colorbar": {"title": {"text": TEXT}}}),
    "heatmap": chart({"z": [[1]], "type": "heatmap", "text": [[TEXT]], "texttemplate": "%{text}"}),
    "treemap": chart({"type": "treemap", "labels": [TEXT], "parents": [""], "values": [1]}, margin={}),
    "sunburst": chart({"type": "sunburst", "labels": [TEXT], "parents": [""], "values": [1]}, margin={}),
    "icicle": chart({"type": "icicle", "labels": [TEXT], "parents": [""], "values": [1]}, margin={}),
    "funnel": chart({"type": "funnel", "x": [1], "y": ["a"], "text": [TEXT], "textinfo": "text"}),
    "sankey": chart(
        {"type": "sankey", "node": {"label": [TEXT, "b"]}, "link": {"source": [0], "target": [1], "value": [1]}}
    ),
    "indicator": chart({"type": "indicator", "value": 1, "title": {"text": TEXT}}),
    "table": chart(
        {"type": "table", "header": {"values": [TEXT]}, "cells": {"values": [[TEXT]], "height": 60}}, margin={}
    ),
    "polar": chart(
        {"type": "scatterpolar", "r": [1], "theta": [10]}, polar={"angularaxis": {"tickvals": [0], "ticktext": [TEXT]}}
    ),
    "scene": chart(
        {"type": "scatter3d", "x": [0], "y": [0], "z": [0]},
        scene={"annotations": [{"x": 0, "y": 0, "z": 0, "text": TEXT}]},
    ),
}

LOOK = """
(root, word) => [...root.querySelectorAll('tspan, a')].filter(e => e.textContent === word).map(e => {
  const style = getComputedStyle(e), around = getComputedStyle(e.parentElement);
  return {
    weight: style.fontWeight, slant: style.fontStyle, line: style.textDecorationLine, fill: style.fill,
    size: parseFloat(style.fontSize), part: parseFloat(style.fontSize) / parseFloat(around.fontSize),
  };
})
"""


def look(page: TestPage, id: str, word: str) -> list[dict[str, Any]]:
    """How each element of a chart with exactly this text is shown."""
    found: list[dict[str, Any]] = page.by_id(id).evaluate(LOOK, word)
    return found


def assert_formatted(page: TestPage, id: str) -> None:
    """Each kind of formatting is there, and is seen."""
    seen = {
        word: look(page, id, word) for word in ("bold", "italic", "under", "struck", "low", "high", "tinted", "link")
    }
    assert all(seen.values()), {word for word, found in seen.items() if not found}
    assert {style["weight"] for style in seen["bold"]} <= {"700", "bold"}
    assert {style["slant"] for style in seen["italic"]} == {"italic"}
    assert {style["line"] for style in seen["under"]} == {"underline"}
    assert {style["line"] for style in seen["struck"]} == {"line-through"}
    assert {round(style["part"], 2) for style in seen["low"] + seen["high"]} == {0.7}
    assert {(style["fill"], style["size"]) for style in seen["tinted"]} == {("rgb(1, 2, 3)", 5)}
    assert {style["fill"] for style in seen["link"]} == {"rgb(255, 0, 0)"}


@pytest.fixture(scope="module")
def charts(browser: Browser, site: Site) -> Iterator[TestPage]:
    """All of them in one page; the policy has refused nothing there."""
    page = TestPage(
        browser.new_context(viewport={"width": 1400, "height": 900}),
        site.put([{"Graph": {"id": f"chart {place}", "figure": figure}} for place, figure in CHARTS.items()]),
    )
    yield page
    page.assert_quiet()
    page.page.context.close()


@pytest.mark.parametrize("place", CHARTS)
def test_text_keeps_its_formatting(charts: TestPage, place: str) -> None:
    """Wherever a chart has text."""
    expect(charts.by_id(f"chart {place}")).to_have_attribute("data-dx-state", "drawn", timeout=30_000)
    assert_formatted(charts, f"chart {place}")


def test_text_shown_on_hover_keeps_its_formatting(show: Show) -> None:
    """Also that of the box beside it."""
    trace = {**XY, "mode": "markers", "marker": {"size": 40}, "hovertemplate": f"{TEXT}<extra>{TEXT}</extra>"}
    page = show([{"Graph": {"id": "g", "figure": chart(trace)}}])
    expect(page.by_id("g")).to_have_attribute("data-dx-state", "drawn", timeout=30_000)
    page.by_id("g").locator(".scatterlayer .point").first.hover(force=True)
    expect(page.by_id("g").locator(".hoverlayer .hovertext")).to_have_count(1)
    assert_formatted(page, "g")


def test_a_style_fetches_nothing(show: Show) -> None:
    """Texts may be anybody's; the rest of the style is shown."""
    urls = "background-image:url(https://example.com/a.png);fill:url(https://example.com/b.svg#c)"
    escaped = "background-image:u\\72l(https://example.com/c.png)"
    text = f'<span style="{urls};{escaped};font-size:5px">tinted</span>'
    page = show([{"Graph": {"id": "g", "figure": chart(title={"text": text})}}])
    expect(page.by_id("g")).to_have_attribute("data-dx-state", "drawn", timeout=30_000)
    assert {style["size"] for style in look(page, "g", "tinted")} == {5}
