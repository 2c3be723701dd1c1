"""Arguments of the components that a spec defines, against the JSON Schemas of their parameters (language.md 7)."""

from collections.abc import Mapping as Map
from typing import Any

from dashc.catalogue import load_catalogue
from dashc.diagnostics.rules.bad_parameter import bad_parameter
from dashc.diagnostics.sink import Sink
from dashc.ir.tree import Alias, Document, Mapping, Node, Source
from dashc.validate.context import Context
from dashc.validate.literals import VALUE_DIRECTIVES, Unreadable, to_json
from dashc.validate.place import Place
from dashc.validate.schemas import Subject, check
from dashc.validate.user_schemas import Unusable, errors_of

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
    subject = Subject(parameter, component, "parameter")
    try:
        fits = literal is None or check(ctx, Place(value), literal, schema, subject, errors_of)
    except Unusable as error:
        headline = f"{subject.at(())} cannot be checked: its schema {error}"
        sink.add(bad_parameter(value.span, headline, ["write a simpler schema"]))
        return False
    ctx.flush()
    return fits
