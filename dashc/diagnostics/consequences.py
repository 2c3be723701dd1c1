"""One mistake, one finding: what an error has taken away is not reported beside it.

A mistyped key, a missing blank or a part that cannot be read takes with it the names that stand there. A finding that
lacks such a name says so (`Diagnostic.lacks`), and is dropped when the name stands in the reach of another error: on its
line, in what is indented below, and, where the text could not be read, anywhere in its top-level part.
"""

import re
from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.source_lines import SourceLines

_UNREAD = frozenset(["DC101", "DC102"])
_ITEM = re.compile(r" *- ")
_SIGNS = re.compile(r"[\W_]+")
_SHORT = 3
"""Names up to this length stand within many words by chance."""


def drop_consequences(sink: Sink, lines: SourceLines) -> None:
    """Drop the findings that lack a name which another error has taken away."""
    found = sink.all()
    lacking = [finding for finding in found if finding.lacks]
    if not lacking:
        return
    causes = [finding for finding in found if finding.severity is Severity.ERROR and not finding.lacks]
    reached = "\n".join(_reach(cause, lines(cause.primary.file)) for cause in causes)
    for finding in lacking:
        if _stands_in(finding.lacks, reached):
            sink.drop(finding)


def _stands_in(name: str, text: str) -> bool:
    """Signs do not count: the slip may have put one into the name."""
    if len(name) <= _SHORT:
        return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
    return _SIGNS.sub("", name) in _SIGNS.sub("", text)


def _reach(cause: Diagnostic, lines: Sequence[str]) -> str:
    """The text that an error may have taken away."""
    first, last = cause.primary.line - 1, cause.primary.end_line
    unread = cause.code in _UNREAD
    while unread and first > 0 and not _begins_part(lines[first]):
        first -= 1
    depth = 0 if unread else _depth(lines[first])
    while last < len(lines) and (not lines[last].strip() or _depth(lines[last]) > depth):
        last += 1
    return "\n".join(lines[first:last])


def _begins_part(line: str) -> bool:
    return bool(line.strip()) and _depth(line) == 0 and not line.startswith("#")


def _depth(line: str) -> int:
    """The indentation; items of a list stand below their key also where they are not indented."""
    return len(line) - len(line.lstrip()) + bool(_ITEM.match(line))
