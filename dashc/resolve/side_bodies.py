"""What stands in the spec and is no part of the app: unused components, and branches that no condition takes.

Their references and functions are looked up as far as that can be done without what is not known there: a name counts
as misspelt only where another one is near.
"""

from collections.abc import Sequence
from dataclasses import replace

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.sink import Sink
from dashc.ir import spec
from dashc.resolve.layout import Layout

NOT_TAKEN = "in a branch of `$if` that is not taken"


class NotingSink(Sink):
    """Hands findings on, each with a note that says where it stands."""

    def __init__(self, sink: Sink, body: spec.SideBody) -> None:
        super().__init__()
        self._sink = sink
        name = body.component
        self._note = f"the component `{name}` is not used" if name else f"this stands {NOT_TAKEN}"

    def add(self, finding: Diagnostic) -> None:
        """Take a finding."""
        self._sink.add(replace(finding, notes=(*finding.notes, self._note)))


def components_of(bodies: Sequence[spec.SideBody], layouts: Sequence[Layout]) -> dict[str, tuple[spec.Component, str]]:
    """By id: a component that stands in one of the bodies, and what that is."""
    found: dict[str, tuple[spec.Component, str]] = {}
    for body, layout in zip(bodies, layouts, strict=True):
        what = f"in the component `{body.component}`, which is not used" if body.component else NOT_TAKEN
        for id, component in layout.by_id.items():
            found.setdefault(id, (component, what))
    return found


def seen_from(place: int, bodies: Sequence[spec.SideBody], layouts: Sequence[Layout], page: Layout) -> Layout:
    """What a callback in one of the bodies may refer to: the body, the page, and other branches."""
    around = [layouts[place], page]
    around += [layout for body, layout in zip(bodies, layouts, strict=True) if not body.component]
    seen = replace(page, by_id={}, perhaps={}, by_node={}, doubled=set())
    for layout in around:
        for id, component in layout.by_id.items():
            first = seen.by_id.setdefault(id, component)
            if first.type != component.type:
                seen.doubled.add(id)
        seen.doubled |= layout.doubled
        seen.perhaps |= layout.perhaps
        seen.by_node |= layout.by_node
    return seen
