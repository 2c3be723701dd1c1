"""The outputs of a callback, as what its return value must provide."""

from dataclasses import dataclass
from typing import NamedTuple

from dashc.ir.span import Span
from dashc.resolve.callbacks import Bound
from dashc.resolve.paths import call_pointer
from dashc.resolve.wiring.kinds import Kinds
from dashc.resolve.wiring.prop_values import PropValues


class Slot(NamedTuple):
    """One output that was found."""

    place: int
    key: str
    reference: str
    kinds: Kinds
    span: Span
    pointer: str


@dataclass(frozen=True, slots=True)
class Slots:
    """All of them: `form` as in `ir.program.Outputs`."""

    form: str
    count: int
    keys: tuple[str, ...]
    slots: tuple[Slot, ...]
    span: Span
    pointer: str

    @property
    def lacks(self) -> str:
        """The key of the callback that there would have to be, if anything is to be returned."""
        return "outputs" if self.form == "none" else ""

    @property
    def needs(self) -> str:
        """The return value in words, as a noun."""
        match self.form:
            case "none":
                return "nothing returned, as it has no outputs"
            case "list":
                return f"a list or tuple of {self.count} value{'s' * (self.count != 1)}"
            case "mapping":
                names = [f"`{key}`" for key in self.keys]
                listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
                return f"a dictionary with {listed}"
            case _:
                return f"a value for `{self.slots[0].reference}`" if self.slots else "a value"


def slots_of(item: Bound, values: PropValues) -> Slots:
    """The outputs of a callback; of an inline one the prop that holds it."""
    source = item.source
    if item.holder:
        component, prop = item.holder
        kinds = values.accepted(component, prop.name)
        at = call_pointer(source)
        name = f"{component.id or component.type}.{prop.name}"
        return Slots("single", 1, (), (Slot(0, "", name, kinds, source.call_span, at),), source.call_span, at)
    written = source.outputs
    if written is None:
        return Slots("none", 0, (), (), source.call_span, call_pointer(source))
    at = f"{source.pointer}/outputs"
    slots = []
    for place, target in enumerate(item.outputs):
        if target is None:
            continue
        key = written.keys[place] if written.keys else ""
        step = "" if written.form == "single" else f"/{_escaped(key) if key else place}"
        component = target.component
        reference = f"{component.id or '*' + (component.anchor or component.type)}.{target.property}"
        kinds = values.accepted(component, target.property)
        slots.append(Slot(place, key, reference, kinds, target.reference.span, at + step))
    count = len(written.items)
    return Slots(written.form, count, written.keys, tuple(slots), written.span, at)


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
