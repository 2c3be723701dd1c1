"""Arguments of the components that a spec defines, against the JSON Schemas of their parameters (language.md 7)."""

from collections.abc import Mapping as Map
from typing import Any

from dashc.catalogue import load_catalogue
from dashc.diagnostics.sink import Sink
from dashc.ir.tree import Alias, Document, Mapping, Node, Source
from dashc.validate.context import Context
from dashc.validate.literals import VALUE_DIRECTIVES, Unreadable, to_json
from dashc.validate.place import Place
from dashc.validate.schemas import Subject, check

_NOWHERE = Document(Source("", "", "", ()), None)


def check_argument(node: Node, schema: Map[str, Any], parameter: str, component: str, sink: Sink) -> bool:
    """Whether an argument fits; findings otherwise. As for props, `null` always does, and a directive may."""
    value = node.target if isinstance(node, Alias) else node
    if isinstance(value, Mapping) and any(name in value.entries for name in VALUE_DIRECTIVES):
        return True
    ctx = Context(_NOWHERE, load_catalogue(), sink)
    try:
        literal = to_json(ctx, Place(value))
    except Unreadable:
        return False
    fits = literal is None or check(ctx, Place(value), literal, schema, Subject(parameter, component, "parameter"))
    ctx.flush()
    return fits
