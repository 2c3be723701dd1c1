"""How a text stands in its file where that is not character by character: over several lines, or with escapes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")
_BLANKS = " \t\n"


class Run(NamedTuple):
    """`text[start:stop]` stands at a line from one column to another; lines and columns count from 1."""

    start: int
    stop: int
    line: int
    column: int
    end_column: int


@dataclass(slots=True, eq=False)
class Written:
    """The source of a scalar; which character of its text stands where is found out when it is asked for."""

    lines: Sequence[str]
    style: str
    """`|`, `>`, a quote, or nothing for plain text."""
    place: tuple[int, int, int, int]
    """The scalar's span, without the file."""
    _runs: list[Run] | None = field(default=None, repr=False)

    def runs(self, text: str) -> list[Run]:
        """The text as stretches that each stand on one line as they are; empty where that cannot be told."""
        if self._runs is None:
            self._runs = _align(self, text)
        return self._runs

    def touched(self, text: str, start: int, stop: int) -> list[Run]:
        """The runs that a part of the text has something of."""
        runs = self.runs(text)
        first = bisect_right(runs, start, key=lambda run: run.stop)
        return runs[first : bisect_left(runs, stop, first, key=lambda run: run.start)]

    def find(self, text: str, start: int, stop: int) -> tuple[int, int, int, int] | None:
        """The place of `text[start:stop]`, from its first character to its last."""
        touched = self.touched(text, start, stop)
        if not touched:
            return None
        first, last = touched[0], touched[-1]
        column = first.column + max(0, start - first.start) if _is_literal(first) else first.column
        end_column = last.end_column - max(0, last.stop - stop) if _is_literal(last) else last.end_column
        return first.line, column, last.line, end_column


def _is_literal(run: Run) -> bool:
    return run.stop - run.start == run.end_column - run.column


def _align(written: Written, text: str) -> list[Run]:
    """Line breaks and the blanks around them are folded, in each style otherwise; all else follows in its order."""
    line, column, end_line, end_column = written.place
    quoted = written.style in ("'", '"')
    runs: list[Run] = []
    position = 0
    for number in range(line, end_line + 1):
        if number == line and written.style in ("|", ">"):
            continue
        source = written.lines[number - 1] if number <= len(written.lines) else ""
        start = column - 1 + quoted if number == line else 0
        stop = end_column - 1 - quoted if number == end_line else len(source)
        content = source[start:stop]
        start += len(content) - len(content.lstrip(" \t"))
        content = content.strip(" \t")
        if written.style == '"' and number < end_line and len(content) - len(content.rstrip("\\")) & 1:
            content = content[:-1]  # The line goes on without a blank.
        for piece, offset, width in _pieces(content, written.style):
            while position < len(text) and text[position] in _BLANKS and not text.startswith(piece, position):
                position += 1
            if not text.startswith(piece, position):
                return []
            if piece:
                at = start + offset + 1
                runs.append(Run(position, position + len(piece), number, at, at + width))
            position += len(piece)
    return runs


def _pieces(content: str, style: str) -> list[tuple[str, int, int]]:
    """What a line stands for: the text, where it begins in the line, and how wide it is there."""
    if style not in ("'", '"'):
        return [(content, 0, len(content))] if content else []
    pattern = re.compile("''") if style == "'" else _ESCAPE
    found: list[tuple[str, int, int]] = []
    last = 0
    for escape in pattern.finditer(content):
        found.append((content[last : escape.start()], last, escape.start() - last))
        meaning = "'" if style == "'" else _meaning(escape[0])
        found.append((meaning, escape.start(), len(escape[0])))
        last = escape.end()
    found.append((content[last:], last, len(content) - last))
    return [piece for piece in found if piece[0]]


def _meaning(escape: str) -> str:
    """The character that an escape of YAML stands for (YAML 1.2, section 5.7)."""
    letter, digits = escape[1], escape[2:]
    if digits:
        return chr(int(digits, 16)) if int(digits, 16) <= 0x10FFFF else ""
    named = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"}
    others = {"N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}
    return named.get(letter) or others.get(letter) or letter
