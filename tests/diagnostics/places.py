"""What every finding's place is held to (diagnostics.md rule 1)."""

import re

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.text import Lines
from dashc.ir.span import Span

MISSING = {"DC202"}
"""What should be there cannot be underlined: the place is the key around it."""
VALUES = {"DC125", "DC325"}
"""Whatever word stands there, it is none that is expected."""
BLANKS = {"DC102", "DC305"}
"""The blank itself is wrong."""
PARTS_OF_WORDS = {"DC101"}
"""An escape such as `\\d` ends in the middle of what looks like a word."""


def assert_exact(finding: Diagnostic, lines: Lines) -> None:
    """Both ends lie inside of the file and cut no word; a word that is underlined is one that the message names."""
    for span in (finding.primary, *(related.span for related in finding.related)):
        assert_inside(span, lines)
    span = finding.primary
    line = lines(span.file)[span.line - 1]
    if span.line != span.end_line:
        return
    text = line[span.column - 1 : span.end_column - 1]
    assert text == text.strip() or finding.code in BLANKS, (finding.headline, text)
    if finding.code not in PARTS_OF_WORDS:
        for column in (span.column - 1, span.end_column - 1):
            assert not re.fullmatch(r"\w\w", line[max(column - 1, 0) : column + 1]), (finding.headline, line, text)
    if text.isidentifier() and finding.code not in MISSING | VALUES:
        assert text in words_of(finding), (finding.headline, text)


def assert_inside(span: Span, lines: Lines) -> None:
    """Places of the text; the end does not come before the start. The end of a line may be underlined."""
    text = lines(span.file)
    assert (span.line, span.column) <= (span.end_line, span.end_column), span
    assert 1 <= span.line <= span.end_line <= len(text), span
    assert 1 <= span.column <= len(text[span.line - 1]) + 1, span
    assert 1 <= span.end_column <= len(text[span.end_line - 1]) + 2, span


def words_of(finding: Diagnostic) -> set[str]:
    """The words of a message, whole: a part of one is not what is underlined."""
    return set(re.findall(r"\w+", " ".join((finding.headline, finding.label, *finding.help, *finding.notes))))
