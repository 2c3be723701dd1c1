"""Elements and components."""

from dashc.lsp.document import OpenDocument
from dashc.lsp.target import ComponentTarget
from dashc.lsp.words import component_documentation


def hover_component(document: OpenDocument, target: ComponentTarget) -> str | None:
    """What the catalogue says of it."""
    kind = document.grammar.catalogue.type(target.name)
    if kind is not None:
        sort = "HTML element" if kind.is_element else "component"
        return f"**{kind.name}** ({sort})\n\n{component_documentation(kind)}"
    if target.name in document.own_components:
        return f"**{target.name}** (component of this spec)"
    return None
