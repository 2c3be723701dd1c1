"""Places in the files that the user wrote, and the ways by which their text came into the spec."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, NamedTuple

from dashc.ir.written import Written


class Span(NamedTuple):
    """A stretch of a source file; lines and columns count from 1, columns in code points, the end is exclusive."""

    file: str
    """Path as given on the command line, or relative to the spec's folder, with forward slashes. A `Reading` where the
    text came into the spec by a detour."""
    line: int
    column: int
    end_line: int
    end_column: int


located: Callable[[tuple[str, int, int, int, int]], Span] = partial(tuple.__new__, Span)
"""A span of its fields, without the way through `Span.__new__` in Python: a large spec has a hundred thousand."""


def in_file(span: Span, file: str) -> Span:
    """The same place under another file name: as `_replace`, in a third of the time."""
    return located((file, *span[1:]))


@dataclass(slots=True, eq=False)
class Frame:
    """One use of a text that stands elsewhere: an include, a use of a component, a round of a loop, an alias."""

    kind: Literal["include", "component", "round", "alias", "value", "children"]
    """`value`: a list or mapping that `${name}` put in another place."""
    site: Span
    """Where it is used; by the `Reading` there the chain goes on."""
    message: str
    """What a finding says of that place: "included here", "with `i` = 3"."""
    value: "Value | None" = None
    """For the kind `value`: what was put there."""


@dataclass(slots=True, eq=False)
class Value:
    """What a name in `${name}` stands for, as far as findings need to know."""

    name: str
    kind: Literal["var", "outside", "argument", "default", "round"]
    """`outside`: given on the command line or by the environment."""
    span: Span | None
    text: str | None = None
    """The scalar's text, so that a part of it can be found."""
    note: str = ""
    shown: str = ""
    """The value as messages show it."""
    uses: set[Span] = field(default_factory=set)
    """The texts in which `${name}` was replaced."""


@dataclass(slots=True, eq=False)
class Site:
    """A text with `${…}` in it, and how often it was read."""

    copies: int = 0


class Piece(NamedTuple):
    """A part of a text that came of a replacement: `result[start:stop]` is what stands at `span`."""

    start: int
    stop: int
    span: Span
    value: Value | None
    """None for what the text itself holds."""


@dataclass(slots=True, eq=False)
class Substitution:
    """One reading of a text with `${…}` in it: which part of the result came from where."""

    site: Site
    span: Span
    """The whole text."""
    pieces: tuple[Piece, ...]
    original: "Substitution | None" = None
    """For a part of a text, that of the whole."""


class Reading(str):
    """The name of a file, which also knows by which way its text came into the spec.

    It equals the plain name, so it can stand wherever a file's name can; `diagnostics.settle` makes use of the rest.
    """

    __slots__ = ("frame", "narrow", "substitution", "written")
    frame: Frame | None
    substitution: Substitution | None
    narrow: tuple[Value, int, int] | None
    """The part of a value's text that is meant."""
    written: Written | None
    """How the text at the place is written, where its characters do not simply stand there."""

    @classmethod
    def of(
        cls,
        file: str,
        frame: Frame | None,
        substitution: Substitution | None = None,
        written: Written | None = None,
    ) -> "Reading":
        """A reading of a file."""
        reading = cls(file)
        reading.written = written
        reading.frame, reading.substitution, reading.narrow = frame, substitution, None
        return reading


def plain(span: Span) -> Span:
    """The place alone, without the way to it."""
    return in_file(span, str.__str__(span.file)) if isinstance(span.file, Reading) else span


def reading_of(span: Span) -> Reading | None:
    """The way by which the text at a place came into the spec; None where it simply stands there."""
    file = span.file
    return file if isinstance(file, Reading) and (file.frame or file.substitution) else None


def written_of(file: str) -> Written | None:
    """How the text is written whose span has this file."""
    return file.written if isinstance(file, Reading) else None


def part(span: Span, text: str, start: int, stop: int) -> Span:
    """The place of `text[start:stop]` inside a scalar at `span`; the whole span where characters do not map one to one.

    They do when the scalar stands on one line, plain or quoted, without escapes: then its width says which. For another
    the loader has noted how it is written. Where `${name}` was replaced, the pieces say it.
    """
    reading = reading_of(span)
    if reading is not None and reading.substitution is not None:
        return _part_of_pieces(span, reading, reading.substitution, start, stop)
    written = written_of(span.file)
    if written is not None:
        found = written.find(text, start, stop) if written.place == span[1:] else None
        return Span(_without_written(span.file), *found) if found else span
    quote = (span.end_column - span.column - len(text)) // 2
    if span.line != span.end_line or span.end_column - span.column - len(text) not in (0, 2):
        return span
    column = span.column + quote
    return Span(span.file, span.line, column + start, span.line, column + stop)


def _without_written(file: str) -> str:
    reading = Reading.of(file, getattr(file, "frame", None))
    return reading if reading.frame else str.__str__(file)


def _part_of_pieces(span: Span, reading: Reading, substitution: Substitution, start: int, stop: int) -> Span:
    """The pieces that hold the part: inside of one that was written there, the part; else the first to the last."""
    touched = [piece for piece in substitution.pieces if piece.start < stop and start < piece.stop]
    touched = touched or [piece for piece in substitution.pieces if piece.start <= start <= piece.stop][:1]
    if not touched:
        return span
    first, last = touched[0], touched[-1]
    original = substitution.original or substitution
    taken = Substitution(substitution.site, substitution.span, tuple(touched), original)
    narrowed = Reading.of(reading, reading.frame, taken)
    if len(touched) == 1 and first.value is None:
        if first.span.end_column - first.span.column == first.stop - first.start:
            column = first.span.column + start - first.start
            return Span(narrowed, first.span.line, column, first.span.line, column + stop - start)
        return first.span._replace(file=narrowed)
    if len(touched) == 1 and first.value is not None:
        narrowed.narrow = (first.value, start - first.start, stop - first.start)
    return Span(narrowed, first.span.line, first.span.column, last.span.end_line, last.span.end_column)
