"""The key `callbacks`, and inline callbacks `{$call: …}` (language.md sections 4 and 5)."""

from collections.abc import Callable
from typing import TypeVar

from dashc.diagnostics.rules.missing_key import missing_key
from dashc.diagnostics.rules.not_supported import not_supported
from dashc.diagnostics.rules.unknown_key import unknown_key
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.ir.spec import Callback
from dashc.ir.tree import Mapping, Poisoned, Scalar, Sequence
from dashc.validate import later
from dashc.validate.calls import read_flag, read_name, read_path, read_section
from dashc.validate.context import Context
from dashc.validate.literals import Unreadable
from dashc.validate.place import Place
from dashc.validate.words import describe, is_null

T = TypeVar("T")

KEYS = ("call", "inputs", "state", "outputs", "name", "prevent_initial_call")
INLINE_KEYS = ("$call", "inputs", "state", "name", "prevent_initial_call")


def read_callbacks(ctx: Context, place: Place) -> tuple[Callback, ...]:
    """All callbacks without a finding."""
    value = place.value
    if isinstance(value, Poisoned) or is_null(value):
        return ()
    if not isinstance(value, Sequence):
        helps = ["begin each callback with `- `"] if isinstance(value, Mapping) else []
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
    """`{$call: …}` as the value of a prop; raises `Unreadable` where it has a finding."""
    given = {entry.name: entry for entry in ctx.entries(place)}
    failed = _has_foreign_keys(ctx, given, INLINE_KEYS, "in a `$call`")
    if "outputs" in given:
        entry = given["outputs"]
        ctx.add(
            unknown_key(entry.key_span, "outputs", "in a `$call`, whose output is the prop that holds it", ()),
            entry,
            key=True,
        )
        failed = True
    return _read(ctx, place, given, "$call", failed, prop)


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
    failed = _has_foreign_keys(ctx, given, KEYS, "in a callback")
    if "call" not in given:
        if not failed:
            helps = ["write `call: module.function`, the Python function to run"]
            where = next(iter(given.values())).key_span if given else place.span
            ctx.add(missing_key(where, "this callback", "call", help=helps), place)
        failed = True
    return _read(ctx, place, given, "call", failed, None)


def _read(
    ctx: Context, place: Place, given: dict[str, Place], call_key: str, failed: bool, inline: str | None
) -> Callback:
    """Every part is read, so that every mistake is found, before the whole is given up."""
    attempt = _Attempt(failed)
    call = attempt(lambda: read_path(ctx, given[call_key], f"`{call_key}`")) if call_key in given else None
    inputs = attempt(lambda: read_section(ctx, given.get("inputs"), "inputs"))
    state = attempt(lambda: read_section(ctx, given.get("state"), "state"))
    outputs = attempt(lambda: read_section(ctx, given.get("outputs"), "outputs")) if inline is None else None
    name = attempt(lambda: read_name(ctx, given.get("name")))
    prevent_initial_call = attempt(lambda: read_flag(ctx, given.get("prevent_initial_call")))
    if attempt.failed or call is None:
        raise Unreadable
    return Callback(
        call=call,
        call_span=given[call_key].span,
        name=name,
        name_span=given["name"].span if name is not None else None,
        inputs=inputs,
        state=state,
        outputs=outputs,
        prevent_initial_call=bool(prevent_initial_call),
        span=next(iter(given.values())).key_span,
        pointer=place.pointer,
        inline=inline,
    )


class _Attempt:
    """Reads one part after the other, and remembers whether one failed."""

    def __init__(self, failed: bool) -> None:
        self.failed = failed

    def __call__(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except Unreadable:
            self.failed = True
            return None


def _has_foreign_keys(ctx: Context, given: dict[str, Place], known: tuple[str, ...], where: str) -> bool:
    found = False
    for name, entry in given.items():
        if name in known or name.startswith("x-") or name == "outputs":
            continue
        found = True
        if name in later.CALLBACK:
            ctx.add(not_supported(entry.key_span, f"`{name}` of a callback"), entry, key=True)
        else:
            ctx.add(unknown_key(entry.key_span, name, where, (*known, *later.CALLBACK)), entry, key=True)
    return found
