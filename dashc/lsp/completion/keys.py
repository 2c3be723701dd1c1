"""Keys of the language: at the top level, of `app`, of callbacks, of references, and of mappings in props."""

from lsprotocol import types as lsp

from dashc.lsp.completion.request import Request


def complete_key(request: Request) -> list[lsp.CompletionItem]:
    """The keys that may stand here and do not yet, in the schema's order."""
    mapping = request.mapping if request.typed.cursor.key else None
    keys = {key.name: key for key in request.document.grammar.keys(request.role, mapping)}
    present = request.present if mapping else frozenset()
    return [
        request.key(
            key.name,
            kind=lsp.CompletionItemKind.Property,
            documentation=key.description,
            order=f"{place:02}",
        )
        for place, key in enumerate(keys.values())
        if key.name not in present
    ]
