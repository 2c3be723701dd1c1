"""Callbacks that never run, that change nothing, or that get in the user's way."""

from collections.abc import Iterator, Mapping, Sequence

from dashc.catalogue import Catalogue
from dashc.diagnostics.rules.no_effect_callback import RULE as NO_EFFECT
from dashc.diagnostics.rules.no_effect_callback import no_effect_callback
from dashc.diagnostics.rules.output_is_user_input import output_is_user_input
from dashc.diagnostics.rules.self_loop import RULE as SELF_LOOP
from dashc.diagnostics.rules.self_loop import self_loop
from dashc.diagnostics.rules.unreachable_callback import unreachable_callback
from dashc.diagnostics.sink import Sink
from dashc.ir.program import Callback, Program, PropRef
from dashc.ir.spec import Component
from dashc.lint.page import Page

TYPED = frozenset({("Input", "value"), ("Dropdown", "search_value")})
"""Props that hold what the user is typing."""
NOT_TYPED = frozenset({"hidden", "range"})


def check_unreachable(page: Page, program: Program, catalogue: Catalogue, sink: Sink) -> None:
    """Nothing can set them off: their inputs never change, and they take no part in the initial run (S3)."""
    if not page.known:
        return
    writers = _writers(program)
    alive = {callback.name for callback in program.callbacks if not callback.prevent_initial_call}
    changed = True
    while changed:
        changed = False
        for callback in program.callbacks:
            if callback.name not in alive and any(
                _may_change(ref, callback, page, catalogue, writers, alive) for ref in callback.inputs.refs
            ):
                alive.add(callback.name)
                changed = True
    for callback in program.callbacks:
        fed = any(writer is not callback for ref in callback.inputs.refs for writer in writers.get(ref, ()))
        if callback.name not in alive and not fed:  # One that is fed by such a callback has the same cause.
            inputs = [str(ref) for ref in callback.inputs.refs]
            source = callback.source
            sink.add(unreachable_callback(source.call, inputs, source.call_span, source.pointer))


def _may_change(
    ref: PropRef,
    reader: Callback,
    page: Page,
    catalogue: Catalogue,
    writers: Mapping[PropRef, Sequence[Callback]],
    alive: set[str],
) -> bool:
    if any(writer.name in alive and writer is not reader for writer in writers.get(ref, ())):
        return True
    component = page.by_id.get(ref.id)
    kind = catalogue.type(component.type) if component else None
    prop = kind.prop(ref.property) if kind else None
    if ref.property == "id":
        return False
    return prop is None or prop.user or prop.event or bool(prop.browser)


def check_self_loops(program: Program, sink: Sink) -> None:
    """The same prop read and set (S9)."""
    if not sink.wants(SELF_LOOP):
        return
    for callback in program.callbacks:
        for ref in callback.outputs.refs:
            if ref in callback.inputs.refs:
                source = callback.source
                sink.add(self_loop(source.call, str(ref), source.call_span, source.pointer))


def check_free_text(page: Page, program: Program, sink: Sink) -> None:
    """A field is set by a callback that runs while the user types in it: at each letter, or with a clock."""
    writers = _writers(program)
    for callback in program.callbacks:
        for place, ref in enumerate(callback.outputs.refs):
            component = page.by_id.get(ref.id)
            if component is None or not _is_typed(page, component, ref.property) or callback.source.inline:
                continue
            cause = next((read for read in _causes(callback, writers) if _disturbs(read, ref, page)), None)
            if cause is not None:
                span = callback.outputs.spans[place]
                by = "at every letter" if cause == ref else f"with `{cause}`"
                sink.add(output_is_user_input(str(ref), callback.source.call, by, span, callback.source.pointer))


def _is_typed(page: Page, component: Component, prop: str) -> bool:
    if (component.type, prop) not in TYPED or page.literal(component, "type") in NOT_TYPED:
        return False
    return not page.has(component, "debounce") or page.literal(component, "debounce") is False


def _disturbs(read: PropRef, field: PropRef, page: Page) -> bool:
    component = page.by_id.get(read.id)
    return read == field or (component is not None and component.type == "Interval" and read.property == "n_intervals")


def _causes(callback: Callback, writers: Mapping[PropRef, Sequence[Callback]]) -> Iterator[PropRef]:
    """The inputs of a callback, and those of the callbacks that set it off."""
    seen = {callback.name}
    work = [callback]
    while work:
        current = work.pop()
        for ref in current.inputs.refs:
            yield ref
            for writer in writers.get(ref, ()):
                if writer.name not in seen:
                    seen.add(writer.name)
                    work.append(writer)


def check_effects(program: Program, sink: Sink) -> None:
    """Callbacks without outputs."""
    if not sink.wants(NO_EFFECT):
        return
    for callback in program.callbacks:
        if callback.outputs.form == "none":
            source = callback.source
            sink.add(no_effect_callback(source.call, source.call_span, source.pointer))


def _writers(program: Program) -> dict[PropRef, list[Callback]]:
    found: dict[PropRef, list[Callback]] = {}
    for callback in program.callbacks:
        for ref in callback.outputs.refs:
            found.setdefault(ref, []).append(callback)
    return found
