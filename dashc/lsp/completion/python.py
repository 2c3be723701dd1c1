"""Modules and functions in `call`, `$call` and `$from`."""

from lsprotocol import types as lsp

from dashc.lsp.completion.request import Request

_KINDS = {
    "module": lsp.CompletionItemKind.Module,
    "function": lsp.CompletionItemKind.Function,
    "class": lsp.CompletionItemKind.Class,
    "value": lsp.CompletionItemKind.Variable,
}
_ORDER = {"function": 0, "value": 1, "class": 2, "module": 3}


def complete_path(request: Request) -> list[lsp.CompletionItem]:
    """What follows the part of the path that stands before the cursor."""
    before = request.typed.before
    keep = max(before.rfind("."), before.rfind(":")) + 1
    return [
        request.item(
            member.name,
            _KINDS[member.kind],
            documentation=member.docstring,
            detail=member.signature or member.kind,
            order=_ORDER[member.kind],
            keep=keep,
        )
        for member in request.document.project.python.members(before[:keep], values=request.role.section == "$from")
    ]
