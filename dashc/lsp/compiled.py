"""What the compiler said of a spec: its findings, and what ids and references became after loops and components."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.ir.plan import Plan
from dashc.ir.span import Span, plain, reading_of
from dashc.ir.spec import Reference
from dashc.pipeline import Compilation

Place = tuple[str, int, int]
"""A file's name in spans, line and column."""


class Compiled:
    """The outcome of one check; `before` is that of the check before it."""

    def __init__(self, compilation: Compilation, before: "Compiled | None" = None) -> None:
        self.compilation = compilation
        self.findings: list[Diagnostic] = compilation.sink.sorted()
        self.plan = compilation.plan
        self.types: dict[str, str] = before.types if before and not self.plan else _types(self.plan)
        """The component of each id, also of those that loops and components make; the last that were known."""

    @cached_property
    def paths(self) -> dict[str, Path]:
        """The files that the spec is made of, itself first, by their names in spans."""
        document = self.compilation.document
        return {str.__str__(s.name): Path(s.path) for s in (document.source, *document.included)}

    @cached_property
    def included_at(self) -> dict[Place, Path]:
        """By the place of an include's path the file; some paths are put together by the compiler."""
        found = {}
        for source in self.compilation.document.included:
            reading = reading_of(Span(source.name, 1, 1, 1, 1))
            if reading is not None and reading.frame is not None:
                found[_start(plain(reading.frame.site))] = Path(source.path)
        return found

    @cached_property
    def definitions(self) -> dict[str, Span]:
        """Where the text of each id stands."""
        components = self.plan.program.components.items() if self.plan else ()
        return {name: plain(item.node.id_span) for name, item in components if item.node.id_span}

    @cached_property
    def references(self) -> dict[str, list[Span]]:
        """Where callbacks name each id, in the order of the callbacks."""
        found: dict[str, list[Span]] = {}
        for reference in _references(self.plan) if self.plan else ():
            if reference.id is not None:
                spans = found.setdefault(reference.id, [])
                span = plain(reference.id_span)
                if span not in spans:
                    spans.append(span)
        return found

    def ids_at(self, file: str, span: Span) -> list[str]:
        """The ids that a text has become: one for each of its uses."""
        return [
            id
            for id, places in self._all_places.items()
            if any(p.file == file and p.line == span.line and _touch(p, span) for p in places)
        ]

    @cached_property
    def _all_places(self) -> dict[str, list[Span]]:
        return {
            name: [*([self.definitions[name]] if name in self.definitions else []), *self.references.get(name, [])]
            for name in dict.fromkeys([*self.definitions, *self.references])
        }


def _types(plan: Plan | None) -> dict[str, str]:
    components = plan.program.components.items() if plan else ()
    return {name: component.node.type for name, component in components if not component.anonymous}


def _references(plan: Plan) -> Iterator[Reference]:
    for callback in plan.program.callbacks:
        for references in (callback.source.inputs, callback.source.state, callback.source.outputs):
            yield from references.items if references else ()


def _touch(one: Span, other: Span) -> bool:
    return one.column < other.end_column and other.column < one.end_column


def _start(span: Span) -> Place:
    return span.file, span.line, span.column
