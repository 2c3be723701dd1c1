"""Where the value of a prop holds nodes: the labels of options (the catalogue marks them)."""

from collections.abc import Iterator, Mapping
from typing import Any

from dashc.ir.tree import Mapping as TreeMapping
from dashc.ir.tree import Sequence
from dashc.validate.context import Context
from dashc.validate.place import Place


def node_places(ctx: Context, place: Place, schema: Mapping[str, Any]) -> Iterator[Place]:
    """The parts of a value, which fits its schema, that are nodes and more than a text."""
    if not _holds_nodes(schema):
        return
    value = place.value
    if schema.get("nodes"):
        if isinstance(value, TreeMapping | Sequence):
            yield place
        return
    for branch in schema.get("anyOf", ()):
        yield from node_places(ctx, place, branch)
    if isinstance(value, Sequence) and "items" in schema:
        for item in ctx.items(place):
            yield from node_places(ctx, item, schema["items"])
    elif isinstance(value, TreeMapping):
        named, others = schema.get("properties", {}), schema.get("additionalProperties")
        for entry in ctx.entries(place):
            inner = named.get(entry.name, others)
            if isinstance(inner, Mapping):
                yield from node_places(ctx, entry, inner)


_KNOWN: dict[int, tuple[Mapping[str, Any], bool]] = {}
"""By the schema's identity; each holds its schema, so an identity is never another's."""


def _holds_nodes(schema: Mapping[str, Any]) -> bool:
    found = _KNOWN.get(id(schema))
    if found is None:
        inner = [*schema.get("anyOf", ()), *schema.get("properties", {}).values()]
        inner += [one for one in (schema.get("items"), schema.get("additionalProperties")) if isinstance(one, Mapping)]
        holds = bool(schema.get("nodes")) or any(map(_holds_nodes, inner))
        found = _KNOWN[id(schema)] = (schema, holds)
    return found[1]
