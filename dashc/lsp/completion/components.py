"""Names of elements and components."""

from lsprotocol import types as lsp

from dashc.catalogue import ComponentType
from dashc.lsp.completion.request import Request
from dashc.lsp.grammar import DIRECTIVES
from dashc.lsp.words import component_documentation, own_documentation


def complete_component(request: Request) -> list[lsp.CompletionItem]:
    """All of the catalogue; the components first."""
    catalogue = request.document.grammar.catalogue
    kinds = [*catalogue.components.values(), *catalogue.elements.values()]
    return [*_own(request), *(_item(request, kind) for kind in kinds), *_directives(request)]


def _item(request: Request, kind: ComponentType) -> lsp.CompletionItem:
    return request.key(
        kind.name,
        kind=lsp.CompletionItemKind.Struct if kind.is_element else lsp.CompletionItemKind.Class,
        documentation=component_documentation(kind),
        detail="HTML element" if kind.is_element else "component",
        order=2 if kind.is_element else 1,
    )


def _directives(request: Request) -> list[lsp.CompletionItem]:
    """Those that a node can begin with."""
    kind = lsp.CompletionItemKind.Keyword
    return [
        request.key(name, kind=kind, documentation=DIRECTIVES[name], detail="reuse", order=3)
        for name in ("$for", "$if", "$include")
    ]


def _own(request: Request) -> list[lsp.CompletionItem]:
    """Those that the spec defines itself."""
    return [
        request.key(
            name,
            kind=lsp.CompletionItemKind.Class,
            documentation=own_documentation(own.component),
            detail="component of this spec",
            order=0,
        )
        for name, own in request.document.project.own.items()
    ]


def complete_type(request: Request) -> list[lsp.CompletionItem]:
    """The same as texts, for `component` in `dynamic`."""
    catalogue = request.document.grammar.catalogue
    return [
        request.item(kind.name, lsp.CompletionItemKind.Class, documentation=component_documentation(kind), order=order)
        for order, kinds in enumerate((catalogue.components, catalogue.elements))
        for kind in kinds.values()
    ]
