"""Props of the component at the cursor."""

from lsprotocol import types as lsp

from dashc.catalogue import PropType
from dashc.lsp.completion.request import Request
from dashc.lsp.words import ID, parameter_in_words, prop_documentation, schema_in_words, type_in_words


def complete_prop(request: Request) -> list[lsp.CompletionItem]:
    """Those that it has and that are not given yet: its own first, then those of all, `aria-*` last."""
    kind = request.document.grammar.catalogue.type(request.role.type)
    if kind is None:
        return _arguments(request)
    present = request.present if request.typed.cursor.key else frozenset()
    items = [_id(request)] if "id" not in present else []
    return items + [
        _item(request, prop, _order(prop, prop.name in kind.own_props))
        for name, prop in kind.props.items()
        if name not in present
    ]


def _arguments(request: Request) -> list[lsp.CompletionItem]:
    """The parameters of a component of the spec's own; those that have to be given first."""
    own = request.document.project.own.get(request.role.type)
    if own is None:
        return []
    present = request.present if request.typed.cursor.key else frozenset()
    items = [
        request.key(
            item.name,
            kind=lsp.CompletionItemKind.Property,
            documentation=parameter_in_words(item),
            detail=schema_in_words(item.schema).replace("`", ""),
            order=0 if item.required else 1,
        )
        for item in own.component.parameters.values()
        if item.name not in present
    ]
    if own.component.takes_children and "children" not in present:
        text = "What stands between: nodes."
        kind = lsp.CompletionItemKind.Property
        items.append(request.key("children", kind=kind, documentation=text, detail="nodes", order=2))
    return items


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
