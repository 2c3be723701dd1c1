"""The outline that editors show: the layout as a tree, the callbacks, and the other keys."""

from collections.abc import Iterator

from lsprotocol import types as lsp

from dashc.ir.span import Span
from dashc.ir.tree import Entry, Mapping, Node
from dashc.lsp.outline import CallbackUse, ComponentUse, ReferenceUse
from dashc.lsp.spec_file import SpecFile


def symbols(document: SpecFile) -> list[lsp.DocumentSymbol]:
    """One for each key of the top level."""
    if not isinstance(document.root, Mapping):
        return []
    return [_section(document, name, entry) for name, entry in document.root.entries.items() if not entry.merge]


def _section(document: SpecFile, name: str, entry: Entry) -> lsp.DocumentSymbol:
    children: list[lsp.DocumentSymbol] = []
    if name == "layout":
        children = [_component(document, use) for use in document.outline.roots if _inside(use.node.span, entry.value)]
    elif name == "callbacks":
        uses = [use for use in document.outline.callbacks if use.holder is None]
        children = [_callback(document, use) for use in uses if _inside(use.node.span, entry.value)]
    return _symbol(document, name, "", lsp.SymbolKind.Module, entry.key.span, entry.value.span, children)


def _component(document: SpecFile, use: ComponentUse) -> lsp.DocumentSymbol:
    inside = [child for child in use.children if _inside(child.node.span, use.node)]
    return _symbol(
        document,
        f"{use.type} {use.id}" if use.id else use.type,
        "",
        lsp.SymbolKind.Object if use.id else lsp.SymbolKind.Struct,
        use.key.span,
        use.node.span,
        [_component(document, child) for child in inside],
    )


def _callback(document: SpecFile, use: CallbackUse) -> lsp.DocumentSymbol:
    inputs = ", ".join(_shown(item) for item in use.references if item.section == "inputs")
    outputs = ", ".join(_shown(item) for item in use.references if item.section == "outputs")
    name = use.call.text if use.call and use.call.text else "callback"
    span = use.call.span if use.call and _inside(use.call.span, use.node) else use.node.span
    return _symbol(document, name, f"{inputs} → {outputs}".strip(), lsp.SymbolKind.Function, span, use.node.span, [])


def _shown(reference: ReferenceUse) -> str:
    return f"{reference.id or '*'}.{reference.property or ''}"


def _symbol(
    document: SpecFile,
    name: str,
    detail: str,
    kind: lsp.SymbolKind,
    selected: Span,
    whole: Span,
    children: list[lsp.DocumentSymbol],
) -> lsp.DocumentSymbol:
    """The range has to hold the selected one."""
    start = min((selected.line, selected.column), (whole.line, whole.column))
    end = max((selected.end_line, selected.end_column), (whole.end_line, whole.end_column))
    return lsp.DocumentSymbol(
        name=name,
        detail=detail or None,
        kind=kind,
        range=document.range(Span(selected.file, *start, *end)),
        selection_range=document.range(selected),
        children=children,
    )


def _inside(span: Span, node: Node) -> bool:
    """Whether a text stands in a node; what an alias brings stands elsewhere."""
    outer = node.span
    return (outer.line, outer.column) <= (span.line, span.column) <= (outer.end_line, outer.end_column)


def folds(document: SpecFile) -> Iterator[lsp.FoldingRange]:
    """Every collection of several lines, from the line of its key."""
    work: list[Node] = [document.root] if document.root else []
    seen: set[int] = set()
    while work:
        node = work.pop()
        if isinstance(node, Mapping):
            for entry in node.entries.values():
                if entry.merge:
                    continue
                work.append(entry.value)
                yield from _fold(document, entry.key.span, entry.value.span, seen)
        elif hasattr(node, "items"):
            for item in node.items:
                work.append(item)
                yield from _fold(document, item.span, item.span, seen)


def _fold(document: SpecFile, first: Span, last: Span, seen: set[int]) -> Iterator[lsp.FoldingRange]:
    start, end = document.positions.position(first.line, 1).line, document.range(last).end.line
    if end > start and start not in seen:
        seen.add(start)
        yield lsp.FoldingRange(start, end)
