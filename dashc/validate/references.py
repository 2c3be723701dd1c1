"""References of callbacks: `id.prop`, the long form, a list, a mapping (language.md section 5).

A reference with a finding keeps its place, with a `Poisoned` component: it is one argument or output all the same.
"""

import re

from dashc.diagnostics.renames import rename
from dashc.diagnostics.rules.bad_directive import unknown_directive
from dashc.diagnostics.rules.bad_reference import (
    DASH_REFERENCE,
    bad_reference,
    component_as_text,
    key_of_callback,
    named_in_list,
    no_prop,
    pair_as_list,
    pair_as_mapping,
)
from dashc.diagnostics.rules.bad_value import bad_value
from dashc.diagnostics.rules.missing_key import missing_key
from dashc.diagnostics.rules.not_supported import not_supported
from dashc.diagnostics.rules.unknown_key import unknown_key
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.diagnostics.suggest import suggest
from dashc.ir.span import Span, part
from dashc.ir.spec import Reference, References
from dashc.ir.tree import Alias, Entry, Mapping, Poisoned, Scalar, Sequence
from dashc.validate import later
from dashc.validate.anchors import anchors_in
from dashc.validate.context import Context
from dashc.validate.literals import Unreadable
from dashc.validate.meanings import REFERENCE as OTHER_WORDS
from dashc.validate.meanings import by_meaning, meant, other_word
from dashc.validate.place import Place
from dashc.validate.schemas import type_fix
from dashc.validate.words import describe

LONG_KEYS = ("id", "component", "property", "allow_duplicate", "optional")
SECTIONS = {
    name: section
    for section in ("inputs", "outputs", "state")
    for name in (section, section.rstrip("s"), f"{section}s")
}
"""By the names that are used for it in dashc and in Dash."""
DASH_WORDS = frozenset({"Input", "Output", "State"})
_OUTPUTS = ("outputs",)
_READS = ("inputs", "state")
MAX_LIKELY = 3
_PART_OF_PROP = re.compile(r"[^\s.]+\.[\w-]+\s*[\[(|]")
"""`chart.clickData["points", 0]`: what follows the prop is told of where the prop is known."""
_BLANK = re.compile(r"\s")
_EXAMPLE = "write `id.prop`, such as `region.value`, a list of them, or a mapping from names to them"


def read_references(ctx: Context, place: Place, section: str) -> References | None:
    """`inputs`, `state` or `outputs`; None for nothing. Raises `Unreadable` where it is not known what is there."""
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
        pair = _pair(ctx, value)
        if pair:
            ctx.add(pair_as_list(place.span, *pair), place)
            return References("single", (), (_lost(place),), value.span)
        places = ctx.items(place)
        items = tuple(_reference_or_lost(ctx, item, section) for item in places)
        return References("list", (), items, value.span, whole=_is_whole(places))
    if isinstance(value, Mapping) and not _is_long(value):
        entries = ctx.entries(place)
        if _pairs(ctx, value):
            ctx.add(pair_as_mapping(place.span, *_pairs(ctx, value)), place)
            return References("list", (), (), value.span, whole=False)
        if not entries:
            ctx.add(bad_value(place.key_span, f"`{section}` is an empty mapping", help=["leave the key out"]), place)
            raise Unreadable
        if all(entry.name in DASH_WORDS for entry in entries):  # `{Input: city.value}`; no argument is called that.
            for entry in entries:
                text = entry.value.text if isinstance(entry.value, Scalar) and "." in entry.value.text else None
                meant_section = _section_named(entry.name)
                ctx.add(key_of_callback(entry.key_span, entry.name, meant_section, section, text), entry, key=True)
            raise Unreadable
        named = [(entry, name) for entry in entries if (name := _name(ctx, entry)) is not None]
        return References(
            "mapping",
            keys=tuple(name for _, name in named),
            items=tuple(
                _lost(entry) if _BLANK.search(name) else _reference_or_lost(ctx, entry, section)
                for entry, name in named
            ),
            span=value.span,
            key_spans=tuple(entry.key_span for entry, _ in named),
            whole=len(named) == len(entries) and not value.partial and _is_whole(entries),
        )
    return References("single", (), (_reference_or_lost(ctx, place, section),), value.span, whole=_is_whole([place]))


def _reference_or_lost(ctx: Context, place: Place, section: str) -> Reference:
    """A reference; after a finding one that leads nowhere, by the text that stands there."""
    try:
        return _reference(ctx, place, section)
    except Unreadable:
        return _lost(place)


def _lost(place: Place) -> Reference:
    text = place.value.text if isinstance(place.value, Scalar) else "…"
    return Reference(None, Poisoned(place.span), text, place.span, parts=(place.span, place.span))


def _pair(ctx: Context, value: Sequence) -> tuple[str, str] | None:
    """`[region, value]`: an id and a prop, as Dash's `Input("region", "value")` takes them."""
    texts = [item.text for item in value.items if isinstance(item, Scalar) and "." not in item.text]
    if len(texts) != 2 or len(value.items) != 2:
        return None
    return (texts[0], texts[1]) if _is_prop(ctx, texts[1]) else None


def _pairs(ctx: Context, value: Mapping) -> tuple[str, ...]:
    """`{region: value}`, where every value is the name of a prop: the references that are meant."""
    found = []
    for name, entry in value.entries.items():
        if not isinstance(entry.value, Scalar) or not _is_prop(ctx, entry.value.text):
            return ()
        found.append(f"{name}.{entry.value.text}")
    return tuple(found)


def _is_prop(ctx: Context, name: str) -> bool:
    kinds = (*ctx.catalogue.components.values(), *map(ctx.catalogue.type, ("div", "a")))
    return any(kind is not None and kind.prop(name) for kind in kinds)


def _is_whole(places: list[Place]) -> bool:
    """Whether each of them surely stands for one reference; a text may list several."""
    return not any(
        isinstance(place.value, Poisoned | Sequence)
        or (
            isinstance(place.value, Scalar)
            and (_lists_several(place.value.text) or _BLANK.search(place.value.text.strip()))
            and not DASH_REFERENCE.search(place.value.text)
        )
        for place in places
    )


def _is_long(mapping: Mapping) -> bool:
    """`property` beside `id` or `component` always means a reference, never argument names."""
    entries = mapping.entries
    if "id" not in entries and "component" not in entries:
        long = bool(entries.keys() & {"component_id", "property"})
        return long and not any(_is_short(entry) for entry in entries.values())
    if "component" in entries and isinstance(entries["component"].value, Alias):
        return True
    if any(name == "property" or suggest(name, ("property",)) for name in entries):
        return True
    others = (entry for name, entry in entries.items() if name != "component")
    return ("id" in entries or entries.keys() <= set(LONG_KEYS)) and not any(_is_short(entry) for entry in others)


def _is_short(entry: Entry) -> bool:
    """Whether a reference stands there, so that the key is an argument's name."""
    value = entry.value
    return (isinstance(value, Scalar) and "." in value.text) or isinstance(value, Mapping)


def _name(ctx: Context, entry: Place) -> str | None:
    name = entry.name
    if name.startswith("$$"):
        return name[1:]
    if name.startswith("$"):
        ctx.add(unknown_directive(entry.key_span, name, ()), entry, key=True)
        return None
    return name


def _reference(ctx: Context, place: Place, section: str) -> Reference:
    value = place.value
    if isinstance(value, Poisoned):
        raise Unreadable
    if isinstance(value, Scalar) and isinstance(value.value, str):
        return _short(ctx, place, value, section)
    if isinstance(value, Mapping):
        if _is_long(value) or value.entries.keys() & {*LONG_KEYS, *later.REFERENCE}:
            return _long(ctx, place, section)
        if _pairs(ctx, value):
            ctx.add(pair_as_mapping(place.span, *_pairs(ctx, value)), place)
            raise Unreadable
        _wrapped(ctx, place, value, section)
        raise Unreadable
    if isinstance(value, Sequence):
        pair = _pair(ctx, value)
        if pair:
            ctx.add(pair_as_list(place.span, *pair), place)
            raise Unreadable
        raise _fail(ctx, place, f"a list inside of `{section}` is no reference", "write all references as one list")
    raise _fail(ctx, place, f"{describe(value)} is no reference")


def _wrapped(ctx: Context, place: Place, value: Mapping, section: str) -> None:
    """A mapping in the place of a reference: `{state: city.value}`, `{Input: city.value}`, `{first: city.value}`."""
    entries = ctx.entries(place)
    key = next((entry for entry in entries if _section_named(entry.name)), None)
    texts = [entry.value.text for entry in entries if isinstance(entry.value, Scalar) and "." in entry.value.text]
    in_list = place.parent is not None and isinstance(place.parent.value, Sequence)
    if key is not None:
        reference = key.value.text if isinstance(key.value, Scalar) and "." in key.value.text else None
        ctx.add(key_of_callback(key.key_span, key.name, _section_named(key.name), section, reference), key, key=True)
    elif in_list and texts and len(texts) == len(entries):
        shown = ", ".join(f"{entry.name}: {text}" for entry, text in zip(entries, texts, strict=True))
        ctx.add(named_in_list(place.span, section, shown), place)
    else:
        ctx.add(bad_reference(place.span, f"a mapping inside of `{section}` is no reference", help=[_EXAMPLE]), place)


def _section_named(name: str) -> str:
    """The section that a key means, in dashc's words or in Dash's; empty for any other."""
    return SECTIONS.get(name.lower().strip(), "")


def _fail(ctx: Context, place: Place, headline: str, help: str = _EXAMPLE) -> Unreadable:
    ctx.add(bad_reference(place.span, headline, help=[help]), place)
    return Unreadable()


def _short(ctx: Context, place: Place, scalar: Scalar, section: str) -> Reference:
    text = scalar.value
    assert isinstance(text, str)
    id, dot, property = text.rpartition(".")
    if not text.strip():
        raise _fail(ctx, place, f"an empty text in `{section}` is no reference", "write `id.prop`, or leave it out")
    dash = DASH_REFERENCE.fullmatch(text.strip())
    if dash:
        short = f"{dash[2]}.{dash[3]}"
        fix = rename(text, [short], [scalar.span])
        ctx.add(
            bad_reference(place.span, f"`{text}` is Dash's way to write it", help=[f"write `{short}`"], fix=fix), place
        )
        raise Unreadable
    if _lists_several(text):
        listed = ", ".join(piece.strip() for piece in text.split(",") if piece.strip())
        raise _fail(ctx, place, f"`{text}` is one text, not a list", f"write `[{listed}]`")
    if _BLANK.search(text) and not _PART_OF_PROP.match(text):
        raise _fail(ctx, place, f"`{text}` holds a blank, and no id or prop does", *_without_blanks(text))
    if not dot or not id or not property:
        ctx.add(no_prop(place.span, text, ctx.types_by_id, _likely(ctx, text.strip("."), section)), place)
        raise Unreadable
    return Reference(id, None, property, scalar.span)


def _lists_several(text: str) -> bool:
    """`a.value, b.value`; an id may hold a comma, and so may what is in brackets."""
    pieces = [piece.strip() for piece in text.split(",")]
    return len(pieces) > 1 and "[" not in text and (" " in text.strip() or all("." in piece for piece in pieces))


def _without_blanks(text: str) -> tuple[str, ...]:
    """Help for `city. value` and `city value`, where what is left has the form of a reference."""
    words = text.replace(".", " ").split()
    return (f"write `{'.'.join(words)}`",) if len(words) == 2 else ()


def _likely(ctx: Context, name: str, section: str) -> list[str]:
    """References that a name without a dot is likely meant for: an id without its prop, or a prop without its id."""
    output = section in _OUTPUTS
    ids = [name] if name in ctx.types_by_id else suggest(name, ctx.types_by_id)
    kinds = [(id, kind) for id in ids if (kind := ctx.catalogue.type(ctx.types_by_id[id]))]
    if kinds:
        return [f"{id}.{prop}" for id, kind in kinds for prop in kind.fitting(output=output)[:MAX_LIKELY]][:MAX_LIKELY]
    having = []
    for id, type_name in ctx.types_by_id.items():
        kind = ctx.catalogue.type(type_name)
        if kind is not None and name in kind.fitting(output=output, wanted=name):
            having.append(f"{id}.{name}")
    return having if len(having) <= MAX_LIKELY else []


def _long(ctx: Context, place: Place, section: str) -> Reference:
    written = {entry.name: entry for entry in ctx.entries(place)}
    given = by_meaning(written, LONG_KEYS, OTHER_WORDS)
    unclear = _check_keys(ctx, written)
    if "property" not in given:
        if not unclear:
            helps = ["write `property: value`, with the name of the prop"]
            ctx.add(missing_key(next(iter(written.values())).key_span, "this reference", "property", help=helps), place)
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
    allow_duplicate = _option(ctx, given.get("allow_duplicate"), section, _OUTPUTS)
    optional = _option(ctx, given.get("optional"), section, _READS)
    if "component" in given:
        entry = given["component"]
        if entry.alias is None:
            if not isinstance(entry.value, Poisoned):
                text = entry.value.text if isinstance(entry.value, Scalar) else ""
                anchors = anchors_in(ctx.document.root)
                ctx.add(component_as_text(entry.span, text, anchors, ctx.types_by_id, entry.key_span), entry)
            raise Unreadable
        if property is None:
            raise Unreadable
        parts = (entry.alias.span, given["property"].span)
        return Reference(None, entry.value, property, place.span, allow_duplicate, optional, parts)
    if "id" not in given:
        if not unclear:
            helps = ["write `id: region`, with the id of the component"]
            ctx.add(missing_key(given["property"].key_span, "this reference", "id", help=helps), place)
        raise Unreadable
    entry = given["id"]
    if isinstance(entry.value, Mapping):
        ctx.add(not_supported(entry.span, "an id that is a mapping"), entry)
        raise Unreadable
    id = _text(ctx, entry, "`id`")
    if property is None or id is None:
        raise Unreadable
    parts = (_inner(entry), _inner(given["property"]))
    return Reference(id, None, property, place.span, allow_duplicate, optional, parts)


def _check_keys(ctx: Context, given: dict[str, Place]) -> bool:
    """A finding for each key that is none; whether the meaning of one of them is not clear."""
    unclear = False
    for name, entry in given.items():
        if name in LONG_KEYS or name.startswith("x-"):
            continue
        if name in later.REFERENCE:
            ctx.add(not_supported(entry.key_span, f"`{name}` of a reference"), entry, key=True)
        else:
            open_keys = [key for key in LONG_KEYS if key not in given and not (key == "component" and "id" in given)]
            other = other_word(name, open_keys, OTHER_WORDS)
            finding = unknown_key(entry.key_span, name, "in a reference", open_keys, meant=other, later=later.REFERENCE)
            ctx.add(finding, entry, key=True)
            unclear = unclear or meant(name, open_keys, OTHER_WORDS) is None
    return unclear


def _inner(place: Place) -> Span:
    """The text without its quotes."""
    scalar = place.value
    assert isinstance(scalar, Scalar)
    return part(scalar.span, scalar.text, 0, len(scalar.text))


def _text(ctx: Context, place: Place, subject: str) -> str | None:
    value = place.value
    if isinstance(value, Scalar) and isinstance(value.value, str) and value.value:
        return value.value
    if not isinstance(value, Poisoned):
        ctx.add(wrong_type(place.span, subject, "text", describe(value), fix=type_fix(value, ["string"])), place)
    return None


def _option(ctx: Context, place: Place | None, section: str, sections: tuple[str, ...]) -> bool:
    """A flag of a reference that has a meaning in some sections only; it is off where it is left out."""
    if place is None:
        return False
    value = place.value
    if isinstance(value, Poisoned):
        return True
    name = f"`{place.name}`"
    if section not in sections:
        told = f"{name} is for {' and '.join(sections)}; it says nothing in `{section}`"
        ctx.add(bad_reference(place.key_span, told, help=["remove it"]), place, key=True)
        return False
    if not isinstance(value, Scalar) or not isinstance(value.value, bool):
        fix = type_fix(value, ["boolean"])
        ctx.add(wrong_type(place.span, name, "`true` or `false`", describe(value), fix=fix), place)
        return True  # It is meant to be on; that it is said wrongly is no second mistake.
    return value.value
