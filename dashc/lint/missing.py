"""Props without which a component shows nothing (the catalogue's flag `required`)."""

from dashc.catalogue import Catalogue
from dashc.diagnostics.rules.missing_prop import missing_prop
from dashc.diagnostics.sink import Sink
from dashc.lint.page import Page


def check_missing_props(page: Page, catalogue: Catalogue, sink: Sink) -> None:
    """The prop stands in the layout, or a callback sets it."""
    types = {standing.component.type for standing in page.components}
    needed = {
        name: [prop.name for prop in kind.props.values() if prop.required]
        for name, kind in catalogue.components.items()
        if name in types
    }
    for standing in page.components:
        component = standing.component
        for prop in needed.get(component.type, ()):
            if not page.has(component, prop):
                sink.add(
                    missing_prop(component.type, prop, component.id, component.type_span, pointer=component.pointer)
                )
