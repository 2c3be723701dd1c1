"""What a prop of a component can hold when the app runs: its schema, narrowed by what the spec says literally."""

from collections.abc import Collection
from typing import NamedTuple

from dashc.catalogue import Catalogue
from dashc.ir.spec import JSON, Component, Literal
from dashc.resolve.wiring.kinds import ANYTHING, Kinds, Listing, Number, One, Text, union
from dashc.resolve.wiring.schema_kinds import kinds_of_schema, kinds_of_value

CHOOSERS = frozenset({"Checklist", "Dropdown", "RadioItems"})
MAX_WORDS = 1000
"""More options than these are text or numbers, and no list of words."""

Written = Collection[tuple[int, str]]
"""Props that a callback writes: a component by its `id()`, and the prop."""


class Values(NamedTuple):
    """The values of a prop, and whether it is `None` until something sets it (semantics S1)."""

    kinds: Kinds
    unset: bool


class PropValues:
    """Works out the values of props, each schema read once."""

    def __init__(self, catalogue: Catalogue, written: Written) -> None:
        self._catalogue = catalogue
        self._written = written
        self._schemas: dict[tuple[str, str], Kinds] = {}
        self._accepted: dict[tuple[str, str], Kinds] = {}
        self._known: dict[tuple[int, str], Values] = {}
        """What `of` said, by the component's `id()` and the prop."""

    def of(self, component: Component, prop: str) -> Values:
        """What a callback that reads the prop is given."""
        key = (id(component), prop)
        if key not in self._known:
            self._known[key] = self._of(component, prop)
        return self._known[key]

    def _of(self, component: Component, prop: str) -> Values:
        if prop == "id":
            return Values((Text(),), unset=False)
        declared = self.declared(component, prop)
        if component.dynamic:
            return Values(declared, unset=False)
        given = component.props.get(prop)
        is_written = (id(component), prop) in self._written
        unset = given is None or (isinstance(given.value, Literal) and given.value.value is None)
        if is_written or (given is not None and not isinstance(given.value, Literal)) or declared is ANYTHING:
            return Values(declared, unset=unset and not is_written)
        narrowed = self._narrowed(component, prop)
        if narrowed is ANYTHING:
            return Values(declared, unset)
        first = kinds_of_value(given.value.value) if given and isinstance(given.value, Literal) else ()
        return Values(union((narrowed, first)), unset)

    def declared(self, component: Component, prop: str) -> Kinds:
        """What the catalogue says; everything where it does not know the component."""
        if not component.known:
            return ANYTHING
        key = (component.type, prop)
        if key not in self._schemas:
            kind = self._catalogue.type(component.type)
            found = kind.prop(prop) if kind else None
            self._schemas[key] = ANYTHING if found is None or found.nodes else kinds_of_schema(found.schema)
        return self._schemas[key]

    def accepted(self, component: Component, prop: str) -> Kinds:
        """What an output may be."""
        if not component.known:
            return ANYTHING
        key = (component.type, prop)
        if key not in self._accepted:
            kind = self._catalogue.type(component.type)
            found = kind.prop(prop) if kind else None
            self._accepted[key] = kinds_of_schema(found.schema) if found else ANYTHING
        return self._accepted[key]

    def _narrowed(self, component: Component, prop: str) -> Kinds:
        """What the user's hand can make of it, by the literal props that rule this; everything where they do not."""
        if component.type == "Input" and prop == "value":
            known, type_name = self.literal(component, "type")
            if not known:
                return ANYTHING
            return (Number(),) if type_name == "number" else (Text(),)
        if component.type in CHOOSERS and prop == "value":
            return self._chosen(component)
        return ANYTHING

    def _chosen(self, component: Component) -> Kinds:
        words = self.option_values(component)
        choice: Kinds = tuple(One(word) for word in words) if words else (Text(), Number())
        if component.type == "Checklist":
            return (Listing(choice),)
        if component.type == "Dropdown":
            known, multi = self.literal(component, "multi")
            if not known:
                return ANYTHING
            return (Listing(choice),) if multi else choice
        return choice

    def option_values(self, component: Component) -> list[str | int | float | bool] | None:
        """The values of literal options; None where they are not known, or too many."""
        known, options = self.literal(component, "options")
        if not known or not isinstance(options, dict | list) or not 0 < len(options) <= MAX_WORDS:
            return None
        found: list[str | int | float | bool] = []
        for option in options:
            value = option.get("value") if isinstance(option, dict) else option
            if isinstance(value, str | int | float):
                found.append(value)
        return found

    def literal(self, component: Component, prop: str) -> tuple[bool, JSON]:
        """Whether the prop keeps what the spec says, and this; the default where it says nothing."""
        if (id(component), prop) in self._written:
            return False, None
        given = component.props.get(prop)
        if given is None:
            kind = self._catalogue.type(component.type)
            found = kind.prop(prop) if kind else None
            return True, found.default if found else None
        if isinstance(given.value, Literal):
            return True, given.value.value
        return False, None
