"""axe-core finds nothing on a page of all components, in both schemes, open and closed."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.client.pages import TestPage

NODES: list[Any] = [
    {"h1": "All components"},
    {
        "section": [
            {"h2": "Fields"},
            {"label": ["Name ", {"Input": {"id": "i", "placeholder": "Type"}}]},
            {"button": "Go"},
        ]
    },
    {"label": {"for": "dd", "children": "City"}},
    {"Dropdown": {"id": "dd", "options": [f"Option {i}" for i in range(300)], "value": "Option 2"}},
    {"Dropdown": {"id": "mm", "options": ["a", "b", "c"], "value": ["a", "b"], "multi": True, "aria-label": "Letters"}},
    {"Dropdown": {"id": "off", "options": ["a"], "disabled": True, "placeholder": "Nothing"}},
    {"RadioItems": {"options": ["a", {"label": "b", "value": "b", "disabled": True}], "value": "a", "aria-label": "R"}},
    {"Checklist": {"options": ["a", "b"], "value": ["a"], "inline": True, "aria-label": "C"}},
    {"Slider": {"min": 0, "max": 10, "value": 3, "aria-label": "S", "tooltip": {"always_visible": True}}},
    {"RangeSlider": {"min": 0, "max": 10, "value": [3, 5], "aria-label": "Z"}},
    {"Graph": {"id": "g", "figure": {"data": [{"type": "bar", "y": [1, 2]}], "layout": {"title": {"text": "Bars"}}}}},
    {"table": [{"thead": [{"tr": [{"th": "a"}, {"th": "b"}]}]}, {"tbody": [{"tr": [{"td": 1}, {"td": 2}]}]}]},
    {
        "p": [
            "Text with ",
            {"a": {"href": "#x", "children": "a link"}},
            ", ",
            {"code": "code"},
            " and ",
            {"mark": "mark"},
        ]
    },
    {"blockquote": "Quote"},
    {"details": [{"summary": "More"}, "Text"]},
    {"footer": "Footer"},
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("opened", [None, "dd", "mm"])
def test_nothing_is_found(show: Callable[..., TestPage], scheme: str, opened: str | None) -> None:
    """Names, roles, contrast."""
    page = show(NODES, color_scheme=scheme, reduced_motion="reduce")
    page.page.locator("[data-dx-state=drawn]").wait_for()
    if opened:
        page.by_id(opened).get_by_role("combobox").click()
    page.page.add_script_tag(url="/axe.js")
    found = page.page.evaluate(
        "axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html + n.failureSummary)]))"
    )
    page.forget()  # axe itself sets styles.
    assert found == []


def test_every_control_is_reached_by_tab_in_order(show: Callable[..., TestPage]) -> None:
    """And the focus is seen."""
    page = show(NODES)
    seen = []
    for _ in range(30):
        page.page.keyboard.press("Tab")
        seen.append(page.page.evaluate("document.activeElement.className || document.activeElement.localName"))
    order = ["dx-input", "button", "dx-dropdown-trigger", "dx-dropdown-clear", "dx-slider-handle", "a", "summary"]
    places = [seen.index(name) for name in order]
    assert places == sorted(places)
