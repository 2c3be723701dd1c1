"""Ids that nothing in the spec refers to."""

from dashc.diagnostics.rules.unused_id import RULE, unused_id
from dashc.diagnostics.sink import Sink
from dashc.ir.spec import Literal
from dashc.lint.page import Page

REFERRING = frozenset(
    {
        *("aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-errormessage"),
        *("aria-flowto", "aria-labelledby", "aria-owns", "commandfor", "for", "form", "headers", "href", "list"),
        *("popovertarget", "usemap"),
    }
)
"""Attributes whose values are ids, a list of them, or an address with one after a `#`."""


def check_unused_ids(page: Page, sink: Sink) -> None:
    """An id that no callback and no attribute names; style sheets and scripts may use it all the same."""
    if not sink.wants(RULE):
        return
    used = {ref.id for ref in page.used}
    for standing in page.components:
        for name, prop in standing.component.props.items():
            if name in REFERRING and isinstance(prop.value, Literal) and isinstance(prop.value.value, str):
                used.update(word.rpartition("#")[2] for word in prop.value.value.split())
    for standing in page.components:
        component = standing.component
        if component.id is not None and component.id_span is not None and component.id not in used:
            sink.add(unused_id(component.id, component.id_span, f"{component.pointer}/{component.type}/id"))
