"""Ids that nothing in the spec refers to, and attributes that refer to ids which are nowhere."""

from collections.abc import Iterator

from dashc.catalogue import Catalogue
from dashc.diagnostics.rules.dangling_id import dangling_id
from dashc.diagnostics.rules.unused_id import RULE, unused_id
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.suggest import suggest
from dashc.ir.program import Program
from dashc.ir.span import Span, part
from dashc.ir.spec import Component, Literal
from dashc.lint.page import Page

REFERRING = frozenset(
    {
        *("aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-errormessage"),
        *("aria-flowto", "aria-labelledby", "aria-owns", "commandfor", "for", "form", "headers", "href", "list"),
        *("popovertarget", "usemap"),
    }
)
"""Attributes whose values are ids, a list of them, or an address with one after a `#`."""


POINTING = REFERRING - {"href", "usemap"}
"""Those whose values are ids and nothing else."""


def check_named_ids(page: Page, program: Program, catalogue: Catalogue, sink: Sink) -> None:
    """An id in an attribute that no component has.

    Nodes that callbacks, `$from` or a frame bring may have ids that the spec does not know: then only a name that is
    nearly that of an id is one.
    """
    ids = {name: None for name, component in program.components.items() if not component.anonymous}
    ids |= dict.fromkeys(component.id for component in program.spec.dynamic if component.id)
    sure = page.known and program.spec.app.frame is None and not _brings_nodes(page, program, catalogue)
    for standing in page.components:
        component = standing.component
        for attribute, name, span in _named(component):
            likely = suggest(name, ids) if name not in ids else ()
            if likely or (sure and name not in ids):
                pointer = f"{component.pointer}/{component.type}/{attribute}"
                sink.add(dangling_id(attribute, name, likely, span, pointer))


def _named(component: Component) -> Iterator[tuple[str, str, Span]]:
    """The ids that the attributes of a component name, each with its place."""
    for attribute, prop in component.props.items():
        if attribute not in POINTING or not isinstance(prop.value, Literal) or not isinstance(prop.value.value, str):
            continue
        text, start = prop.value.value, 0
        for name in text.split():
            start = text.index(name, start)
            yield attribute, name, part(prop.value.span, text, start, start + len(name))
            start += len(name)


def _brings_nodes(page: Page, program: Program, catalogue: Catalogue) -> bool:
    """Whether a callback or a `$from` gives nodes."""
    written = {(page.by_id[id].type, prop) for id, prop in _set_when_running(program) if id in page.by_id}
    kinds = ((catalogue.type(name), prop) for name, prop in written)
    return any(kind is None or ((found := kind.prop(prop)) is not None and found.nodes) for kind, prop in kinds)


def _set_when_running(program: Program) -> Iterator[tuple[str, str]]:
    for callback in program.callbacks:
        yield from ((ref.id, ref.property) for ref in callback.outputs.refs)
    yield from ((ref.id, ref.property) for ref in program.values)


def check_unused_ids(page: Page, sink: Sink) -> None:
    """An id that no callback and no attribute names; style sheets and scripts may use it all the same."""
    if not sink.wants(RULE):
        return
    used = {ref.id for ref in page.used}
    for standing in page.components:
        for name, prop in standing.component.props.items():
            if name in REFERRING and isinstance(prop.value, Literal) and isinstance(prop.value.value, str):
                used.update(word.rpartition("#")[2] for word in prop.value.value.split())
    for standing in page.components:
        component = standing.component
        if component.id is not None and component.id_span is not None and component.id not in used:
            sink.add(unused_id(component.id, component.id_span, f"{component.pointer}/{component.type}/id"))
