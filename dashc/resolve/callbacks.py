"""The callbacks of the program: those of the key `callbacks`, then the inline ones by their place in the layout."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dashc.diagnostics.rules.duplicate_callback_name import duplicate_callback_name
from dashc.diagnostics.sink import Sink
from dashc.ir import program, spec
from dashc.ir.program import Arguments, Outputs, PropRef
from dashc.ir.span import Span
from dashc.resolve.python.objects import Object
from dashc.resolve.references import Target


class Bound(NamedTuple):
    """A callback whose references were looked up; `holder` is the component of an inline one, and its prop."""

    source: spec.Callback
    inputs: Sequence[Target | None]
    state: Sequence[Target | None]
    outputs: Sequence[Target | None]
    function: program.Function
    holder: tuple[spec.Component, spec.Prop] | None = None
    called: Object | None = None
    """The Python object that is called, where it was found."""
    fits: bool = False
    """The arguments have no finding; that may also be because they are not known."""

    def components(self) -> list[spec.Component]:
        """All that it names."""
        named = [target.component for target in (*self.inputs, *self.state, *self.outputs) if target]
        return [*named, self.holder[0]] if self.holder else named


def make_callbacks(bound: Sequence[Bound], ids: Mapping[int, str], sink: Sink) -> tuple[program.Callback, ...]:
    """The program's callbacks, uniquely named; `ids` gives the id of a component by its `id()`."""
    names = _unique_names(bound, sink)
    return tuple(
        program.Callback(
            name=name,
            function=item.function,
            inputs=_arguments(item.source.inputs, item.inputs, ids),
            state=_arguments(item.source.state, item.state, ids),
            outputs=_outputs(item, ids),
            prevent_initial_call=item.source.prevent_initial_call,
            source=item.source,
            optional=_optional(item, ids),
        )
        for item, name in zip(bound, names, strict=True)
    )


def _arguments(written: spec.References | None, targets: Sequence[Target | None], ids: Mapping[int, str]) -> Arguments:
    refs = tuple([PropRef(ids[id(target.component)], target.property) for target in targets if target])
    keys = written.keys if written else ()
    if len(refs) < len(keys):
        keys = tuple(key for key, target in zip(keys, targets, strict=True) if target)
    return Arguments(refs, keys)


def _outputs(item: Bound, ids: Mapping[int, str]) -> Outputs:
    if item.holder:
        component, prop = item.holder
        ref = PropRef(ids[id(component)], prop.name)
        return Outputs("single", (ref,), (), (False,), (prop.name_span,))
    written = item.source.outputs
    if written is None:
        return Outputs("none", ())
    arguments = _arguments(written, item.outputs, ids)
    found = [target.reference for target in item.outputs if target]
    return Outputs(
        form=written.form,
        refs=arguments.refs,
        keys=arguments.keys,
        allow_duplicate=tuple(reference.allow_duplicate for reference in found),
        spans=tuple(reference.span for reference in found),
    )


def _optional(item: Bound, ids: Mapping[int, str]) -> frozenset[PropRef]:
    """One that is needed in one place is needed."""
    reads = [target for target in (*item.inputs, *item.state) if target]
    optional = [target for target in reads if target.reference.optional]
    if not optional:
        return frozenset()
    needed = {_ref(target, ids) for target in reads if not target.reference.optional}
    return frozenset(_ref(target, ids) for target in optional) - needed


def _ref(target: Target, ids: Mapping[int, str]) -> PropRef:
    return PropRef(ids[id(target.component)], target.property)


def _unique_names(bound: Sequence[Bound], sink: Sink) -> list[str]:
    """Names that the spec gives come first; functions' names make way with `_2`, `_3`, …"""
    given: dict[str, Span] = {}
    for item in bound:
        source = item.source
        if source.name is None:
            continue
        span = source.name_span or source.span
        if source.name in given:
            sink.add(duplicate_callback_name(source.name, span, given[source.name], f"{source.pointer}/name"))
        given.setdefault(source.name, span)
    taken = set(given)
    counts: dict[str, int] = {}
    names = []
    for item in bound:
        name = item.source.name
        if name is None:
            base = item.function.attribute.rpartition(".")[2]
            name, counts[base] = _next_free(base, counts.get(base, 1), taken)
            taken.add(name)
        names.append(name)
    return names


def _next_free(base: str, count: int, taken: set[str]) -> tuple[str, int]:
    name = base if count == 1 else f"{base}_{count}"
    while name in taken:
        count += 1
        name = f"{base}_{count}"
    return name, count + 1
