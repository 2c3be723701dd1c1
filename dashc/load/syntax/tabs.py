"""How deep a line is meant to be that is indented with tabs."""

import re

from dashc.ir.span import Span
from dashc.load.problem import Problem

WIDTHS = (2, 4, 8)
_INDENT = re.compile(r"[ \t]*")
_CONTENT = re.compile(r"(?:- +)*")


def tabs_around(problem: Problem) -> tuple[list[Span], int, bool]:
    """The tabs in the indentation of the line and of its neighbours, blanks for each, and whether that is certain.

    It is where every line then stands in a column that another line shows, or below a line that opens a block.
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
    return tabs, fitting[0] if fitting else WIDTHS[0], bool(fitting)


def _fits(problem: Problem, first: int, last: int, width: int) -> bool:
    """Whether each line stands in a column that is open there."""
    above = first - 1
    while above >= 0 and (not problem.text(above).strip() or problem.text(above).lstrip().startswith("#")):
        above -= 1
    if above < 0:
        return False
    open_columns = _columns_above(problem, above)
    opened = problem.text(above).rstrip().endswith((":", "-"))
    for line in range(first, last + 1):
        text = problem.text(line)
        if not text.strip():
            continue
        column = len(_indent(text).replace("\t", " " * width))
        if opened and column <= open_columns[-1]:
            return False
        if not opened and column not in open_columns:
            return False
        open_columns = [other for other in open_columns if other < column]
        open_columns += _columns(text, column)
        opened = text.rstrip().endswith((":", "-"))
    below = problem.text(last + 1)
    return not below.strip() or len(_indent(below)) in open_columns or below.lstrip().startswith("#")


def _columns_above(problem: Problem, line: int) -> list[int]:
    """The columns in which a line can go on, from the outermost."""
    columns: list[int] = []
    for number in range(line + 1):
        text = problem.text(number)
        if text.strip() and not text.lstrip().startswith("#") and not _has_tab(text):
            column = len(_indent(text))
            columns = [other for other in columns if other < column] + _columns(text, column)
    return columns or [0]


def _columns(text: str, column: int) -> list[int]:
    """The columns of a line's items and of its key: `- - key: x` opens three."""
    content = text.strip(" \t")
    found = _CONTENT.match(content)
    assert found is not None
    dashes = [column + match.start() for match in re.finditer("-", found[0])]
    return [*dashes, column + found.end()]


def _has_tab(text: str) -> bool:
    return bool(text.strip()) and "\t" in _indent(text)


def _indent(text: str) -> str:
    found = _INDENT.match(text)
    assert found is not None
    return found[0]
