"""What a reference that leads nowhere was probably meant to be: ids and props that fit its place."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from dashc.catalogue import Catalogue, ComponentType
from dashc.diagnostics.diagnostic import Edit, Related
from dashc.diagnostics.rules.unknown_id import Meant
from dashc.diagnostics.suggest import suggest
from dashc.ir import spec
from dashc.ir.span import Span
from dashc.resolve.layout import Layout

MAX_ELSEWHERE = 3
_PARTS = re.compile(r"[.\[\]()\"']+")

Set = Collection[tuple[int, str]]
"""Props that outputs name: a component by its `id()`, and the prop."""


class Advisor:
    """Knows the layout, and what is set already: to advise a second writer of a prop would be a mistake again."""

    def __init__(
        self,
        layout: Layout,
        catalogue: Catalogue,
        set_already: Set,
        beside: Mapping[str, tuple[spec.Component, str]],
    ) -> None:
        """`beside` are components that are no part of the page, by id, each with where it is."""
        self._beside = beside
        self._layout = layout
        self._catalogue = catalogue
        self._set = {*set_already, *((id(component), prop.name) for component, prop, _ in layout.calls)}

    def near_ids(self, reference: spec.Reference, *, output: bool) -> tuple[str, ...]:
        """Ids of nearly the wrong one's name for which the prop is there; the best of them."""
        return suggest(reference.id or "", self._ids_with(reference.property, output=output))

    def fitting_ids(self, reference: spec.Reference, *, output: bool) -> list[str]:
        """Ids whatever their names, where the prop is what such a callback wants of them."""
        prop = reference.property
        return [name for name in self._ids_with(prop, output=output) if self._fits(name, prop, output=output)]

    def meant(self, reference: spec.Reference, *, output: bool) -> Meant | None:
        """What the whole reference tells, where its id alone tells nothing."""
        return (
            self._not_on_page(reference)
            or self._swapped(reference)
            or self._too_long(reference, output=output)
            or self._several(reference)
            or self._wrong_twice(reference, output=output)
        )

    def _not_on_page(self, reference: spec.Reference) -> Meant | None:
        """An id that the spec has, where it counts for nothing."""
        id = reference.id or ""
        if id not in self._beside:
            return None
        component, where = self._beside[id]
        place = Related(component.id_span or component.type_span, f"`{id}` stands here, {where}")
        if "$if" in where:
            return Meant("put the callback into a branch of the same `$if`", related=(place,))
        return Meant("use that component, and put the callback among its `callbacks`", related=(place,))

    def _swapped(self, reference: spec.Reference) -> Meant | None:
        """`value.region`."""
        name, prop = reference.property, reference.id or ""
        component = self._layout.by_id.get(name)
        kind = self._catalogue.type(component.type) if component else None
        if kind is None or (kind.prop(prop) is None and not suggest(prop, kind.props)):
            return None
        prop = prop if kind.prop(prop) else suggest(prop, kind.props)[0]
        if reference.parts:
            edits = (*_edit(reference.id_span, reference.id, name), *_edit(reference.property_span, name, prop))
            return Meant(f"the two are the wrong way round: write `{{id: {name}, property: {prop}}}`", edits)
        edits = _edit(reference.span, f"{reference.id}.{name}", f"{name}.{prop}")
        return Meant(f"id and prop are the wrong way round: write `{name}.{prop}`", edits)

    def _too_long(self, reference: spec.Reference, *, output: bool) -> Meant | None:
        """`page.region.value`, `chart.clickData.points`: no id holds a dot."""
        text = f"{reference.id}.{reference.property}"
        parts = [part for part in _PARTS.split(text) if part]
        if len(parts) < 3:
            return None
        for place, name in enumerate(parts):
            component = self._layout.by_id.get(name)
            kind = self._catalogue.type(component.type) if component else None
            if component is None or kind is None:
                continue
            rest = parts[place + 1 :]
            prop = next((one for one in rest if kind.prop(one)), None)
            if prop is None:
                prop = kind.fitting(output=output, wanted=rest[-1] if rest else "")[0]
                return Meant(f"a reference is one id and one prop: write `{name}.{prop}`")
            after = ".".join(rest[rest.index(prop) + 1 :])
            if not after:
                return Meant(f"write `{name}.{prop}`", _edit(reference.span, text, f"{name}.{prop}"))
            told = "return all of it" if output else f"take `{after}` of it in Python"
            return Meant(f"a reference is a whole prop: write `{name}.{prop}`, and {told}")
        return None

    def _several(self, reference: spec.Reference) -> Meant | None:
        """`first,last.value`."""
        names = [name.strip() for name in (reference.id or "").split(",")]
        if len(names) < 2 or not all(name in self._layout.by_id for name in names):
            return None
        return Meant(f"write `[{', '.join(f'{name}.{reference.property}' for name in names)}]`")

    def _wrong_twice(self, reference: spec.Reference, *, output: bool) -> Meant | None:
        """A name nearly that of an id which does not have the prop: the prop is wrong, too."""
        name, prop = reference.id or "", reference.property
        if self.near_ids(reference, output=output):
            return None
        for near in suggest(name, self._layout.by_id)[:1]:
            component = self._layout.by_id[near]
            kind = self._catalogue.type(component.type)
            if kind is None or not component.known or kind.prop(prop):
                return None
            likely = suggest(prop, self.open_props(component, kind, output=output))
            fitting = likely or self.fitting_props(component, kind, prop, output=output)
            if not fitting:
                return None
            return Meant(
                f"did you mean `{near}.{fitting[0]}`?",
                related=(Related(component.id_span or component.type_span, f"`{near}` stands here"),),
            )
        return None

    def open_props(self, component: spec.Component, kind: ComponentType, *, output: bool) -> list[str]:
        """The props that a reference to the component can name."""
        if not output:
            return ["id", *kind.props]
        return [name for name, prop in kind.props.items() if not prop.readonly and not self._is_set(component, name)]

    def fitting_props(
        self, component: spec.Component, kind: ComponentType, wanted: str, *, output: bool
    ) -> Sequence[str]:
        """The likeliest of them."""
        fitting = kind.fitting(output=output, wanted=wanted)
        return [name for name in fitting if not (output and self._is_set(component, name))]

    def elsewhere(self, prop: str, *, output: bool) -> list[tuple[str, list[str]]]:
        """Types of the layout that have the prop for this very purpose, with their ids."""
        here: dict[str, list[str]] = {}
        for name in self._ids_with(prop, output=output):
            if self._fits(name, prop, output=output):
                here.setdefault(self._layout.by_id[name].type, []).append(name)
        return list(here.items())[:MAX_ELSEWHERE]

    def _ids_with(self, prop: str, *, output: bool) -> Iterable[str]:
        for name, component in self._layout.by_id.items():
            kind = self._catalogue.type(component.type)
            free = prop == "id" or prop.startswith("data-")
            if free or kind is None or not component.known or prop in self.open_props(component, kind, output=output):
                yield name

    def _fits(self, name: str, prop: str, *, output: bool) -> bool:
        """Whether a callback would want just this prop of the component, and not only could have it."""
        component = self._layout.by_id[name]
        kind = self._catalogue.type(component.type)
        if kind is None or not component.known:
            return True
        if not output:
            return kind.means_user(prop) or prop in kind.fitting(output=False)
        means_user = any(other.means_user(prop) for other in self._catalogue.components.values())
        return prop in (*kind.fitting(output=True), *kind.own_props) and not (kind.is_element and means_user)

    def _is_set(self, component: spec.Component, prop: str) -> bool:
        return (id(component), prop) in self._set


def _edit(span: Span, old: str | None, new: str) -> tuple[Edit, ...]:
    """The edit, where just the old text stands at the place."""
    same = span.line == span.end_line and span.end_column - span.column == len(old or "")
    return (Edit(span, new),) if same else ()
