"""Findings for people: a headline, the source with carets, other places, notes and help (diagnostics.md section 2)."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.ir.span import Span

Lines = Callable[[str], Sequence[str]]
"""The lines of a file by its name in spans; empty where it cannot be read."""

MAX_WIDTH = 160
"""Longer source lines are cut around the underlined part."""

_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;36m"}
_BOLD, _BLUE, _RESET = "\x1b[1m", "\x1b[1;34m", "\x1b[0m"


class _Mark(NamedTuple):
    """A stretch to underline, with the text beside it."""

    span: Span
    label: str
    primary: bool


def render_text(findings: Sequence[Diagnostic], lines: Lines, *, colour: bool = False) -> str:
    """All findings, a blank line after each."""
    return "".join(f"{_finding(finding, lines, _Paint(colour))}\n\n" for finding in findings)


def summary(findings: Iterable[Diagnostic], files: int) -> str:
    """One line: how many errors and warnings in how many files."""
    severities = [finding.severity for finding in findings]
    counts = [
        _count(severities.count(severity), severity.value)
        for severity in (Severity.ERROR, Severity.WARNING)
        if severity in severities
    ]
    where = _count(files, "file")
    return f"{' and '.join(counts)} in {where}" if counts else f"no errors in {where}"


class _Paint:
    """Colours, or none."""

    def __init__(self, enabled: bool) -> None:
        self.enabled = enabled

    def __call__(self, colour: str, text: str) -> str:
        return f"{colour}{text}{_RESET}" if self.enabled and text else text


def _finding(finding: Diagnostic, lines: Lines, paint: _Paint) -> str:
    colour = _COLOURS[finding.severity]
    marks = [_Mark(finding.primary, finding.label, primary=True)]
    marks += [_Mark(related.span, related.message, primary=False) for related in finding.related]
    by_file: dict[str, list[_Mark]] = {}
    for mark in marks:
        by_file.setdefault(mark.span.file, []).append(mark)
    width = len(str(max(mark.span.line for mark in marks)))
    gutter = paint(_BLUE, f"{' ' * width} |")
    title = paint(colour, f"{finding.severity.value}[{finding.code}]") + paint(_BOLD, f": {finding.headline}")
    out = [title]
    for file, in_file in by_file.items():
        first = in_file[0].span
        arrow = "-->" if file == finding.primary.file else ":::"
        out.append(f"{paint(_BLUE, ' ' * width + arrow)} {file}:{first.line}:{first.column}")
        source = lines(file)
        if source:
            out.append(gutter)
            out.extend(_excerpt(in_file, source, width, paint, colour))
        else:  # A file that cannot be read, or an empty one.
            out.extend(f"{gutter} {mark.label}" for mark in in_file if mark.label)
    footers = [("note", text) for text in finding.notes] + [("help", text) for text in finding.help]
    if footers:
        out.append(gutter)
        out += [f"{paint(_BLUE, ' ' * width + ' =')} {paint(_BOLD, kind)}: {text}" for kind, text in footers]
    return "\n".join(out)


def _excerpt(marks: list[_Mark], lines: Sequence[str], width: int, paint: _Paint, colour: str) -> list[str]:
    """The marked lines in their order, each followed by its underlines; what lies between them is left out."""
    out: list[str] = []
    by_line: dict[int, list[_Mark]] = {}
    for mark in marks:
        by_line.setdefault(mark.span.line, []).append(mark)
    last = 0
    for number in sorted(by_line):
        if last and number > last + 1:
            out.append(paint(_BLUE, f"{' ' * width} |" if number == last + 2 else "..."))
        last = number
        text = lines[number - 1] if number <= len(lines) else ""
        in_line = sorted(by_line[number], key=lambda mark: (not mark.primary, mark.span.column))
        shown, offset = _window(text, min(mark.span.column for mark in in_line))
        out.append(f"{paint(_BLUE, f'{number:>{width}} |')} {_visible(shown)}".rstrip())
        for mark in in_line:
            start, stop = _columns(mark.span, text)
            before = _display_width(_visible(text[offset : start - 1]))
            length = max(1, _display_width(_visible(text[start - 1 : stop - 1][:MAX_WIDTH])))
            line = paint(colour if mark.primary else _BLUE, ("^" if mark.primary else "-") * length)
            if mark.label:
                line += " " + paint(colour if mark.primary else _BLUE, mark.label)
            out.append(f"{paint(_BLUE, f'{chr(32) * width} |')} {' ' * (before + (3 if offset else 0))}{line}")
    return out


def _columns(span: Span, text: str) -> tuple[int, int]:
    """The columns to underline on the first line of a span; a span over several lines goes to the line's end."""
    if span.end_line == span.line:
        return span.column, span.end_column
    return span.column, max(span.column + 1, len(text.rstrip()) + 1)


def _window(text: str, column: int) -> tuple[str, int]:
    """The part of a line to show, and how many characters were cut before it."""
    if len(text) <= MAX_WIDTH:
        return text, 0
    offset = max(0, column - 1 - MAX_WIDTH // 4)
    cut = text[offset : offset + MAX_WIDTH]
    tail = "..." if offset + MAX_WIDTH < len(text) else ""
    return f"{'...' if offset else ''}{cut}{tail}", offset


def _visible(text: str) -> str:
    """Tabs, control characters, and what changes the direction of text, replaced so that columns stay true."""
    return "".join(
        " " if char == "\t" else "\ufffd" if unicodedata.category(char) in ("Cc", "Cf") else char for char in text
    )


def _display_width(text: str) -> int:
    """Columns of a terminal: East Asian wide characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
