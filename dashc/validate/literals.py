"""Nodes as plain JSON, for the values of props."""

from dashc.diagnostics.rules.bad_directive import misplaced_directive, unknown_directive
from dashc.ir.spec import JSON
from dashc.ir.tree import Mapping, Node, Poisoned, Scalar, Sequence
from dashc.validate.context import Context
from dashc.validate.place import Place


class Unreadable(Exception):
    """A part of the value has a finding already, so nothing can be said about the whole."""


VALUE_DIRECTIVES = ("$from", "$call")
DIRECTIVES = ("$for", "$do", "$if", "$then", "$else", "$include")
"""Those that the phase before has replaced; a misspelt one comes here."""


def value_directive(node: Node) -> str | None:
    """The directive that gives a value, where one stands in the mapping."""
    if isinstance(node, Mapping):
        for name in VALUE_DIRECTIVES:
            if name in node.entries:
                return name
    return None


def to_json(ctx: Context, place: Place) -> JSON:
    """The literal at a place; raises `Unreadable` after a finding, or where the loader had one."""
    value = place.value
    if isinstance(value, Poisoned):
        raise Unreadable
    if isinstance(value, Scalar):
        return value.value
    failed = False
    if isinstance(value, Sequence):
        items: list[JSON] = []
        for item in ctx.items(place):
            try:
                items.append(to_json(ctx, item))
            except Unreadable:
                failed = True
        if failed:
            raise Unreadable
        return items
    mapping: dict[str, JSON] = {}
    for entry in ctx.entries(place):
        name = _key(ctx, entry)
        if name is None:
            failed = True
            continue
        try:
            mapping[name] = to_json(ctx, entry)
        except Unreadable:
            failed = True
    if failed:
        raise Unreadable
    return mapping


def at_path(ctx: Context, place: Place, path: list[str | int]) -> Place:
    """The place of a part of a literal, by its path in the JSON; as far as it leads."""
    for token in path:
        if isinstance(place.value, Mapping):
            wanted = f"${token}" if str(token).startswith("$") else str(token)
            found = [entry for entry in ctx.entries(place) if entry.name == wanted]
        elif isinstance(place.value, Sequence) and isinstance(token, int):
            found = ctx.items(place)[token : token + 1]
        else:
            found = []
        if not found:
            return place
        place = found[0]
    return place


def report_directive(ctx: Context, entry: Place, help: str) -> None:
    """A `$` key where no directive can stand."""
    name = entry.name
    if name in VALUE_DIRECTIVES:
        ctx.add(misplaced_directive(entry.key_span, name, help), entry, key=True)
    else:
        ctx.add(unknown_directive(entry.key_span, name, (*VALUE_DIRECTIVES, *DIRECTIVES)), entry, key=True)


def _key(ctx: Context, entry: Place) -> str | None:
    name = entry.name
    if name.startswith("$$"):
        return name[1:]
    if name.startswith("$"):
        report_directive(ctx, entry, "it stands only as the whole value of a prop; let it give the whole value")
        return None
    return name
