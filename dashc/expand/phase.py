"""The phase itself: whether there is anything to expand, and then the whole of it."""

import re
from collections.abc import Mapping as Map
from dataclasses import replace

from dashc.catalogue import Catalogue
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.suggest import suggest
from dashc.expand.position import Position
from dashc.expand.services import Services
from dashc.ir.tree import Document, Mapping

OWN_KEYS = ("vars", "include", "components")
"""What this phase reads itself."""
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
    if set(OWN_KEYS) & set(document.unread) or any(_may_define(name) for name in root.entries):
        document = replace(document, names_known=False)
    plain = not any(key in root.entries for key in OWN_KEYS) and not _SIGNS.search(document.source.text)
    if plain and not overrides:
        return document
    from dashc.expand.whole import expand_whole  # here: a plain spec is checked sooner without

    return expand_whole(document, root, catalogue, sink, services, overrides or {})


def _may_define(key: str) -> bool:
    """Whether a key is one under which variables or components were meant to stand; it is a finding of its own."""
    known = key in OWN_KEYS or key in EXPANDED or key.startswith("x-")
    return not known and (key in ("variables", "constants") or bool(suggest(key, OWN_KEYS)))
