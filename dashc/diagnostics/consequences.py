"""One mistake, one finding: what an error has taken away is not reported beside it.

A mistyped key, a missing blank or a part that cannot be read takes with it the names that stand there. A finding that
lacks such a name says so (`Diagnostic.lacks`), and is dropped when the name stands in the reach of another error: on
its line, in what is indented below, and, where the text could not be read, anywhere in its top-level part. Nothing more
is said of the very text that could not be read.
"""

import re
from collections.abc import Iterator, Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.source_lines import SourceLines
from dashc.ir.span import Span

_UNREAD = frozenset(["DC101", "DC102"])
_ITEM = re.compile(r" *- ")
_SIGNS = re.compile(r"[\W_]+")
_SHORT = 3
"""Names up to this length stand within many words by chance."""


def drop_consequences(sink: Sink, lines: SourceLines) -> None:
    """Drop the findings that lack a name which another error has taken away."""
    found = sink.all()
    causes = [finding for finding in found if _may_take_away(finding)]
    for cause in causes:
        if cause.code in _UNREAD:
            for finding in found:
                if finding.code not in _UNREAD and _is_in(finding.primary, cause.primary):
                    sink.drop(finding)
    lacking = [finding for finding in found if finding.lacks]
    if not lacking:
        return
    reached = {place: text for cause in causes for place, text in _reach(cause, lines(cause.primary.file))}
    for finding in lacking:
        own = (finding.primary.file, finding.primary.line)
        if _stands_in(finding.lacks, "\n".join(text for place, text in reached.items() if place != own)):
            sink.drop(finding)


def _may_take_away(finding: Diagnostic) -> bool:
    """Errors about text, shape and layout; those about callbacks leave all names where they are."""
    return finding.severity is Severity.ERROR and finding.code < "DC4" and not finding.lacks


def _is_in(one: Span, other: Span) -> bool:
    return one.file == other.file and other[1:3] <= one[1:3] and one[3:5] <= other[3:5]


def _stands_in(name: str, text: str) -> bool:
    """Signs do not count: the slip may have put one into the name."""
    if len(name) <= _SHORT:
        return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
    return _SIGNS.sub("", name) in _SIGNS.sub("", text)


def _reach(cause: Diagnostic, lines: Sequence[str]) -> Iterator[tuple[tuple[str, int], str]]:
    """The lines that an error may have taken away, each with its file and its number from 1."""
    first, last = cause.primary.line - 1, cause.primary.end_line
    unread = cause.code in _UNREAD
    while unread and first > 0 and not _begins_part(lines[first]):
        first -= 1
    depth = 0 if unread else _depth(lines[first])
    if unread and first > 0:  # The end of the line above may belong to it.
        first -= 1
    while last < len(lines) and (not lines[last].strip() or _depth(lines[last]) > depth):
        last += 1
    for number in range(first, min(last, len(lines))):
        yield (cause.primary.file, number + 1), lines[number]


def _begins_part(line: str) -> bool:
    return bool(line.strip()) and _depth(line) == 0 and not line.startswith("#")


def _depth(line: str) -> int:
    """The indentation; items of a list stand below their key also where they are not indented."""
    return len(line) - len(line.lstrip()) + bool(_ITEM.match(line))
