"""Where the thing at the cursor is defined."""

from collections.abc import Iterator

from lsprotocol import types as lsp

from dashc.ir.tree import Mapping
from dashc.lsp.anchors import definition as anchor_definition
from dashc.lsp.document import OpenDocument
from dashc.lsp.files import location, uri_of
from dashc.lsp.outline import inner_span
from dashc.lsp.target import (
    AnchorTarget,
    ComponentTarget,
    FileTarget,
    IdTarget,
    PathTarget,
    PropTarget,
    target_at,
)


def definitions(document: OpenDocument, position: lsp.Position) -> list[lsp.Location]:
    """The places; several where an id is given twice."""
    match target_at(document, position):
        case IdTarget(id=id):
            return list(_of_id(document, id))
        case PropTarget(id=str(id), prop=prop):
            return list(_of_prop(document, id, prop))
        case PathTarget() as target:
            return list(_of_path(document, target))
        case AnchorTarget(anchor=anchor):
            found = anchor_definition(document.anchors, anchor) if anchor.is_alias else anchor
            return [document.location(found.span)] if found else []
        case ComponentTarget(name=name):
            return list(_of_component(document, name))
        case FileTarget(path=path):
            file = (document.path.parent / path).resolve()
            start = lsp.Position(0, 0)
            return [lsp.Location(uri_of(file), lsp.Range(start, start))] if file.is_file() else []
        case _:
            return []


def _of_id(document: OpenDocument, id: str) -> Iterator[lsp.Location]:
    for use in document.outline.ids.get(id, []):
        assert use.id_scalar is not None
        yield document.location(inner_span(use.id_scalar))


def _of_prop(document: OpenDocument, id: str, prop: str) -> Iterator[lsp.Location]:
    """Where the layout sets it; else the component."""
    for use in document.outline.ids.get(id, []):
        entry = use.entry(prop)
        yield document.location(entry.key.span if entry else use.key.span)


def _of_path(document: OpenDocument, target: PathTarget) -> Iterator[lsp.Location]:
    python = document.python
    if target.in_module:
        place = python.module(target.path.module)
    else:
        found = python.find(target.path)
        place = python.place(found) if found else None
    if place:
        yield location(place.file, place.span, document.encoding)


def _of_component(document: OpenDocument, name: str) -> Iterator[lsp.Location]:
    """One that the spec defines under `components`."""
    entry = document.root.entries.get("components") if isinstance(document.root, Mapping) else None
    own = entry.value.entries.get(name) if entry and isinstance(entry.value, Mapping) else None
    if own:
        yield document.location(own.key.span)
