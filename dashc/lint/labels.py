"""Names for those who do not see the page: of form controls (WCAG 4.1.2), of charts and pictures (WCAG 1.1.1)."""

from dashc.diagnostics.rules.missing_description import RULE as DESCRIPTION
from dashc.diagnostics.rules.missing_description import missing_description
from dashc.diagnostics.rules.missing_label import RULE as LABEL
from dashc.diagnostics.rules.missing_label import missing_label
from dashc.diagnostics.sink import Sink
from dashc.ir.spec import JSON
from dashc.lint.page import Page, Standing

CONTROLS = frozenset(
    {*("Checklist", "Dropdown", "Input", "RadioItems", "RangeSlider", "Slider"), *("input", "select", "textarea")}
)
NAMED_BY_THEMSELVES = frozenset({"button", "hidden", "image", "reset", "submit"})
"""Types of `input` that have a text of their own, or none to show."""
NAMES = ("aria-label", "aria-labelledby", "title")


def check_labels(page: Page, sink: Sink) -> None:
    """Controls without a label, charts and pictures without a description."""
    if not sink.wants(LABEL) and not sink.wants(DESCRIPTION):
        return
    labelled = {
        target
        for standing in page.components
        if standing.component.type == "label" and isinstance(target := page.literal(standing.component, "for"), str)
    }
    for standing in page.components:
        component = standing.component
        if any(page.has(component, name) for name in NAMES):
            continue
        if component.type in CONTROLS:
            if not _is_labelled(standing, labelled) and page.literal(component, "type") not in NAMED_BY_THEMSELVES:
                sink.add(missing_label(component.type, component.type_span, component.pointer))
        elif component.type == "Graph":
            if not _has_title(page.literal(component, "figure")):
                sink.add(missing_description(component.type, "aria-label", component.type_span, component.pointer))
        elif component.type == "img" and "alt" not in component.props:
            sink.add(missing_description(component.type, "alt", component.type_span, component.pointer))


def _is_labelled(standing: Standing, labelled: set[str]) -> bool:
    return standing.component.id in labelled or any(outer.type == "label" for outer in standing.inside)


def _has_title(figure: JSON) -> bool:
    """The chart's own title is its description where nothing else is."""
    layout = figure.get("layout") if isinstance(figure, dict) else None
    return isinstance(layout, dict) and bool(layout.get("title"))
