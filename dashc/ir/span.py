"""Places in the files that the user wrote."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a source file; lines and columns count from 1, columns in code points, the end is exclusive."""

    file: str
    """Path as given on the command line, or relative to the spec's folder, with forward slashes."""
    line: int
    column: int
    end_line: int
    end_column: int


def part(span: Span, text: str, start: int, stop: int) -> Span:
    """The place of `text[start:stop]` inside a scalar at `span`; the whole span where characters do not map one to one.

    They do when the scalar stands on one line, plain or quoted, without escapes: then its width says which.
    """
    quote = (span.end_column - span.column - len(text)) // 2
    if span.line != span.end_line or span.end_column - span.column - len(text) not in (0, 2):
        return span
    column = span.column + quote
    return Span(span.file, span.line, column + start, span.line, column + stop)
