"""Ids and `id.prop` in `inputs`, `state` and `outputs`."""

from collections.abc import Iterator

from lsprotocol import types as lsp

from dashc.catalogue import PropType
from dashc.ir.tree import Alias, Mapping, Scalar
from dashc.lsp.completion.request import Request
from dashc.lsp.words import prop_documentation, type_in_words

MANY = 200
"""More ids than an editor can show: those that hold the typed text come first, the others when more is typed."""


def are_cut(request: Request) -> bool:
    """Whether not all ids were offered."""
    return len(request.document.project.all_ids) > MANY


def _ids(request: Request) -> list[str]:
    names = request.document.project.all_ids
    if len(names) <= MANY:
        return names
    word = request.typed.before.lower()
    return [name for name in names if word in name.lower()][:MANY]


def complete_reference(request: Request) -> list[lsp.CompletionItem]:
    """Before the dot ids, with the props that are likeliest; after it the props of that id."""
    id, dot, _ = request.typed.before.rpartition(".")
    if dot:
        return _props(request, request.document.project.type_of(id), keep=len(id) + 1)
    return [item for name in _ids(request) for item in _of_id(request, name)]


def _of_id(request: Request, id: str) -> Iterator[lsp.CompletionItem]:
    type = request.document.project.type_of(id)
    detail = type or ""
    yield request.item(id, lsp.CompletionItemKind.Variable, text=f"{id}.", detail=detail, order=2)
    for prop in _likely(request, type):
        text = prop_documentation(prop)
        label = f"{id}.{prop.name}"
        yield request.item(label, lsp.CompletionItemKind.Field, detail=detail, documentation=text, order=1)


def complete_id(request: Request) -> list[lsp.CompletionItem]:
    """Ids, for the key `id` of a reference in the long form."""
    project = request.document.project
    return [
        request.item(name, lsp.CompletionItemKind.Variable, detail=project.type_of(name) or "")
        for name in _ids(request)
    ]


def complete_property(request: Request) -> list[lsp.CompletionItem]:
    """Props, for the key `property` of a reference in the long form."""
    return _props(request, _type_in_long_form(request), keep=0)


def _type_in_long_form(request: Request) -> str | None:
    mapping = request.mapping
    entries = mapping.entries if isinstance(mapping, Mapping) else {}
    id, component = entries.get("id"), entries.get("component")
    if id and isinstance(id.value, Scalar):
        return request.document.project.type_of(id.value.text)
    if component and isinstance(component.value, Alias):
        # By its name: the tree of the half-typed text is another one than that of the outline.
        use = request.document.anchored(component.value.name)
        return use.type if use else None
    return None


def _props(request: Request, type: str | None, keep: int) -> list[lsp.CompletionItem]:
    """What a callback of this section may use of the component."""
    kind = request.document.grammar.catalogue.type(type) if type else None
    if kind is None:
        return []
    own = kind.own_props
    found = [
        request.item(
            prop.name,
            lsp.CompletionItemKind.Field,
            documentation=prop_documentation(prop),
            detail=type_in_words(prop).replace("`", ""),
            order=_order(request, prop, prop.name in own),
            keep=keep,
        )
        for prop in kind.props.values()
        if not (_is_output(request) and prop.readonly)
    ]
    if not _is_output(request):
        found.append(request.item("id", lsp.CompletionItemKind.Field, detail="text", order=5, keep=keep))
    return found


def _likely(request: Request, type: str | None) -> Iterator[PropType]:
    """Of a component what most callbacks read or write: what the user sets, or its content."""
    kind = request.document.grammar.catalogue.type(type) if type else None
    if kind is None:
        return
    names, output = kind.own_props, _is_output(request)
    for prop in kind.props.values():
        own = prop.name in names
        if output:
            if prop.nodes or (own and prop.user and not prop.event and not prop.readonly):
                yield prop
        elif prop.user and (own or prop.name == "n_clicks"):
            yield prop


def _order(request: Request, prop: PropType, own: bool) -> int:
    if prop.name.startswith("aria-"):
        return 4
    if _is_output(request):
        return 1 if prop.nodes or own else 3
    return 1 if prop.user else 2 if own else 3


def _is_output(request: Request) -> bool:
    return request.role.section == "outputs"
