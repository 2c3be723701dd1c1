"""Keys of the language."""

from dashc.ir.tree import Scalar
from dashc.lsp.grammar import value_of
from dashc.lsp.hover.callbacks import hover_callback
from dashc.lsp.outline import inner_span
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.target import KeyTarget


def hover_key(document: SpecFile, target: KeyTarget) -> str | None:
    """What the schema says of it; for `call` and `name` the callback, too."""
    keys = {key.name: key for key in document.grammar.keys(target.role, target.mapping)}
    key = keys.get(target.name)
    parts = [f"**{target.name}**\n\n{key.description}"] if key and key.description else []
    if target.name in ("call", "$call", "name"):
        entry = target.mapping.entries.get("call") or target.mapping.entries.get("$call")
        call = value_of(entry.value) if entry else None
        about = hover_callback(document, inner_span(call)) if isinstance(call, Scalar) else None
        parts += [about] if about else []
    return "\n\n---\n\n".join(parts) or None
