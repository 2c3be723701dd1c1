"""Every `$from` against the prop that it gives a value, as far as the source shows what it is."""

import ast
from collections.abc import Callable, Sequence
from typing import NamedTuple

from dashc.catalogue import Catalogue
from dashc.diagnostics.rules.value_type import value_not_json, value_type
from dashc.diagnostics.sink import Sink
from dashc.ir import spec
from dashc.ir.span import Span
from dashc.resolve.python.lookup import Lookup
from dashc.resolve.python.objects import FunctionObject, Object, ValueObject
from dashc.resolve.python.source import SourceModule
from dashc.resolve.wiring.annotations import AnnotationReader
from dashc.resolve.wiring.expressions import kinds_of_expression
from dashc.resolve.wiring.kinds import Foreign, Kinds, foreign_in, in_general, in_words, may_meet, union, without_null
from dashc.resolve.wiring.prop_values import PropValues
from dashc.resolve.wiring.returned import is_generator, returned_values


class GivenValue(NamedTuple):
    """A prop whose value a `$from` gives, and the object that was found."""

    component: spec.Component
    prop: spec.Prop
    value: spec.From
    found: Object
    pointer: str


def check_values(given: Sequence[GivenValue], catalogue: Catalogue, lookup: Lookup, sink: Sink) -> None:
    """What surely does not fit."""
    props = PropValues(catalogue, ())
    for item in given:
        found = _given(item.found, lookup)
        if found is None:
            continue
        kinds, place = found
        takes, gives = props.accepted(item.component, item.prop.name), without_null(kinds)
        if not gives:
            continue
        where, (path, span) = (item.prop.name, item.component.type), item.value
        foreign = foreign_in(gives) if all(isinstance(kind, Foreign) for kind in gives) else None
        if foreign is not None:
            sink.add(value_not_json(*where, path, foreign.name, span, place, item.pointer))
        elif not may_meet(gives, takes):
            sink.add(value_type(*where, in_words(takes), path, in_words(in_general(gives)), span, place, item.pointer))


def _given(found: Object, lookup: Lookup) -> tuple[Kinds, Span] | None:
    """The values that an object stands for, and the place that says so; None where that is not known."""
    match found:
        case ValueObject(module=module, node=node):
            kinds = kinds_of_expression(node)
            return (kinds, module.span(node)) if kinds is not None else None
        case FunctionObject(sure=True, module=module, node=node):
            return _returned(found, module, node, lookup)
        case _:
            return None


def _returned(found: FunctionObject, module: SourceModule, node: ast.AST, lookup: Lookup) -> tuple[Kinds, Span] | None:
    if is_generator(found.node):
        return (Foreign("a generator"),), found.span
    annotation = getattr(node, "returns", None)
    if annotation is not None:
        said = _reader(lookup)(module).read(annotation)
        return (said.kinds, module.span(annotation)) if said and said.kinds is not None else None
    values = returned_values(found.node)
    kinds = union(map(kinds_of_expression, values)) if values else None
    return (kinds, module.span(values[0])) if kinds is not None else None


def _reader(lookup: Lookup) -> Callable[[SourceModule], AnnotationReader]:
    readers: dict[SourceModule, AnnotationReader] = {}

    def reader(module: SourceModule) -> AnnotationReader:
        if module not in readers:
            readers[module] = AnnotationReader(module, lookup, argument=False, readers=reader)
        return readers[module]

    return reader
