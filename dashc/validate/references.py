"""References of callbacks: `id.prop`, the long form, a list, a mapping (language.md section 5)."""

import re

from dashc.diagnostics.rules.bad_directive import unknown_directive
from dashc.diagnostics.rules.bad_reference import bad_reference, no_prop
from dashc.diagnostics.rules.bad_value import bad_value
from dashc.diagnostics.rules.missing_key import missing_key
from dashc.diagnostics.rules.not_supported import not_supported
from dashc.diagnostics.rules.unknown_key import unknown_key
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.diagnostics.suggest import suggest
from dashc.ir.span import Span, part
from dashc.ir.spec import Reference, References
from dashc.ir.tree import Entry, Mapping, Poisoned, Scalar, Sequence
from dashc.validate import later
from dashc.validate.context import Context
from dashc.validate.literals import Unreadable
from dashc.validate.place import Place
from dashc.validate.schemas import type_fix
from dashc.validate.strings import key_at, text_at
from dashc.validate.words import describe

_LONG_KEYS = ("id", "component", "property", "allow_duplicate")
_BLANK = re.compile(r"\s")
_EXAMPLE = "write `id.prop`, such as `region.value`, a list of them, or a mapping from names to them"


def read_references(ctx: Context, place: Place, section: str) -> References | None:
    """`inputs`, `state` or `outputs`; None for nothing. Raises `Unreadable` where one of them has a finding."""
    value = place.value
    if isinstance(value, Poisoned):
        raise Unreadable
    if isinstance(value, Scalar) and value.value is None:
        return None
    if isinstance(value, Sequence):
        if not value.items and section == "outputs":
            ctx.add(
                bad_value(place.key_span, "`outputs` is an empty list", help=["leave the key out"]), place, key=True
            )
            raise Unreadable
        items = _all(ctx, ctx.items(place), section)
        return References("list", (), items, value.span)
    if isinstance(value, Mapping) and not _is_long(value):
        entries = ctx.entries(place)
        if not entries:
            ctx.add(bad_value(place.key_span, f"`{section}` is an empty mapping", help=["leave the key out"]), place)
            raise Unreadable
        keys = tuple(_name(ctx, entry) for entry in entries)
        items = _all(ctx, entries, section)
        spans = tuple(entry.key_span for entry in entries)
        return References("mapping", keys, items, value.span, spans)
    return References("single", (), (_reference(ctx, place, section),), value.span)


def _all(ctx: Context, places: list[Place], section: str) -> tuple[Reference, ...]:
    """Each is read, so that every mistake is found, before the whole is given up."""
    found = []
    for place in places:
        try:
            found.append(_reference(ctx, place, section))
        except Unreadable:
            continue
    if len(found) < len(places):
        raise Unreadable
    return tuple(found)


def _is_long(mapping: Mapping) -> bool:
    """`property` beside `id` or `component` always means a reference, never argument names."""
    entries = mapping.entries
    if "id" not in entries and "component" not in entries:
        return False
    if any(name == "property" or suggest(name, ("property",)) for name in entries):
        return True
    return entries.keys() <= set(_LONG_KEYS) and not _is_short(entries.get("id"))


def _is_short(entry: Entry | None) -> bool:
    """Whether a reference stands there, so that the key is an argument's name."""
    value = entry.value if entry else None
    return (isinstance(value, Scalar) and "." in value.text) or isinstance(value, Mapping)


def _name(ctx: Context, entry: Place) -> str:
    name = key_at(ctx, entry)
    if name is None:
        raise Unreadable
    if name.startswith("$$"):
        return name[1:]
    if name.startswith("$"):
        ctx.add(unknown_directive(entry.key_span, name, ()), entry, key=True)
        raise Unreadable
    return name


def _reference(ctx: Context, place: Place, section: str) -> Reference:
    value = place.value
    if isinstance(value, Poisoned):
        raise Unreadable
    if isinstance(value, Scalar) and isinstance(value.value, str):
        return _short(ctx, place, value)
    if isinstance(value, Mapping):
        if _is_long(value) or value.entries.keys() & set(_LONG_KEYS):
            return _long(ctx, place, section)
        raise _fail(ctx, place, f"a mapping inside of `{section}` is no reference")
    if isinstance(value, Sequence):
        raise _fail(ctx, place, f"a list inside of `{section}` is no reference", "write all references as one list")
    raise _fail(ctx, place, f"{describe(value)} is no reference")


def _fail(ctx: Context, place: Place, headline: str, help: str = _EXAMPLE) -> Unreadable:
    ctx.add(bad_reference(place.span, headline, help=[help]), place)
    return Unreadable()


def _short(ctx: Context, place: Place, scalar: Scalar) -> Reference:
    text = text_at(ctx, place)
    if text is None:
        raise Unreadable
    id, dot, property = text.rpartition(".")
    if "," in text:
        listed = ", ".join(piece.strip() for piece in text.split(","))
        raise _fail(ctx, place, f"`{text}` is one text, not a list", f"write `[{listed}]`")
    if _BLANK.search(text):
        raise _fail(ctx, place, f"`{text}` holds a blank, and no id or prop does")
    if not dot or not id or not property:
        ctx.add(no_prop(place.span, text), place)
        raise Unreadable
    return Reference(id, None, property, scalar.span)


def _long(ctx: Context, place: Place, section: str) -> Reference:
    given = {entry.name: entry for entry in ctx.entries(place)}
    failed = False
    for name, entry in given.items():
        if name.startswith("x-"):
            continue
        if name in later.REFERENCE:
            ctx.add(not_supported(entry.key_span, f"`{name}` of a reference"), entry, key=True)
        elif name not in _LONG_KEYS:
            ctx.add(
                unknown_key(entry.key_span, name, "in a reference", (*_LONG_KEYS, *later.REFERENCE)), entry, key=True
            )
        else:
            continue
        failed = True
    if "property" not in given and failed:
        raise Unreadable
    if "property" not in given:
        first = next(iter(given.values()))
        helps = ["write `property: value`, with the name of the prop"]
        ctx.add(missing_key(first.key_span, "this reference", "property", help=helps), place)
        raise Unreadable
    if "id" in given and "component" in given:
        ctx.add(
            bad_reference(
                given["component"].key_span,
                "a reference has `id` or `component`, not both",
                help=["remove one of them"],
            ),
            given["component"],
            key=True,
        )
        raise Unreadable
    property = _text(ctx, given["property"], "`property`")
    allow_duplicate = _allow_duplicate(ctx, given.get("allow_duplicate"), section)
    if "component" in given:
        entry = given["component"]
        if entry.alias is None:
            if not isinstance(entry.value, Poisoned):
                helps = ["write `component: *name`, and `&name` before the component in the layout"]
                ctx.add(
                    bad_reference(entry.span, "`component` takes an alias of a component in the layout", help=helps),
                    entry,
                )
            raise Unreadable
        if failed or property is None:
            raise Unreadable
        parts = (entry.alias.span, given["property"].span)
        return Reference(None, entry.value, property, place.span, allow_duplicate, parts)
    entry = given["id"]
    if isinstance(entry.value, Mapping):
        ctx.add(not_supported(entry.span, "an id that is a mapping"), entry)
        raise Unreadable
    id = _text(ctx, entry, "`id`")
    if failed or property is None or id is None:
        raise Unreadable
    return Reference(id, None, property, place.span, allow_duplicate, (_inner(entry), _inner(given["property"])))


def _inner(place: Place) -> Span:
    """The text without its quotes."""
    scalar = place.value
    assert isinstance(scalar, Scalar)
    return part(scalar.span, scalar.text, 0, len(scalar.text))


def _text(ctx: Context, place: Place, subject: str) -> str | None:
    value = place.value
    if isinstance(value, Scalar) and isinstance(value.value, str) and value.value:
        return text_at(ctx, place)
    if not isinstance(value, Poisoned):
        ctx.add(wrong_type(place.span, subject, "text", describe(value), fix=type_fix(value, ["string"])), place)
    return None


def _allow_duplicate(ctx: Context, place: Place | None, section: str) -> bool:
    if place is None or isinstance(place.value, Poisoned):
        return False
    value = place.value
    if section != "outputs":
        ctx.add(
            bad_reference(
                place.key_span, f"`allow_duplicate` is for outputs; it says nothing in `{section}`", help=["remove it"]
            ),
            place,
            key=True,
        )
    elif not isinstance(value, Scalar) or not isinstance(value.value, bool):
        fix = type_fix(value, ["boolean"])
        ctx.add(wrong_type(place.span, "`allow_duplicate`", "`true` or `false`", describe(value), fix=fix), place)
    else:
        return value.value
    return False
