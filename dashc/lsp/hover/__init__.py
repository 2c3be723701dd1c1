"""What is shown about the thing at the cursor, one file for each sort of thing."""

from lsprotocol import types as lsp

from dashc.lsp.hover.callbacks import hover_callback
from dashc.lsp.hover.components import hover_component
from dashc.lsp.hover.functions import hover_path
from dashc.lsp.hover.ids import hover_id
from dashc.lsp.hover.keys import hover_key
from dashc.lsp.hover.props import hover_prop
from dashc.lsp.hover.variables import hover_variable
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.target import (
    AnchorTarget,
    ComponentTarget,
    IdTarget,
    KeyTarget,
    PathTarget,
    PropTarget,
    VariableTarget,
    target_at,
)
from dashc.lsp.words import article


def hover(document: SpecFile, position: lsp.Position) -> lsp.Hover | None:
    """The documentation of what is at a position."""
    target = target_at(document, position)
    text: str | None = None
    match target:
        case ComponentTarget():
            text = hover_component(document, target)
        case PropTarget():
            text = hover_prop(document, target)
        case IdTarget():
            text = hover_id(document, target)
        case PathTarget():
            parts = [hover_path(document, target), hover_callback(document, target.path.span)]
            text = "\n\n---\n\n".join(part for part in parts if part)
        case VariableTarget():
            text = hover_variable(document, target)
        case KeyTarget():
            text = hover_key(document, target)
        case AnchorTarget():
            use = document.anchored(target.anchor.name)
            text = f"The anchor of {article(use.type)} `{use.type}`." if use else None
        case _:
            pass
    if not target or not text:
        return None
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), document.range(target.span))
