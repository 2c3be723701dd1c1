"""Marks of libyaml -> spans that begin and end where a reader would say they do."""

import re
from typing import Any

from dashc.diagnostics.templates import TAG
from dashc.ir.span import Reading, Span, located
from dashc.ir.tree import Source
from dashc.ir.written import Written

_PROPERTY = re.compile(r"!<[^>]*>|![^\s,\[\]{}]*|&[0-9A-Za-z_-]*")
"""A tag or an anchor, whose name ends where libyaml ends it: `&a:b` is `:b` with the anchor `a`."""


class Places:
    """Spans in one text, which begins at a line of the source (0 is the first)."""

    def __init__(self, source: Source, first_line: int) -> None:
        self._file = source.name
        self._lines = source.lines
        self._first = first_line + 1

    def span(self, start: Any, end: Any) -> Span:
        """From one mark to another."""
        first = self._first
        return located((self._file, start.line + first, start.column + 1, end.line + first, end.column + 1))

    def up_to(self, start: tuple[int, int], end: Any) -> Span:
        """From a line and column to a mark."""
        line, column = start
        return located((self._file, line, column, end.line + self._first, end.column + 1))

    def around(self, start: tuple[int, int], last: Span) -> Span:
        """From a line and column to the end of a span."""
        line, column = start
        return located((self._file, line, column, last.end_line, last.end_column))

    def start(self, mark: Any) -> tuple[int, int]:
        """The line and column of a mark."""
        return mark.line + self._first, mark.column + 1

    def content_start(self, event: Any) -> tuple[int, int]:
        """The line and column where a node's content begins, after its anchor and tag."""
        mark = event.start_mark
        line, column = mark.line + self._first, mark.column
        if event.anchor or event.tag:
            line, column = self._after_properties(line, column)
        return line, column + 1

    def characters(self, start: tuple[int, int], length: int) -> Span:
        """So many characters from a line and column."""
        line, column = start
        return Span(self._file, line, column, line, column + length)

    def scalar(self, event: Any) -> Span:
        """The place of a scalar with its quotes, without anchor, tag, and blank lines after a block scalar."""
        end_line, end_column = event.end_mark.line + self._first, event.end_mark.column
        if not event.style and not event.value:
            return Span(self._file, end_line, end_column + 1, end_line, end_column + 1)
        line, column = event.start_mark.line + self._first, event.start_mark.column
        if event.anchor or event.tag:
            line, column = self._after_properties(line, column)
        if event.style in ("|", ">"):
            while end_line > line and not self._text(end_line)[:end_column].strip():
                end_line -= 1
                end_column = len(self._text(end_line).rstrip())
        return Span(self._file, line, column + 1, end_line, end_column + 1)

    def one_line(self, start: Any, end: Any) -> Span | None:
        """The place of a scalar without quotes and properties; None where it spans lines."""
        line = start.line
        if line != end.line:
            return None
        line += self._first
        return located((self._file, line, start.column + 1, line, end.column + 1))

    def tag(self, event: Any) -> Span:
        """The place of a node's tag."""
        line, column = event.start_mark.line + self._first, event.start_mark.column
        while found := _PROPERTY.match(self._text(line), column):
            if found[0].startswith("!"):
                return Span(self._file, line, column + 1, line, found.end() + 1)
            line, column = self._skip_blanks(line, found.end())
        return Span(self._file, line, column + 1, line, column + 1)

    def verbatim(self, span: Span, text: str, style: str | None) -> bool:
        """Whether the characters at the span, less quotes, are the scalar's text."""
        if span.line != span.end_line or style in ("|", ">"):
            return False
        start, end = span.column - 1, span.end_column - 1
        if style:
            start, end = start + 1, end - 1
        return self._text(span.line)[start:end] == text

    def noted(self, span: Span, style: str | None) -> Span:
        """The span of a scalar whose text is not simply there, with a note how it is written."""
        written = Written(self._lines, style or "", span[1:])
        return span._replace(file=Reading.of(self._file, getattr(self._file, "frame", None), written=written))

    def is_braced(self, key: Span) -> bool:
        """Whether a key begins with the second of two `{`."""
        return self._text(key.line)[max(key.column - 2, 0) :].startswith("{{")

    def template_at(self, key: Span) -> tuple[Span, str] | None:
        """The tag `{{ name }}` whose inner brackets are a key, and its place."""
        found = TAG.match(self._text(key.line), max(key.column - 2, 0))
        return (Span(self._file, key.line, found.start() + 1, key.line, found.end() + 1), found[0]) if found else None

    def _text(self, line: int) -> str:
        return self._lines[line - 1] if line <= len(self._lines) else ""

    def _after_properties(self, line: int, column: int) -> tuple[int, int]:
        while found := _PROPERTY.match(self._text(line), column):
            line, column = self._skip_blanks(line, found.end())
        return line, column

    def _skip_blanks(self, line: int, column: int) -> tuple[int, int]:
        """The next character that is neither blank nor comment."""
        while line <= len(self._lines):
            rest = self._text(line)[column:]
            stripped = rest.lstrip(" \t")
            if stripped and not (stripped.startswith("#") and (column == 0 or stripped != rest)):
                return line, column + len(rest) - len(stripped)
            line, column = line + 1, 0
        return line, column
