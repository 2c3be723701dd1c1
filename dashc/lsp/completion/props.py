"""Props of the component at the cursor."""

from lsprotocol import types as lsp

from dashc.catalogue import PropType
from dashc.lsp.completion.request import Request
from dashc.lsp.words import ID, prop_documentation, type_in_words


def complete_prop(request: Request) -> list[lsp.CompletionItem]:
    """Those that it has and that are not given yet: its own first, then those of all, `aria-*` last."""
    kind = request.document.grammar.catalogue.type(request.role.type)
    if kind is None:
        return []
    present = request.present if request.typed.cursor.key else frozenset()
    items = [_id(request)] if "id" not in present else []
    return items + [
        _item(request, prop, _order(prop, prop.name in kind.own_props))
        for name, prop in kind.props.items()
        if name not in present
    ]


def _item(request: Request, prop: PropType, order: int) -> lsp.CompletionItem:
    return request.key(
        prop.name,
        kind=lsp.CompletionItemKind.Property,
        documentation=prop_documentation(prop),
        detail=type_in_words(prop).replace("`", ""),
        order=order,
    )


def _id(request: Request) -> lsp.CompletionItem:
    return request.key("id", kind=lsp.CompletionItemKind.Property, documentation=ID, detail="text", order=0)


def _order(prop: PropType, own: bool) -> int:
    if prop.name.startswith("aria-"):
        return 4
    return 1 if own or prop.name == "children" else 3
