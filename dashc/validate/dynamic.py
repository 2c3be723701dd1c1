"""The key `dynamic`: ids that exist only in nodes which callbacks return (language.md section 2)."""

from dashc.diagnostics.rules.bad_dynamic import own_component
from dashc.diagnostics.rules.missing_key import missing_key
from dashc.diagnostics.rules.unknown_component import unknown_component
from dashc.diagnostics.rules.unknown_key import unknown_key
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.ir.span import Span
from dashc.ir.spec import Component
from dashc.ir.tree import Mapping, Poisoned, Scalar, Sequence
from dashc.validate.context import Context
from dashc.validate.ids import read_id
from dashc.validate.place import Place
from dashc.validate.words import describe, is_null

KEYS = ("id", "component")
_FORM = "write `- {id: …, component: …}`"


def read_dynamic(ctx: Context, place: Place | None) -> tuple[Component, ...]:
    """The components that will have these ids; those with a finding make unknown ids no finding."""
    if place is None or is_null(place.value):
        return ()
    value = place.value
    if not isinstance(value, Sequence):
        if not isinstance(value, Poisoned):
            ctx.add(wrong_type(place.key_span, "`dynamic`", "a list", describe(value), help=[_FORM]), place, key=True)
        ctx.layout_known = False
        return ()
    found = [_item(ctx, item) for item in ctx.items(place)]
    if None in found:
        ctx.layout_known = False
    return tuple(component for component in found if component is not None)


def _item(ctx: Context, place: Place) -> Component | None:
    value = place.value
    if not isinstance(value, Mapping):
        if not isinstance(value, Poisoned):
            ctx.add(wrong_type(place.span, "an item of `dynamic`", "a mapping", describe(value), help=[_FORM]), place)
        return None
    given = {entry.name: entry for entry in ctx.entries(place)}
    failed = False
    for name, entry in given.items():
        if name not in KEYS and not name.startswith("x-"):
            ctx.add(unknown_key(entry.key_span, name, "in an item of `dynamic`", KEYS), entry, key=True)
            failed = True
    for name in KEYS:
        if not failed and (name not in given or is_null(given[name].value)):
            ctx.add(missing_key(_start(place, given), "this item of `dynamic`", name, help=[_FORM]), place)
            failed = True
    if failed:
        return None
    id = read_id(ctx, given["id"])
    kind = _type(ctx, given["component"])
    if id is None or kind is None:
        return None
    ctx.types_by_id.setdefault(id, kind)
    return Component(
        type=kind,
        type_span=given["component"].span,
        props={},
        id=id,
        id_span=given["id"].span,
        anchor=None,
        nodes=(value,),
        pointer=place.pointer,
        known=ctx.catalogue.type(kind) is not None,
        dynamic=True,
    )


def _type(ctx: Context, place: Place) -> str | None:
    value = place.value
    if not isinstance(value, Scalar) or not isinstance(value.value, str):
        if not isinstance(value, Poisoned):
            got = describe(value)
            ctx.add(wrong_type(place.span, "`component`", "the name of an element or component", got), place)
        return None
    name = value.value
    if name in ctx.own_components:
        ctx.add(own_component(place.span, name), place)
        return None
    if ctx.catalogue.type(name) is None:
        names = (*ctx.catalogue.elements, *ctx.catalogue.components)
        ctx.add(unknown_component(place.span, name, names), place)
    return name


def _start(place: Place, given: dict[str, Place]) -> Span:
    return next(iter(given.values())).key_span if given else place.span
