"""Where the thing at the cursor is defined."""

from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types as lsp

from dashc.lsp.anchors import definition as anchor_definition
from dashc.lsp.files import location, uri_of
from dashc.lsp.ids import definitions_of
from dashc.lsp.outline import inner_span
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.target import (
    AnchorTarget,
    ComponentTarget,
    FileTarget,
    IdTarget,
    PathTarget,
    PropTarget,
    VariableTarget,
    target_at,
)

_START = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))


def definitions(file: SpecFile, position: lsp.Position) -> list[lsp.Location]:
    """The places; several where an id is given twice."""
    match target_at(file, position):
        case IdTarget() as target:
            return [item.file.location(item.span) for item in definitions_of(file, target)]
        case PropTarget(id=str(id), prop=prop):
            return list(_of_prop(file, id, prop))
        case VariableTarget(variable=variable):
            return [variable.file.location(inner_span(variable.key))]
        case PathTarget() as target:
            return list(_of_path(file, target))
        case AnchorTarget(anchor=anchor):
            found = anchor_definition(file.anchors, anchor) if anchor.is_alias else anchor
            return [file.location(found.span)] if found else []
        case ComponentTarget(name=name):
            return list(_of_component(file, name))
        case FileTarget(path=path):
            return list(_of_file(file, path))
        case _:
            return []


def _of_prop(file: SpecFile, id: str, prop: str) -> Iterator[lsp.Location]:
    """Where the layout sets it; else the component."""
    for item in file.project.ids.get(id, []):
        entry = item.use.entry(prop)
        yield item.file.location(entry.key.span if entry else item.use.key.span)


def _of_path(file: SpecFile, target: PathTarget) -> Iterator[lsp.Location]:
    python = file.project.python
    if target.in_module:
        place = python.module(target.path.module)
    else:
        found = python.find(target.path)
        place = python.place(found) if found else None
    if place:
        yield location(place.file, place.span, file.encoding)


def _of_component(file: SpecFile, name: str) -> Iterator[lsp.Location]:
    """One that the spec defines under `components`."""
    own = file.project.own.get(name)
    if own:
        yield lsp.Location(own.file.uri, own.file.positions.range(inner_span(own.component.key)))


def _of_file(file: SpecFile, path: str) -> Iterator[lsp.Location]:
    wanted = (file.path.parent / path).resolve() if "\0" not in path else Path()
    if wanted.is_file():
        known = file.project.file(wanted)
        yield lsp.Location(known.uri if known else uri_of(wanted), _START)
