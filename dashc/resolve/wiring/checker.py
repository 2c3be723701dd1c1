"""Every callback's inputs against its parameters, and its outputs against what it returns (semantics C4)."""

import ast
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from dashc.catalogue import Catalogue
from dashc.diagnostics.diagnostic import Diagnostic, Related
from dashc.diagnostics.rules.argument_type import argument_type, unknown_choice
from dashc.diagnostics.rules.generator_function import generator_function
from dashc.diagnostics.rules.may_be_none import RULE as MAY_BE_NONE
from dashc.diagnostics.rules.may_be_none import may_be_absent, may_be_none
from dashc.diagnostics.rules.not_static import RULE as NOT_STATIC
from dashc.diagnostics.rules.not_static import not_static
from dashc.diagnostics.rules.unhashable_argument import unhashable_argument
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.suggest import suggest
from dashc.resolve.callbacks import Bound
from dashc.resolve.paths import call_pointer
from dashc.resolve.python.lookup import Lookup
from dashc.resolve.python.objects import FunctionObject, Opaque
from dashc.resolve.python.source import SourceModule
from dashc.resolve.references import Target
from dashc.resolve.wiring.annotations import Annotation, AnnotationReader
from dashc.resolve.wiring.kinds import (
    NULL,
    Foreign,
    Kind,
    Kinds,
    Listing,
    Number,
    One,
    Table,
    Text,
    foreign_in,
    in_general,
    in_words,
    may_meet,
    same,
    without_null,
    words_of,
)
from dashc.resolve.wiring.parameters import Given, Parameters, given_parameters, parameters_of
from dashc.resolve.wiring.prop_values import PropValues, Values
from dashc.resolve.wiring.returned import Returned, is_generator, returned
from dashc.resolve.wiring.returns import check_returns

MAX_MORE = 4
CACHES = frozenset({"functools.cache", "functools.lru_cache"})


def check_wiring(bound: Sequence[Bound], catalogue: Catalogue, lookup: Lookup, sink: Sink) -> None:
    """What surely does not fit; callbacks whose arguments have a finding already are passed over."""
    written = {(id(target.component), target.property) for item in bound for target in item.outputs if target}
    written |= {(id(item.holder[0]), item.holder[1].name) for item in bound if item.holder}
    checker = _Checker(PropValues(catalogue, written), written, lookup, sink)
    for item in bound:
        checker.check(item)
    checker.report_choices()


class _Called(NamedTuple):
    """What is to be known of a function, however many callbacks call it."""

    parameters: Parameters
    decorators: set[str]
    is_generator: bool
    returns: Annotation | None
    returned: list[Returned]


class _Checker:
    def __init__(self, values: PropValues, written: set[tuple[int, str]], lookup: Lookup, sink: Sink) -> None:
        self._values = values
        self._written = written
        self._lookup = lookup
        self._sink = sink
        self._readers: dict[tuple[SourceModule, bool], AnnotationReader] = {}
        self._called: dict[FunctionObject, _Called] = {}
        self._annotations: dict[tuple[ast.expr, bool], Annotation | None] = {}
        self._choices: dict[str, list[Diagnostic]] = {}
        """Findings about options that a `Literal` does not list, by these options."""

    def check(self, item: Bound) -> None:
        """One callback."""
        found = item.called
        if isinstance(found, Opaque) or (isinstance(found, FunctionObject) and not found.sure):
            self._unknown(item, found)
        if not isinstance(found, FunctionObject) or not found.sure or not item.fits:
            return
        called = self._called.get(found)
        if called is None:
            called = self._called[found] = self._read(found)
        if called.is_generator:
            source = item.source
            self._sink.add(generator_function(source.call, source.call_span, found.span, call_pointer(source)))
            return
        if "typing.no_type_check" in called.decorators:
            return
        if item.source.arguments_known:
            for given in given_parameters(item, called.parameters):
                self._argument(given, found)
            if called.decorators & CACHES:
                self._cached(item, found, called)
        if item.source.outputs_known:
            check_returns(item, found, called.returns, called.returned, self._values, self._sink)

    def _read(self, found: FunctionObject) -> _Called:
        return _Called(
            parameters_of(found),
            self._decorators(found),
            self._lookup.mentions(found.module, "yield") and is_generator(found.node),
            self._annotation(found, getattr(found.node, "returns", None), False),
            returned(found.node),
        )

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
        is_choice = False
        if not may_meet(values.kinds, annotation.kinds):
            finding, what = argument_type, in_words(in_general(values.kinds))
            if wanted := foreign_in(annotation.kinds):
                remedy = _remedy(wanted, given.parameter.arg, annotation.kinds, values.kinds)
                finding = partial(argument_type, object=wanted.name, remedy=remedy)
        elif missing := _missing_words(values.kinds, annotation.kinds):
            what = in_words(tuple(One(word) for word in missing))
            finding = partial(unknown_choice, near=_meant(missing, values.kinds, annotation.kinds))
            is_choice = True
        elif NULL not in annotation.kinds and self._sink.wants(MAY_BE_NONE) and (none := _none(given, values)):
            finding, what = none, target.property
        else:
            return
        parameter = f"{given.parameter.arg}: {annotation.text}"
        place = found.module.span(annotation.node)
        span = target.reference.span
        made = finding(shown(target), what, found.name, parameter, span, place, given.pointer)
        if is_choice:
            self._choices.setdefault(what, []).append(made)
        else:
            self._sink.add(made)

    def report_choices(self) -> None:
        """One finding for each option that `Literal`s do not list, however many callbacks get it."""
        for first, *others in self._choices.values():
            places = dict.fromkeys(part for other in others for part in (other.primary, other.related[0].span))
            known = (first.primary, first.related[0].span)
            more = [Related(place, "the same option here") for place in places if place not in known]
            self._sink.add(replace(first, related=(*first.related, *more[:MAX_MORE])))

    def _cached(self, item: Bound, found: FunctionObject, called: _Called) -> None:
        nodes = getattr(found.node, "decorator_list", ())
        decorator = next(node for node in nodes if self._full_name(found, node) in CACHES)
        for given in given_parameters(item, called.parameters):
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
            unknown = generic and any(isinstance(name, ast.Name) and name.id in generic for name in ast.walk(node))
            self._annotations[key] = None if unknown else reader.read(node)
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


def _remedy(wanted: Foreign, name: str, takes: Kinds, gives: Kinds) -> str:
    """How to make the object in the function, where what arrives is what it is made of."""
    arrives: dict[str, Kind] = {"str": Text(), "float": Number(), "int": Number(), "list": Listing(), "dict": Table()}
    if wanted not in (takes or ()) or wanted.of not in arrives or not may_meet((arrives[wanted.of],), gives):
        return ""
    return f"annotate `{name}: {wanted.of}`, and write `{wanted.made.format(name)}` in the function"


def _none(given: Given, values: Values) -> Callable[..., Diagnostic] | None:
    """The finding for the `None` that a parameter can get; None where it gets none."""
    if given.target.reference.optional:
        return may_be_absent
    return may_be_none if values.unset and given.at_start else None


def _meant(missing: list[str | int | float | bool], values: Kinds, annotation: Kinds) -> tuple[str, ...]:
    """Words of a `Literal` which no option is, and which one that it lacks is nearly."""
    options = words_of(values) or ()
    unused = [word for word in words_of(annotation) or () if isinstance(word, str) and word not in options]
    return suggest(missing[0], unused) if len(missing) == 1 and isinstance(missing[0], str) else ()


def _missing_words(values: Kinds, annotation: Kinds) -> list[str | int | float | bool]:
    """Of the words that the prop surely can be, those that a `Literal` does not list."""
    takes = words_of(annotation)
    can = words_of(values) if takes is not None else None
    if can is None or takes is None:
        return []
    return [word for word in can if not any(same(word, other) for other in takes)]
