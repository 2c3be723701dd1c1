"""Our places and those of the Language Server Protocol (LSP 3.17, Position and PositionEncodingKind).

Ours count lines as YAML does and columns in code points, both from 1. The protocol counts both from 0, columns in the
units that client and server agreed on (UTF-16 unless they did), and knows fewer line ends.
"""

import re
from bisect import bisect_right
from collections.abc import Callable

from lsprotocol import types as lsp

from dashc.ir.span import Span

_LSP_LINE = re.compile("\r\n|[\n\r]")
_YAML_ONLY_LINE = re.compile("[\x85\u2028\u2029]")

UNITS: dict[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode()),
    "utf-16": lambda text: len(text.encode("utf-16-le")) // 2,
    "utf-32": len,
}
"""How long a text is, by encoding."""


class Positions:
    """Converts the places of one text, both ways."""

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self._units = UNITS[encoding]
        self._lines = _LSP_LINE.split(text)
        self._starts: list[tuple[int, int]] = []
        """Where each of our lines begins: the protocol's line, and code points into it."""
        if not _YAML_ONLY_LINE.search(text):
            self._starts = [(number, 0) for number in range(len(self._lines))]
            return
        for number, line in enumerate(self._lines):
            column = 0
            for piece in _YAML_ONLY_LINE.split(line):
                self._starts.append((number, column))
                column += len(piece) + 1

    def position(self, line: int, column: int) -> lsp.Position:
        """The protocol's position for one of ours."""
        if line > len(self._starts):
            return lsp.Position(len(self._lines) - 1, self._units(self._lines[-1]))
        number, start = self._starts[line - 1]
        return lsp.Position(number, self._units(self._lines[number][: start + column - 1]))

    def range(self, span: Span) -> lsp.Range:
        """The protocol's range for a span."""
        return lsp.Range(self.position(span.line, span.column), self.position(span.end_line, span.end_column))

    def place(self, position: lsp.Position) -> tuple[int, int]:
        """Our line and column for a position; past the end of a line it is that end."""
        number = min(position.line, len(self._lines) - 1)
        column = self._code_points(self._lines[number], position.character)
        line = bisect_right(self._starts, (number, column))
        return line, column - self._starts[line - 1][1] + 1

    def _code_points(self, line: str, units: int) -> int:
        """How many characters so many units are; in the middle of one, those before it."""
        if line.isascii():
            return min(units, len(line))
        passed = 0
        for index, character in enumerate(line):
            passed += self._units(character)
            if passed > units:
                return index
        return len(line)
