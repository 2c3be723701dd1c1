"""Edits put into a text."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Edit
from dashc.ir.span import Span

MARK = "\ufeff"
"""The byte order mark; columns do not count it."""

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What libyaml counts as the end of a line."""


def edits_of(findings: Iterable[Diagnostic]) -> set[Edit]:
    """The edits of all fixes, each once."""
    return {edit for finding in findings if finding.fix for edit in finding.fix.edits}


def without_overlaps(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings, in their order, whose edits do not touch those of earlier ones; the same edit twice is one."""
    taken: set[Edit] = set()
    chosen = []
    for finding in findings:
        edits = edits_of([finding])
        if all(edit in taken or not any(_touch(edit, other) for other in taken) for edit in edits):
            taken |= edits
            chosen.append(finding)
    return chosen


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits that do not overlap; all else stays as it is, line ends included."""
    start_of_text = len(MARK) if text.startswith(MARK) else 0
    starts = [start_of_text, *(found.end() for found in _LINE_BREAK.finditer(text))]
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        span = edit.span
        start = starts[span.line - 1] + span.column - 1
        stop = starts[span.end_line - 1] + span.end_column - 1
        text = text[:start] + edit.replacement + text[stop:]
    return text


def written(edits: Iterable[Edit]) -> list[Span]:
    """Where the replacements stand after `apply_edits`, as far as they and what they replace are parts of a line."""
    spans = []
    grown: Counter[tuple[str, int]] = Counter()
    for edit in sorted(edits, key=lambda edit: edit.span):
        file, line, column, end_line, end_column = edit.span
        if line != end_line or "\n" in edit.replacement:
            continue
        start = column + grown[file, line]
        spans.append(Span(file, line, start, line, start + len(edit.replacement)))
        grown[file, line] += len(edit.replacement) - (end_column - column)
    return spans


def overlap(one: Span, other: Span) -> bool:
    """Whether two places share text."""
    return one.file == other.file and one[1:3] < other[3:5] and other[1:3] < one[3:5]


def _touch(one: Edit, other: Edit) -> bool:
    if one.span.file != other.span.file:
        return False
    return one.span[1:3] <= other.span[3:5] and other.span[1:3] <= one.span[3:5]
