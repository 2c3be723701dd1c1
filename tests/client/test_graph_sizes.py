"""Graph: its size, by `responsive`, the figure, `config` and what holds it; each as Dash 4.4 has it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, expect

from tests.client.pages import Site, TestPage

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Case(NamedTuple):
    """A graph, and the size of its element and of its drawing in a place of 500 by 200 pixels."""

    element: tuple[int, int]
    drawing: tuple[int, int]
    props: Mapping[str, Any] = NOTHING
    layout: Mapping[str, Any] = NOTHING
    place: Mapping[str, Any] = MappingProxyType({"width": "500px", "height": "200px"})


LOW = {"style": {"height": "150px"}}
OPEN = {"width": "500px"}
FOLLOWS = {"config": {"responsive": True}}

CASES = {
    "by default": Case((500, 450), (500, 450)),
    "with a style": Case((500, 150), (500, 150), LOW),
    "with a height": Case((500, 300), (500, 300), {}, {"height": 300}),
    "with a width": Case((500, 450), (500, 450), {}, {"width": 300}),
    "with height and style": Case((500, 150), (500, 150), LOW, {"height": 300}),
    "responsive": Case((500, 200), (500, 200), {"responsive": True}),
    "responsive with a style": Case((500, 150), (500, 150), {"responsive": True, **LOW}),
    "responsive with a size": Case((500, 200), (500, 200), {"responsive": True}, {"width": 300, "height": 600}),
    "responsive in the open": Case((500, 450), (500, 450), {"responsive": True}, {}, OPEN),
    "responsive in a least height": Case(
        (500, 450), (500, 450), {"responsive": True}, {}, {**OPEN, "minHeight": "200px"}
    ),
    "fixed": Case((500, 450), (700, 450), {"responsive": False}),
    "fixed with a height": Case((500, 300), (700, 300), {"responsive": False}, {"height": 300}),
    "fixed with a style": Case((500, 150), (700, 450), {"responsive": False, **LOW}),
    "by config": Case((500, 200), (500, 200), FOLLOWS),
    "by config with a height": Case((500, 200), (500, 200), FOLLOWS, {"height": 300}),
    "by config with a size": Case((500, 300), (300, 300), FOLLOWS, {"width": 300, "height": 300}),
}


@pytest.fixture(scope="module")
def graphs(browser: Browser, site: Site) -> Iterator[TestPage]:
    """All of them in one page."""
    nodes = [
        {
            "div": {
                "id": f"place {name}",
                "style": dict(case.place),
                "children": [{"Graph": {**graph(case), "id": name}}],
            }
        }
        for name, case in CASES.items()
    ]
    page = TestPage(browser.new_context(viewport={"width": 1200, "height": 700}), site.put(nodes))
    yield page
    page.assert_quiet()
    page.page.context.close()


def graph(case: Case) -> dict[str, Any]:
    """Its props."""
    return {"figure": {"data": [{"y": [1, 2]}], "layout": dict(case.layout)}, **case.props}


def sizes(page: TestPage, name: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """The sizes of the element and of the drawing."""
    element, drawing = page.by_id(name).evaluate(
        """e => [[e.offsetWidth, e.offsetHeight],
                 ['width', 'height'].map(name => Number(e.querySelector('.main-svg').getAttribute(name)))]"""
    )
    return tuple(element), tuple(drawing)


@pytest.mark.parametrize("name", CASES)
def test_its_size(graphs: TestPage, name: str) -> None:
    """In its place, and of what is drawn there."""
    case = CASES[name]
    expect(graphs.by_id(name)).to_have_attribute("data-dx-state", "drawn", timeout=30_000)
    graphs.page.wait_for_timeout(50)
    assert sizes(graphs, name) == (case.element, case.drawing)


def test_it_follows_its_place(graphs: TestPage) -> None:
    """Width and height where it is responsive, the width by default, neither where it is fixed."""
    for name in CASES:
        expect(graphs.by_id(name)).to_have_attribute("data-dx-state", "drawn", timeout=30_000)
    names = ("responsive", "by default", "fixed")
    for name in names:
        graphs.write(**{f"place {name}__style": {"width": "600px", "height": "320px"}})
    graphs.page.wait_for_timeout(400)
    assert [sizes(graphs, name)[1] for name in names] == [(600, 320), (600, 450), (700, 450)]


def test_what_holds_it_is_filled_and_not_overfull(graphs: TestPage) -> None:
    """Its margins would make a place that is as high as it is overflow."""
    expect(graphs.by_id("responsive")).to_have_attribute("data-dx-state", "drawn", timeout=30_000)
    assert graphs.by_id("place responsive").evaluate("e => e.scrollHeight - e.clientHeight") == 0


def test_a_drawing_that_is_larger_than_its_place_can_be_reached(graphs: TestPage) -> None:
    """By scrolling it."""
    expect(graphs.by_id("fixed")).to_have_attribute("data-dx-state", "drawn", timeout=30_000)
    plot = graphs.by_id("fixed").locator(".dx-graph-plot")
    assert plot.evaluate("e => { e.scrollLeft = 1000; return e.scrollLeft; }") > 0
