"""From `id.prop` as written to the component and prop that it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from dashc.catalogue import Catalogue
from dashc.diagnostics.rules.ambiguous_anchor import ambiguous_anchor
from dashc.diagnostics.rules.readonly_output import id_as_output, readonly_output
from dashc.diagnostics.rules.unknown_callback_prop import unknown_callback_prop
from dashc.diagnostics.rules.unknown_id import anchor_outside_layout, optional_typo, unknown_id
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.suggest import suggest
from dashc.ir import spec
from dashc.ir.span import Span
from dashc.ir.tree import Poisoned
from dashc.resolve.advice import Advisor
from dashc.resolve.layout import Layout

SETS = "sets"


class Target(NamedTuple):
    """A reference that was found."""

    component: spec.Component
    property: str
    reference: spec.Reference


@dataclass(slots=True)
class _Miss:
    """A name that leads nowhere: its first use, and the places of the others, which have the same cause."""

    verb: str
    reference: spec.Reference
    component: spec.Component | None
    pointer: str
    others: list[Span] = field(default_factory=list)

    @property
    def output(self) -> bool:
        """Whether it was to be set."""
        return self.verb == SETS


class References:
    """Looks references up; `report` tells of those that lead nowhere, once for each name."""

    def __init__(
        self,
        layout: Layout,
        layout_known: bool,
        catalogue: Catalogue,
        sink: Sink,
        *,
        beside: Mapping[str, tuple[spec.Component, str]] | None = None,
        only_near: bool = False,
    ) -> None:
        """`beside` are components that are no part of the page, by id, each with where it is.

        With `only_near` an unknown id is told only where what was meant is known.
        """
        self._beside = beside or {}
        self._only_near = only_near
        self._layout = layout
        self._layout_known = layout_known
        self._catalogue = catalogue
        self._sink = sink
        self._ids: dict[str, _Miss] = {}
        self._optional: dict[str, _Miss] = {}
        self._props: dict[tuple[int, str], _Miss] = {}
        self._set: set[tuple[int, str]] = set()
        """The props that outputs name, each with the `id()` of its component."""
        self.absent: dict[str, spec.Component] = {}
        """What optional references name and the layout does not have, by id."""

    def report(self) -> None:
        """One finding per unknown id, and one per unknown prop of a component."""
        advisor = Advisor(self._layout, self._catalogue, self._set, self._beside)
        for name, miss in self._ids.items():
            near = advisor.near_ids(miss.reference, output=miss.output)
            meant = advisor.meant(miss.reference, output=miss.output)
            if self._only_near and not near and not meant:
                continue
            self._sink.add(
                unknown_id(
                    miss.verb,
                    f"{name}.{miss.reference.property}",
                    name,
                    miss.reference.id_span,
                    near=near,
                    fitting=advisor.fitting_ids(miss.reference, output=miss.output),
                    meant=meant,
                    others=[*miss.others, *self._optional_uses(name)],
                    pointer=miss.pointer,
                )
            )
        for name, miss in self._optional.items():
            similar = suggest(name, self._layout.by_id)
            if similar and self._layout_known and name not in self._ids:
                text = f"{name}.{miss.reference.property}"
                self._sink.add(optional_typo(text, name, miss.reference.id_span, similar, miss.others, miss.pointer))
        for (_, name), miss in self._props.items():
            component = miss.component
            kind = self._catalogue.type(component.type) if component else None
            if component is not None and kind is not None:
                self._sink.add(
                    unknown_callback_prop(
                        component.id or f"*{component.anchor or component.type}",
                        component.type,
                        name,
                        miss.reference.property_span,
                        verb=miss.verb,
                        props=advisor.open_props(component, kind, output=miss.output),
                        fitting=advisor.fitting_props(component, kind, name, output=miss.output),
                        elsewhere=advisor.elsewhere(name, output=miss.output),
                        component=component.id_span or component.type_span,
                        others=miss.others,
                        pointer=miss.pointer,
                    )
                )

    def find(self, references: spec.References | None, *, output: bool, pointer: str) -> list[Target | None]:
        """One per reference; None where it leads nowhere."""
        if references is None:
            return []
        found: list[Target | None] = []
        for place, reference in enumerate(references.items):
            at = pointer
            if references.form != "single":
                at += f"/{_escaped(references.keys[place]) if references.keys else place}"
            component = self._component(reference, output, at)
            if component is not None and self._has_prop(component, reference, output, at):
                found.append(Target(component, reference.property, reference))
                if output:
                    self._set.add((id(component), reference.property))
            else:
                found.append(None)
        return found

    def are_single(self, source: spec.Callback) -> bool:
        """Whether each input and state is one reference: `a,b.value` is two, unless there is such an id."""
        parts = [part for part in (source.inputs, source.state) if part is not None]
        ids = [item.id for part in parts for item in part.items if item.id is not None and "," in item.id]
        return all(id in self._layout.by_id for id in ids)

    def _component(self, reference: spec.Reference, output: bool, pointer: str) -> spec.Component | None:
        verb = SETS if output else "reads"
        if reference.id is not None:
            found = self._layout.by_id.get(reference.id) or self._layout.perhaps.get(reference.id)
            if found is None and reference.optional:
                return self._absent(reference.id, reference, pointer)
            if found is None and self._layout_known:
                if reference.id in self._ids:
                    self._ids[reference.id].others.append(reference.id_span)
                else:
                    self._ids[reference.id] = _Miss(verb, reference, None, pointer)
            return found
        node = reference.component
        if node is None or isinstance(node, Poisoned):
            return None
        components = self._layout.by_node.get(id(node), [])
        anchor = getattr(node, "anchor", None) or "anchor"
        if not components and self._layout_known:
            target = _first_line(node.span)
            self._sink.add(anchor_outside_layout(verb, anchor, reference.id_span, target, pointer))
        if len(components) > 1:
            target = components[0].type_span
            count = len(components)
            self._sink.add(ambiguous_anchor(verb, anchor, reference.id_span, target, count, pointer))
        return components[0] if len(components) == 1 else None

    def _absent(self, id: str, reference: spec.Reference, pointer: str) -> spec.Component:
        """Nothing is known of it, so any prop is taken to exist (language.md section 5, `optional`)."""
        if id not in self.absent:
            self.absent[id] = spec.Component(
                "", reference.id_span, {}, id, reference.id_span, None, (), pointer, known=False, dynamic=True
            )
        if id in self._optional:
            self._optional[id].others.append(reference.id_span)
        else:
            self._optional[id] = _Miss("reads", reference, None, pointer)
        return self.absent[id]

    def _optional_uses(self, id: str) -> list[Span]:
        miss = self._optional.get(id)
        return [miss.reference.id_span, *miss.others] if miss else []

    def _has_prop(self, component: spec.Component, reference: spec.Reference, output: bool, pointer: str) -> bool:
        name = reference.property
        if name == "id":
            if output:
                text = f"{component.id or component.type}.id"
                self._sink.add(id_as_output(text, reference.property_span, pointer))
            return not output
        kind = self._catalogue.type(component.type)
        if kind is None or not component.known or component.id in self._layout.doubled:
            return True
        prop = kind.prop(name)
        if prop is None:
            key = (id(component), name)
            if key in self._props:
                self._props[key].others.append(reference.property_span)
            else:
                self._props[key] = _Miss(SETS if output else "reads", reference, component, pointer)
            return False
        if output and prop.readonly:
            text = f"{component.id or component.type}.{name}"
            self._sink.add(readonly_output(text, reference.property_span, pointer))
        return True


def _first_line(span: Span) -> Span:
    if span.end_line == span.line:
        return span
    return span._replace(end_line=span.line, end_column=span.column + 1)


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
