"""Every callback's inputs against its parameters, and its outputs against what it returns (semantics C4)."""

import ast
from collections.abc import Callable, Sequence

from dashc.catalogue import Catalogue
from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.rules.argument_type import argument_type, unknown_choice
from dashc.diagnostics.rules.generator_function import generator_function
from dashc.diagnostics.rules.may_be_none import RULE as MAY_BE_NONE
from dashc.diagnostics.rules.may_be_none import may_be_absent, may_be_none
from dashc.diagnostics.rules.not_static import RULE as NOT_STATIC
from dashc.diagnostics.rules.not_static import not_static
from dashc.diagnostics.rules.unhashable_argument import unhashable_argument
from dashc.diagnostics.sink import Sink
from dashc.resolve.callbacks import Bound
from dashc.resolve.paths import call_pointer
from dashc.resolve.python.lookup import Lookup
from dashc.resolve.python.objects import FunctionObject, Opaque
from dashc.resolve.python.source import SourceModule
from dashc.resolve.references import Target
from dashc.resolve.wiring.annotations import Annotation, AnnotationReader
from dashc.resolve.wiring.kinds import (
    NULL,
    Kinds,
    Listing,
    One,
    Table,
    in_general,
    in_words,
    may_meet,
    same,
    without_null,
    words_of,
)
from dashc.resolve.wiring.parameters import Given, given_parameters
from dashc.resolve.wiring.prop_values import PropValues, Values
from dashc.resolve.wiring.returned import Returned, is_generator, returned
from dashc.resolve.wiring.returns import check_returns

CACHES = frozenset({"functools.cache", "functools.lru_cache"})


def check_wiring(bound: Sequence[Bound], catalogue: Catalogue, lookup: Lookup, sink: Sink) -> None:
    """What surely does not fit; callbacks whose arguments have a finding already are passed over."""
    written = {(id(target.component), target.property) for item in bound for target in item.outputs if target}
    written |= {(id(item.holder[0]), item.holder[1].name) for item in bound if item.holder}
    checker = _Checker(PropValues(catalogue, written), written, lookup, sink)
    for item in bound:
        checker.check(item)


class _Checker:
    def __init__(self, values: PropValues, written: set[tuple[int, str]], lookup: Lookup, sink: Sink) -> None:
        self._values = values
        self._written = written
        self._lookup = lookup
        self._sink = sink
        self._readers: dict[tuple[SourceModule, bool], AnnotationReader] = {}
        self._returned: dict[ast.AST, list[Returned]] = {}
        self._annotations: dict[tuple[ast.expr, bool], Annotation | None] = {}

    def check(self, item: Bound) -> None:
        """One callback."""
        found = item.called
        if isinstance(found, Opaque) or (isinstance(found, FunctionObject) and not found.sure):
            self._unknown(item, found)
        if not isinstance(found, FunctionObject) or not found.sure or not item.fits:
            return
        if self._lookup.mentions(found.module, "yield") and is_generator(found.node):
            source = item.source
            self._sink.add(generator_function(source.call, source.call_span, found.span, call_pointer(source)))
            return
        if "typing.no_type_check" in self._decorators(found):
            return
        if item.source.arguments_known:
            for given in given_parameters(item, found):
                self._argument(given, found)
            self._cached(item, found)
        if not item.source.outputs_known:
            return
        annotation = self._annotation(found, getattr(found.node, "returns", None), False)
        if found.node not in self._returned:
            self._returned[found.node] = returned(found.node)
        check_returns(item, found, annotation, self._returned[found.node], self._values, self._sink)

    def _unknown(self, item: Bound, found: FunctionObject | Opaque) -> None:
        if not self._sink.wants(NOT_STATIC):
            return
        place = found.module.span(found.node) if found.module and found.node else None
        source = item.source
        self._sink.add(not_static(source.call, source.call_span, place, call_pointer(source)))

    def _argument(self, given: Given, found: FunctionObject) -> None:
        annotation = self._annotation(found, given.parameter.annotation, True)
        if annotation is None or annotation.kinds is None:
            return
        target = given.target
        values = self._values.of(target.component, target.property)
        if values.kinds is None:
            return
        finding: Callable[..., Diagnostic]
        if not may_meet(values.kinds, annotation.kinds):
            finding, what = argument_type, in_words(in_general(values.kinds))
        elif missing := _missing_words(values.kinds, annotation.kinds):
            finding, what = unknown_choice, in_words(tuple(One(word) for word in missing))
        elif NULL not in annotation.kinds and self._sink.wants(MAY_BE_NONE) and (none := _none(given, values)):
            finding, what = none, target.property
        else:
            return
        parameter = f"{given.parameter.arg}: {annotation.text}"
        place = found.module.span(annotation.node)
        span, pointer = target.reference.span, given.pointer
        self._sink.add(finding(shown(target), what, found.name, parameter, span, place, pointer))

    def _cached(self, item: Bound, found: FunctionObject) -> None:
        node = found.node
        caches = self._decorators(found) & CACHES
        if isinstance(node, ast.Lambda) or not caches:
            return
        decorator = next(d for d in node.decorator_list if self._full_name(found, d) in caches)
        for given in given_parameters(item, found):
            values = without_null(self._values.of(given.target.component, given.target.property).kinds)
            if values and all(isinstance(kind, Listing | Table) for kind in values):
                self._sink.add(
                    unhashable_argument(
                        shown(given.target),
                        in_words(in_general(values)),
                        found.name,
                        ast.unparse(decorator.func if isinstance(decorator, ast.Call) else decorator),
                        given.target.reference.span,
                        found.module.span(decorator),
                        given.pointer,
                    )
                )

    def _decorators(self, found: FunctionObject) -> set[str]:
        nodes = [] if isinstance(found.node, ast.Lambda) else found.node.decorator_list
        return {name for node in nodes if (name := self._full_name(found, node))}

    def _full_name(self, found: FunctionObject, node: ast.expr) -> str | None:
        return self._reader(found.module, True).full_name(node.func if isinstance(node, ast.Call) else node)

    def _annotation(self, found: FunctionObject, node: ast.expr | None, argument: bool) -> Annotation | None:
        if node is None:
            return None
        key = (node, argument)
        if key not in self._annotations:
            reader = self._reader(found.module, argument)
            generic = {parameter.name for parameter in getattr(found.node, "type_params", ())}
            names = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
            self._annotations[key] = None if generic & names else reader.read(node)
        return self._annotations[key]

    def _reader(self, module: SourceModule, argument: bool) -> AnnotationReader:
        if (module, argument) not in self._readers:
            self._readers[module, argument] = AnnotationReader(
                module, self._lookup, argument=argument, readers=lambda other: self._reader(other, argument)
            )
        return self._readers[module, argument]


def shown(target: Target) -> str:
    """The reference as messages name it."""
    component = target.component
    return f"{component.id or '*' + (component.anchor or component.type)}.{target.property}"


def _none(given: Given, values: Values) -> Callable[..., Diagnostic] | None:
    """The finding for the `None` that a parameter can get; None where it gets none."""
    if given.target.reference.optional:
        return may_be_absent
    return may_be_none if values.unset and given.at_start else None


def _missing_words(values: Kinds, annotation: Kinds) -> list[str | int | float | bool]:
    """Of the words that the prop surely can be, those that a `Literal` does not list."""
    takes = words_of(annotation)
    can = words_of(values) if takes is not None else None
    if can is None or takes is None:
        return []
    return [word for word in can if not any(same(word, other) for other in takes)]
