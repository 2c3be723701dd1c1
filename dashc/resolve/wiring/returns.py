"""What a function returns against the outputs of its callback (language.md section 5, semantics S10)."""

from collections.abc import Sequence

from dashc.diagnostics.rules.output_count import output_count
from dashc.diagnostics.rules.return_type import return_not_json, return_type
from dashc.diagnostics.sink import Sink
from dashc.ir.span import Span
from dashc.resolve.callbacks import Bound
from dashc.resolve.python.objects import FunctionObject
from dashc.resolve.wiring.annotations import Annotation
from dashc.resolve.wiring.kinds import (
    ANYTHING,
    NULL,
    Foreign,
    Kind,
    Kinds,
    Listing,
    Table,
    in_words,
    may_meet,
    without_null,
)
from dashc.resolve.wiring.outputs import Slot, Slots, slots_of
from dashc.resolve.wiring.prop_values import PropValues
from dashc.resolve.wiring.returned import Returned, is_stub

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def check_returns(
    item: Bound,
    found: FunctionObject,
    annotation: Annotation | None,
    shown: Sequence[Returned],
    values: PropValues,
    sink: Sink,
) -> None:
    """At most one finding on the form of the value, else one for each output that cannot take its part.

    `shown` is what the function's `return` statements show.
    """
    slots = slots_of(item, values)
    if len({slot.reference for slot in slots.slots}) < len(slots.slots):
        return  # An output is named twice, which is a finding already, and the count may be right without it.
    wrong = [one for one in shown if not _shape_fits(one, slots)]
    if wrong:
        certain = len(wrong) == len(shown)
        place = found.module.span(wrong[0].node)
        says = f"`{found.name}` returns {_shape(wrong[0])}"
        sink.add(
            output_count(
                slots.needs, says, slots.span, place, "returned", slots.pointer, certain=certain, lacks=slots.lacks
            )
        )
        return
    if annotation is None or annotation.kinds is ANYTHING:
        if not shown and slots.form != "none" and not is_stub(found.node):
            _says_nothing(found, slots, found.span, "defined", sink)
        return
    kinds = annotation.kinds
    if kinds == (NULL,) and slots.form != "none":
        place = found.module.span(annotation.node)
        _says_nothing(found, slots, place, "annotated", sink)
        return
    fitting = [kind for kind in kinds if _kind_fits(kind, slots)]
    if kinds and not fitting:
        known = bool(shown) and all(one.shape != "unknown" for one in shown)
        says = f"`{found.name}` returns `{annotation.text}`"
        place = found.module.span(annotation.node)
        sink.add(
            output_count(
                slots.needs, says, slots.span, place, "annotated", slots.pointer, certain=not known, lacks=slots.lacks
            )
        )
        return
    for slot, part, name in _parts(slots, fitting):
        _check_part(found, annotation, slot, part, name, sink)


def _says_nothing(found: FunctionObject, slots: Slots, place: Span, said: str, sink: Sink) -> None:
    """For a single output that is legal, and empties the prop at every call."""
    says = f"`{found.name}` returns nothing"
    certain = slots.form != "single"
    sink.add(
        output_count(slots.needs, says, slots.span, place, said, slots.pointer, certain=certain, lacks=slots.lacks)
    )


def _check_part(found: FunctionObject, annotation: Annotation, slot: Slot, part: Kinds, name: str, sink: Sink) -> None:
    """`name` is empty where the part is the whole."""
    kept = without_null(part)
    if not kept:
        return
    foreign = all(isinstance(kind, Foreign) for kind in kept)
    if not foreign and may_meet(kept, slot.kinds):
        return
    says = in_words(kept) if name else f"`{annotation.text}`"
    place = found.module.span(annotation.node)
    if foreign:
        whole = f"{name[:1].upper()}{name[1:]}"
        sink.add(return_not_json(found.name, says, whole, slot.reference, slot.span, place, slot.pointer))
    else:
        takes = in_words(slot.kinds)
        sink.add(return_type(found.name, says, name, slot.reference, takes, slot.span, place, slot.pointer))


def _parts(slots: Slots, kinds: Sequence[Kind]) -> list[tuple[Slot, Kinds, str]]:
    """Each output with its part of the return value, where the annotation says what that is."""
    if slots.form == "single":
        return [(slots.slots[0], tuple(kinds), "")] if slots.slots else []
    (kind,) = kinds if len(kinds) == 1 else (None,)
    if slots.form == "list" and isinstance(kind, Listing):
        parts = kind.places if kind.places is not None else (kind.items,) * slots.count
        return [(slot, parts[slot.place], f"the {_ordinal(slot.place)} part of ") for slot in slots.slots]
    if slots.form == "mapping" and isinstance(kind, Table):
        known = {field.name: field.kinds for field in kind.fields}
        return [(slot, known.get(slot.key, kind.others), f"the value `{slot.key}` of ") for slot in slots.slots]
    return []


def _ordinal(place: int) -> str:
    return ORDINALS[place] if place < len(ORDINALS) else f"{place + 1}th"


def _shape_fits(one: Returned, slots: Slots) -> bool:
    match slots.form, one.shape:
        case _, "unknown":
            return True
        case "none", shape:
            return shape == "none"
        case "list", "sequence":
            return one.count == slots.count
        case "list", shape:
            return False
        case "mapping", "mapping":
            return set(one.keys) == set(slots.keys)
        case "mapping", shape:
            return False
        case _:
            return True


def _kind_fits(kind: Kind, slots: Slots) -> bool:
    match slots.form:
        case "none":
            return kind == NULL
        case "list":
            return isinstance(kind, Listing) and (kind.places is None or len(kind.places) == slots.count)
        case "mapping":
            return isinstance(kind, Table) and _keys_fit(kind, slots)
        case _:
            return True


def _keys_fit(table: Table, slots: Slots) -> bool:
    keys = {field.name for field in table.fields}
    required = {field.name for field in table.fields if field.required}
    return required <= set(slots.keys) and (not table.closed or set(slots.keys) <= keys)


def _shape(one: Returned) -> str:
    match one.shape:
        case "sequence":
            return "1 value" if one.count == 1 else f"{one.count} values"
        case "mapping":
            return f"a dictionary with {_listed(one.keys)}" if one.keys else "an empty dictionary"
        case "none":
            return "`None`"
        case _:
            return "a value"


def _listed(keys: Sequence[str]) -> str:
    quoted = [f"`{key}`" for key in keys]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
