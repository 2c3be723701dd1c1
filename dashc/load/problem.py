"""A failure of libyaml, with the text around it."""

import yaml

from dashc.ir.span import Span
from dashc.ir.tree import Source


class Problem:
    """A failure of libyaml, with the text around it; lines count from 0 within the whole source."""

    def __init__(self, error: yaml.MarkedYAMLError, source: Source, first_line: int) -> None:
        self.source = source
        self.first_line = first_line
        self.context = error.context or ""
        self.problem = error.problem or "this is no YAML"
        mark, context = error.problem_mark, error.context_mark
        self.line = (mark.line if mark else 0) + first_line
        self.column = mark.column if mark else 0
        self.context_line = context.line + first_line if context else self.line
        self.context_column = context.column if context else self.column

    def text(self, line: int) -> str:
        """A line of the source, empty after the last."""
        return self.source.lines[line] if 0 <= line < len(self.source.lines) else ""

    @property
    def character(self) -> str:
        """The character where libyaml gave up; empty at the end of a line."""
        return self.text(self.line)[self.column : self.column + 1]

    def span(self, line: int, start: int, stop: int) -> Span:
        """A stretch of one line; columns count from 0."""
        return Span(self.source.name, line + 1, start + 1, line + 1, stop + 1)

    @property
    def here(self) -> Span:
        """The character where libyaml gave up, or the end of the last line before that holds text."""
        line, column = self.line, self.column
        while line > 0 and not self.text(line).strip():
            line -= 1
            column = len(self.text(line).rstrip())
        return self.span(line, column, column + 1)

    @property
    def opening(self) -> Span:
        """The character where the construct begins that libyaml was reading."""
        return self.span(self.context_line, self.context_column, self.context_column + 1)

    @property
    def line_content(self) -> Span:
        """The whole line of the problem, without indentation and end."""
        text = self.text(self.line)
        start = len(text) - len(text.lstrip())
        return self.span(self.line, start, max(start + 1, len(text.rstrip())))

    def line_above(self) -> int:
        """The nearest line above that holds more than a comment."""
        line = self.line - 1
        while line > 0 and (not self.text(line).strip() or self.text(line).lstrip().startswith("#")):
            line -= 1
        return line
