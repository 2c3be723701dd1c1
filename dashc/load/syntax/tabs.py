"""How deep a line is meant to be that is indented with tabs."""

import re

from dashc.ir.span import Span
from dashc.load.problem import Problem

WIDTHS = (2, 4, 8)
_INDENT = re.compile(r"[ \t]*")
_KEY = re.compile(r":(?:\s|$)")
_DASHES = re.compile(r"(?:-(?: +|$))*")


def tabs_around(problem: Problem) -> tuple[list[Span], int, bool]:
    """The tabs in the indentation of the line and of its neighbours, blanks for each, and whether that is certain.

    It is where every line then stands in a column that is open there, or deeper than a line that opens a block.
    """
    first = last = problem.line
    while first > 0 and _has_tab(problem.text(first - 1)):
        first -= 1
    while _has_tab(problem.text(last + 1)):
        last += 1
    tabs = [
        problem.span(line, found.start(), found.end())
        for line in range(first, last + 1)
        for found in re.finditer("\t+", _indent(problem.text(line)))
    ]
    fitting = [width for width in WIDTHS if _fits(problem, first, last, width)]
    return tabs, fitting[0] if fitting else WIDTHS[0], bool(fitting) and _certain(problem, first, fitting)


def _certain(problem: Problem, first: int, widths: list[int]) -> bool:
    """Whether one meaning is left: below what opens a block, or, for a key, beside the key above and nowhere else."""
    outline, text = _above(problem, first), problem.text(first)
    if outline.opened:
        return True
    column = len(_indent(text).replace("\t", " " * widths[0]))
    return len(widths) == 1 and (text.lstrip().startswith("- ") or [column] == outline.keys[-1:])


def _above(problem: Problem, first: int) -> "_Outline":
    """What is open above a line, from the nearest top-level key on; lines with tabs are left out."""
    outline = _Outline()
    start = first - 1
    while start > 0 and problem.text(start)[:1] in ("", " ", "\t", "#", "-"):
        start -= 1
    for line in range(max(start, 0), first):
        text = problem.text(line)
        if text.strip() and not text.lstrip().startswith("#") and not _has_tab(text):
            outline.add(text, len(_indent(text)))
    return outline


def _fits(problem: Problem, first: int, last: int, width: int) -> bool:
    """Whether each line stands in a column that is open there."""
    outline = _above(problem, first)
    if not outline.keys and not outline.dashes:
        return False
    for line in range(first, last + 1):
        text = problem.text(line)
        column = len(_indent(text).replace("\t", " " * width))
        is_key = not text.lstrip().startswith("- ")
        if not outline.takes(column, is_key):
            return False
        outline.add(text, column)
    below = problem.text(last + 1)
    return not below.strip() or outline.takes(len(_indent(below)), not below.lstrip().startswith("- "))


class _Outline:
    """The columns in which a line can go on: those of keys, and those of the dashes of items."""

    def __init__(self) -> None:
        self.keys: list[int] = []
        self.dashes: list[int] = []
        self.opened = False
        """Whether the last line ends with a key, or a dash, whose value comes next."""

    def add(self, text: str, column: int) -> None:
        """A line at a column; `- - key: x` opens two columns of items and one of keys."""
        self.keys = [other for other in self.keys if other < column]
        self.dashes = [other for other in self.dashes if other < column]
        content = text.strip(" \t")
        dashes = _DASHES.match(content)
        assert dashes is not None
        self.dashes += [column + dash.start() for dash in re.finditer("-", dashes[0])]
        if _KEY.search(content, dashes.end()):
            self.keys.append(column + dashes.end())
        self.opened = content.endswith((":", "-"))

    def takes(self, column: int, is_key: bool) -> bool:
        """Whether a line can stand at a column."""
        if self.opened and column > max([-1, *self.keys[-1:], *self.dashes[-1:]]):
            return True
        if not is_key:  # An item may stand right below the key that it belongs to.
            return column in self.dashes or (self.opened and column in self.keys[-1:])
        return not self.opened and column in self.keys


def _has_tab(text: str) -> bool:
    return bool(text.strip()) and "\t" in _indent(text)


def _indent(text: str) -> str:
    found = _INDENT.match(text)
    assert found is not None
    return found[0]
