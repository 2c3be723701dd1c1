"""The phase itself: the sections of all files together, then each expanded."""

import os
import re
from collections.abc import Mapping as Map
from dataclasses import replace
from pathlib import Path

from dashc.catalogue import Catalogue
from dashc.diagnostics.sink import Sink
from dashc.expand import misfits
from dashc.expand.definitions import read_definitions
from dashc.expand.expander import Expander
from dashc.expand.forecast import Part
from dashc.expand.merging import OWN_KEYS, Sections, may_define_names, merge_includes
from dashc.expand.misnamed import rename_components
from dashc.expand.nodes import target_of
from dashc.expand.position import Position
from dashc.expand.scope import Copies, Scope
from dashc.expand.services import Services
from dashc.expand.stop import Stop
from dashc.expand.unused import check_unused
from dashc.expand.variables import read_variables
from dashc.ir.span import Span
from dashc.ir.tree import Document, Entry, Mapping, Node, Poisoned, Scalar, Sequence, Source

EXPANDED = {
    "app": Position.DATA,
    "python": Position.DATA,
    "layout": Position.NODE,
    "callbacks": Position.DATA,
    "dynamic": Position.DATA,
}
_SIGNS = re.compile(r"\$\{|\$(?:for|do|if|then|else|include)\b")


def expand(
    document: Document,
    catalogue: Catalogue,
    sink: Sink,
    services: Services,
    overrides: Map[str, str] | None = None,
) -> Document:
    """The document without variables, loops, conditions, includes and components of its own.

    `overrides` are the values of `--var`. A document without any of these is given back as it is.
    """
    root = document.root
    if not isinstance(root, Mapping):
        return document
    if {*OWN_KEYS} & set(document.unread) or may_define_names(root):
        document = replace(document, names_known=False)
    plain = not any(key in root.entries for key in OWN_KEYS) and not _SIGNS.search(document.source.text)
    if plain and not overrides:
        return document
    project = os.path.realpath(Path(document.source.path).parent)
    expander = Expander(document, catalogue, sink, services, project)
    try:
        entries = _expanded(expander, root, overrides or {})
        meant = rename_components(expander)
        names, bodies = check_unused(expander, root)
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
        unused_bodies=bodies,
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
        if position is None or name in ("callbacks", "dynamic"):
            entries[name] = entry
        else:
            entries[name] = Entry(entry.key, expander.node(entry.value, scope, position), entry.merge)
        if name in ("callbacks", "dynamic"):
            value = expander.node(entry.value, scope, Position.DATA)
            entries[name] = Entry(entry.key, value, entry.merge)
    _add_items(expander, entries, "dynamic", sections, [], scope)
    _add_items(expander, entries, "callbacks", sections, expander.callbacks, scope)
    return entries


def _parts(root: Mapping, sections: Sections) -> list[Part]:
    """All that is going to be expanded."""
    own = [Part(entry.value, EXPANDED[name], made=False) for name, entry in root.entries.items() if name in EXPANDED]
    included = [Part(node, Position.DATA, made=False) for nodes in sections.lists.values() for node in nodes]
    return own + included


def _add_items(
    expander: Expander, entries: dict[str, Entry], key: str, sections: Sections, more: list[Node], scope: Scope
) -> None:
    """The items of included files before the spec's own, those that came with components after them."""
    first = [item for node in sections.lists[key] for item in _items(expander.node(node, scope, Position.DATA))]
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
