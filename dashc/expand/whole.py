"""A document that has something to expand: the sections of all files together, then each expanded."""

import os
from collections.abc import Mapping as Map
from dataclasses import replace
from pathlib import Path

from dashc.catalogue import Catalogue
from dashc.diagnostics.sink import Sink
from dashc.expand import misfits
from dashc.expand.branches import check_branches
from dashc.expand.definitions import read_definitions
from dashc.expand.expander import Expander
from dashc.expand.forecast import Part
from dashc.expand.merging import Sections, merge_includes
from dashc.expand.misnamed import rename_components
from dashc.expand.nodes import target_of
from dashc.expand.position import Position
from dashc.expand.scope import Copies, Scope
from dashc.expand.sections import EXPANDED
from dashc.expand.services import Services
from dashc.expand.stop import Stop
from dashc.expand.unused import check_unused
from dashc.expand.variables import read_variables
from dashc.ir.span import Span
from dashc.ir.tree import Document, Entry, Mapping, Node, Poisoned, Scalar, Sequence, Source


def expand_whole(
    document: Document, root: Mapping, catalogue: Catalogue, sink: Sink, services: Services, overrides: Map[str, str]
) -> Document:
    """The document of an expanded tree; of a poisoned one after a finding that stops it all."""
    project = os.path.realpath(Path(document.source.path).parent)
    expander = Expander(document, catalogue, sink, services, project)
    try:
        entries = _expanded(expander, root, overrides)
        meant = rename_components(expander)
        names, bodies = check_unused(expander, root)
        bodies = (*bodies, *check_branches(expander))
        expander.report_undefined()
        misfits.report(expander)
    except Stop as stop:
        sink.add(stop.finding)
        return replace(document, root=Poisoned(root.span), included=_sources(expander))
    return replace(
        document,
        root=Mapping(root.span, entries, root.anchor, root.partial),
        unread=(*document.unread, *expander.unread),
        included=_sources(expander),
        components=(*expander.definitions, *meant),
        names_known=expander.names_known,
        unused_names=(*expander.unused, *names),
        side_bodies=bodies,
    )


def _sources(expander: Expander) -> tuple[Source, ...]:
    return tuple(document.source for document in expander.files.values())


def _expanded(expander: Expander, root: Mapping, overrides: Map[str, str]) -> dict[str, Entry]:
    sections = merge_includes(expander, root)
    where = root.entries["vars"].key.span if "vars" in root.entries else Span(root.span.file, 1, 1, 1, 1)
    scope = Scope({}, Copies())
    expander.global_scope = scope
    variables = read_variables(expander, sections.variables, overrides, where)
    scope = replace(scope, variables=variables)
    expander.global_scope = replace(scope, components=None)
    for variable in variables.values():
        if variable.scope is not None:
            variable.scope = expander.global_scope
    read_definitions(expander, sections.components)
    expander.foresee(_parts(root, sections))
    entries: dict[str, Entry] = {}
    for name, entry in root.entries.items():
        position = EXPANDED.get(name)
        if position is None:
            entries[name] = entry
        else:
            entries[name] = Entry(entry.key, expander.node(entry.value, scope, position), entry.merge)
    _add_items(expander, entries, "dynamic", sections, [], scope)
    _add_items(expander, entries, "callbacks", sections, expander.callbacks, scope)
    return entries


def _parts(root: Mapping, sections: Sections) -> list[Part]:
    """All that is going to be expanded."""
    own = [Part(entry.value, EXPANDED[name], made=False) for name, entry in root.entries.items() if name in EXPANDED]
    included = [Part(node, Position.ENTRIES, made=False) for nodes in sections.lists.values() for node in nodes]
    return own + included


def _add_items(
    expander: Expander, entries: dict[str, Entry], key: str, sections: Sections, more: list[Node], scope: Scope
) -> None:
    """The items of included files before the spec's own, those that came with components after them."""
    first = [item for node in sections.lists[key] for item in _items(expander.node(node, scope, Position.ENTRIES))]
    if not first and not more:
        return
    own = entries.get(key)
    if own is None:
        span = (first or more)[0].span
        name = Scalar(span, key, key, plain=True, verbatim=False)
        entries[key] = Entry(name, Sequence(span, [*first, *more]))
        return
    value = target_of(own.value)
    is_empty = isinstance(value, Scalar) and value.value is None
    if isinstance(value, Sequence) or is_empty:
        entries[key] = Entry(own.key, Sequence(value.span, [*first, *_items(value), *more]), own.merge)


def _items(node: Node) -> list[Node]:
    target = target_of(node)
    return target.items if isinstance(target, Sequence) else []
