"""The ignore comments of a file: `# dashc: ignore[DC302, unknown-id] reason`.

libyaml drops comments, so they are searched: a `#` at the start of a line or after a blank, outside of every scalar.
"""

import io
import re
import tokenize
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashc.ignores.mark import MARK
from dashc.ignores.outline import Outline, outline
from dashc.ir.span import Span

_COMMENT = re.compile(r"#\s*dashc:\s*ignore\b(?:\[(?P<codes>[^\]]*)\])?")
_CODE = re.compile(r"[^\s,]+")


@dataclass(frozen=True, slots=True)
class Code:
    """A code or name in a comment."""

    text: str
    span: Span
    removed: Span
    """What to take away so that the comment does not name it."""


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment, and the lines (from 1) that it speaks for."""

    span: Span
    first_line: int
    last_line: int
    codes: tuple[Code, ...]


def yaml_ignores(file: str, lines: Sequence[str]) -> list[Ignore]:
    """The comments of a YAML file; those in blocks that cannot be read count for nothing."""
    found = outline(lines)
    ignores = []
    for line, column in _yaml_comments(lines, found):
        last = max(line, found.nodes.get(line, line))
        ignores.append(_ignore(file, lines[line], line, column, last))
    return ignores


def python_ignores(file: str, lines: Sequence[str]) -> list[Ignore]:
    """The comments of a Python file; each speaks for its own line."""
    readline = io.StringIO("\n".join(lines) + "\n").readline
    ignores = []
    try:
        for token in tokenize.generate_tokens(readline):
            mark = MARK.search(token.string) if token.type == tokenize.COMMENT else None
            if mark:
                line, column = token.start[0] - 1, token.start[1] + mark.start()
                ignores.append(_ignore(file, lines[line], line, column, line))
    except (tokenize.TokenError, SyntaxError):
        pass
    return ignores


def _yaml_comments(lines: Sequence[str], found: Outline) -> Iterator[tuple[int, int]]:
    """The places of the comments."""
    starts = [(line, column) for line, column, _, _ in found.scalars]
    for number, line in enumerate(lines):
        if any(first <= number <= last for first, last in found.unread):
            continue
        for mark in MARK.finditer(line):
            column = mark.start()
            if column > 0 and line[column - 1] not in " \t":
                continue
            before = bisect_right(starts, (number, column)) - 1
            if before >= 0 and (number, column) < found.scalars[before][2:]:
                continue
            yield number, column
            break


def _ignore(file: str, text: str, line: int, column: int, last: int) -> Ignore:
    comment = _COMMENT.match(text, column)
    assert comment is not None
    whole = Span(file, line + 1, column + 1, line + 1, comment.end() + 1)
    written = list(_CODE.finditer(comment["codes"] or ""))
    offset = comment.start("codes")
    codes = []
    for index, code in enumerate(written):
        span = Span(file, line + 1, offset + code.start() + 1, line + 1, offset + code.end() + 1)
        if len(written) == 1:  # Without a code nothing is left of the comment.
            removed = Span(file, line + 1, len(text[:column].rstrip()) + 1, line + 1, len(text) + 1)
        elif index:
            removed = Span(file, line + 1, offset + written[index - 1].end() + 1, line + 1, span.end_column)
        else:
            removed = Span(file, line + 1, span.column, line + 1, offset + written[1].start() + 1)
        codes.append(Code(code[0], span, removed))
    return Ignore(whole, line + 1, last + 1, tuple(codes))
