"""Props, in the layout and in references."""

from dashc.lsp.hover.ids import used
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.target import PropTarget
from dashc.lsp.words import ID, prop_documentation


def hover_prop(document: SpecFile, target: PropTarget) -> str | None:
    """What the catalogue says of it, and which callbacks use it."""
    if target.type is None:
        return None
    name = f"{target.id}.{target.prop}" if target.id else f"{target.type}.{target.prop}"
    kind = f" ({target.type})" if target.id else ""
    if target.prop == "id":
        return f"**{name}**{kind}\n\n{ID}"
    prop = document.grammar.prop(target.type, target.prop)
    if prop is None:
        return None
    text = f"**{name}**{kind}\n\n{prop_documentation(prop)}"
    uses = used(document, target.id, target.prop) if target.id else ""
    return f"{text}\n\n{uses}" if uses else text
