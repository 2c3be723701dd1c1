"""The key `callbacks`, and inline callbacks `{$call: …}` (language.md sections 4 and 5).

A callback with findings is not given up: each of its parts is read, what can be said of it goes on, and what is not
known is marked. So one mistake hides no other, and what the callback sets is known to be set.
"""

from collections.abc import Callable
from typing import TypeVar

from dashc.diagnostics.rules.missing_key import missing_key
from dashc.diagnostics.rules.not_supported import not_supported
from dashc.diagnostics.rules.unknown_key import unknown_key
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.ir.spec import Callback, References
from dashc.ir.tree import Mapping, Poisoned, Scalar, Sequence
from dashc.validate import later
from dashc.validate.calls import path_text, read_flag, read_name, read_path, read_section
from dashc.validate.context import Context
from dashc.validate.literals import Unreadable
from dashc.validate.meanings import CALLBACK as OTHER_WORDS
from dashc.validate.meanings import by_meaning, meant, other_word
from dashc.validate.place import Place
from dashc.validate.words import describe, is_null

T = TypeVar("T")

KEYS = ("call", "inputs", "state", "outputs", "name", "prevent_initial_call")
REFERENCE_OPTIONS = ("allow_duplicate", "optional", "debounce", "throttle")
INLINE_KEYS = ("$call", "inputs", "state", "name", "prevent_initial_call")


def read_callbacks(ctx: Context, place: Place) -> tuple[Callback, ...]:
    """All callbacks that are mappings."""
    value = place.value
    if isinstance(value, Poisoned) or is_null(value):
        return ()
    if not isinstance(value, Sequence):
        helps = ["begin each callback with `- `"] if isinstance(value, Mapping) else []
        if isinstance(value, Mapping) and "call" not in value.entries:
            helps = ["begin each callback with `- call: …`; a name for it is its key `name`"]
        ctx.add(wrong_type(place.key_span, "`callbacks`", "a list", describe(value), help=helps), place, key=True)
        return ()
    found = []
    for item in ctx.items(place):
        try:
            found.append(_callback(ctx, item))
        except Unreadable:
            continue
    return tuple(found)


def read_inline(ctx: Context, place: Place, prop: str) -> Callback:
    """`{$call: …}` as the value of a prop."""
    given: dict[str, Place] = {}
    for entry in ctx.entries(place):
        if entry.name == "outputs" or meant(entry.name, ("outputs",), OTHER_WORDS):
            where = "in a `$call`, whose output is the prop that holds it"
            ctx.add(unknown_key(entry.key_span, entry.name, where, ()), entry, key=True)
        else:
            given[entry.name] = entry
    keys_known = _check_keys(ctx, given, INLINE_KEYS, "in a `$call`")
    return _read(ctx, place, by_meaning(given, INLINE_KEYS, OTHER_WORDS), "$call", keys_known, prop)


def _callback(ctx: Context, place: Place) -> Callback:
    value = place.value
    if isinstance(value, Poisoned):
        raise Unreadable
    if not isinstance(value, Mapping):
        helps = [f"write `- call: {value.value}`"] if isinstance(value, Scalar) and isinstance(value.value, str) else []
        ctx.add(
            wrong_type(place.span, "a callback", "a mapping with the key `call`", describe(value), help=helps), place
        )
        raise Unreadable
    given = {entry.name: entry for entry in ctx.entries(place)}
    keys_known = _check_keys(ctx, given, KEYS, "in a callback")
    found = by_meaning(given, KEYS, OTHER_WORDS)
    if "call" not in found and "client" not in given and not any(_may_be_path(given[name]) for name in _lost(given)):
        helps = ["write `call: module.function`, the Python function to run"]
        where = next(iter(given.values())).key_span if given else place.span
        ctx.add(missing_key(where, "this callback", "call", help=helps), place)
    callback = _read(ctx, place, found, "call", keys_known, None)
    if "allow_duplicate" in given and callback.outputs:  # It stands in the wrong place, and says what is meant.
        shared = tuple(item._replace(allow_duplicate=True) for item in callback.outputs.items)
        return callback._replace(outputs=callback.outputs._replace(items=shared))
    return callback


def _read(
    ctx: Context, place: Place, given: dict[str, Place], call_key: str, keys_known: bool, inline: str | None
) -> Callback:
    call = _attempt(lambda: read_path(ctx, given[call_key], f"`{call_key}`")) if call_key in given else None
    assert isinstance(place.value, Mapping)
    first = next((entry.key.span for entry in place.value.entries.values()), place.span)
    name = _attempt(lambda: read_name(ctx, given.get("name")))
    return Callback(
        call=path_text(given.get(call_key)) or place.pointer.removeprefix("/") if call is None else call,
        call_span=given[call_key].span if call_key in given else first,
        name=name,
        name_span=given["name"].span if name is not None else None,
        inputs=_section(ctx, given.get("inputs"), "inputs"),
        state=_section(ctx, given.get("state"), "state"),
        outputs=_section(ctx, given.get("outputs"), "outputs") if inline is None else None,
        prevent_initial_call=bool(_attempt(lambda: read_flag(ctx, given.get("prevent_initial_call")))),
        span=first,
        pointer=place.pointer,
        inline=inline,
        call_known=call is not None,
        keys_known=keys_known and not place.value.partial,
    )


def _attempt(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except Unreadable:
        return None


def _section(ctx: Context, place: Place | None, section: str) -> References | None:
    """References as far as they can be read."""
    try:
        return read_section(ctx, place, section)
    except Unreadable:
        assert place is not None
        return References("list", (), (), place.span, whole=False)


def _check_keys(ctx: Context, given: dict[str, Place], known: tuple[str, ...], where: str) -> bool:
    """A finding for each key that is none; whether the references are all under keys whose meaning is clear."""
    clear = True
    for name, entry in given.items():
        if name in known or name.startswith("x-"):
            continue
        if name in later.CALLBACK:
            ctx.add(not_supported(entry.key_span, f"`{name}` of a callback"), entry, key=True)
            continue
        open_keys = [key for key in known if key not in given]
        if name in REFERENCE_OPTIONS:
            helps = [f"it belongs to a reference: `{{id: region, property: value, {name}: true}}`"]
            ctx.add(unknown_key(entry.key_span, name, where, (), help=helps), entry, key=True)
            continue
        other = other_word(name, open_keys, OTHER_WORDS)
        finding = unknown_key(entry.key_span, name, where, open_keys, meant=other, later=later.CALLBACK)
        ctx.add(finding, entry, key=True)
        clear = clear and (meant(name, open_keys, OTHER_WORDS) is not None or not _may_hold_references(entry))
    return clear


def _lost(given: dict[str, Place]) -> list[str]:
    """The keys whose meaning is not known."""
    return [name for name in given if name not in (*KEYS, *later.CALLBACK) and not name.startswith("x-")]


def _may_be_path(entry: Place) -> bool:
    return (
        "=" in entry.name
        or isinstance(entry.value, Poisoned)
        or (isinstance(entry.value, Scalar) and "." in entry.value.text)
    )


def _may_hold_references(entry: Place) -> bool:
    return not isinstance(entry.value, Scalar) or "." in entry.value.text
