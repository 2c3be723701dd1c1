"""Every place of an id: those in the text, and those that the compiler found behind `${name}`."""

from collections.abc import Iterator
from dataclasses import dataclass

from lsprotocol import types as lsp

from dashc.ir.span import Span
from dashc.ir.tree import Scalar
from dashc.lsp.outline import inner_span, without_variables
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.target import IdTarget


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place of an id; `scalar` is the whole text that it is a part of, where that is known."""

    file: SpecFile
    span: Span
    is_definition: bool
    scalar: Scalar | None = None

    @property
    def key(self) -> tuple[str, int, int]:
        """What makes it this place and no other; also the order in which places are shown."""
        return self.file.document.real, self.span.line, self.span.column

    def told(self, reader: SpecFile) -> str:
        """What stands there and where, in words for a reader of another file."""
        return f"`{_text_of(self.file, self.span)}` on {self.file.shown_place(self.span, reader)}"

    @property
    def position(self) -> lsp.Position:
        """Where it begins, for the editor."""
        return self.file.range(self.span).start


def definitions_of(file: SpecFile, target: IdTarget) -> list[Occurrence]:
    """Where the layout gives the id, or the text that it is made from."""
    if "${" not in target.id:
        written = [item for item in written_places(file, target.id) if item.is_definition]
        return written or [item for item in made_places(file, [target.id]) if item.is_definition]
    templates = [item for item in template_places(file, target.id) if item.is_definition]
    return templates or [item for item in made_places(file, ids_at(file, target)) if item.is_definition]


def places_of(file: SpecFile, target: IdTarget) -> list[Occurrence]:
    """Definitions and references in all files of the spec, each place once."""
    if "${" not in target.id:
        found = [*written_places(file, target.id), *made_places(file, [target.id])]
    else:
        found = [*template_places(file, target.id), *made_places(file, ids_at(file, target))]
    return list({item.key: item for item in reversed(found)}.values())[::-1]


def written_places(file: SpecFile, id: str) -> Iterator[Occurrence]:
    """Where an id stands in the text as it is."""
    for other in file.project.files:
        for use in other.outline.ids.get(id, []):
            assert use.id_scalar is not None
            yield Occurrence(other, inner_span(use.id_scalar), True, use.id_scalar)
        yield from _references(other, id)


def made_places(file: SpecFile, ids: list[str]) -> Iterator[Occurrence]:
    """Where the compiler found ids, also those that loops and components make."""
    compiled = file.project.compiled
    for id in ids if compiled else ():
        assert compiled is not None
        places = [(span, False) for span in compiled.references.get(id, [])]
        if id in compiled.definitions:
            places.insert(0, (compiled.definitions[id], True))
        for span, is_definition in places:
            other = file.project.file_named(span.file)
            if other:
                yield Occurrence(other, _id_part(other, span), is_definition)


def ids_at(file: SpecFile, target: IdTarget) -> list[str]:
    """The ids that a text with `${name}` in it has become."""
    compiled = file.project.compiled
    return compiled.ids_at(file.tree.source.name, target.span) if compiled else []


def template_places(file: SpecFile, id: str) -> Iterator[Occurrence]:
    """The same text in the same file: within one component or loop it is the same id."""
    for use in file.outline.templates.get(id, []):
        assert use.id_scalar is not None
        yield Occurrence(file, inner_span(use.id_scalar), True, use.id_scalar)
    if id in file.outline.templates:
        yield from _references(file, id)


def _references(file: SpecFile, id: str) -> Iterator[Occurrence]:
    for reference in file.outline.references:
        if reference.id == id and reference.id_span and reference.id_scalar:
            yield Occurrence(file, reference.id_span, False, reference.id_scalar)


def _text_of(file: SpecFile, span: Span) -> str:
    """What stands at a place on one line."""
    lines = file.tree.source.lines
    if span.line != span.end_line or span.line > len(lines):
        return ""
    return lines[span.line - 1][span.column - 1 : span.end_column - 1]


def _id_part(file: SpecFile, span: Span) -> Span:
    """The compiler names a whole scalar with its quotes, and of `${name}-a.prop` all, as it is one piece of text."""
    text = _text_of(file, span)
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return Span(span.file, span.line, span.column + 1, span.end_line, span.end_column - 1)
    dot = without_variables(text).rfind(".")
    return span if dot < 0 else Span(span.file, span.line, span.column, span.line, span.column + dot)
