"""The phase itself: whether there is anything to expand, and then the whole of it."""

import re
from collections.abc import Mapping as Map
from dataclasses import replace

from dashc.catalogue import Catalogue
from dashc.diagnostics.sink import Sink
from dashc.expand.sections import OWN_KEYS, may_define_names
from dashc.expand.services import Services
from dashc.ir.tree import Document, Mapping

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
    from dashc.expand.whole import expand_whole  # here: a plain spec is checked sooner without

    return expand_whole(document, root, catalogue, sink, services, overrides or {})
