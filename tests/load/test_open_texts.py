"""Brackets, quotes and block texts that do not end where they should: the finding stands where they begin (rule 1)."""

import pytest

from dashc.diagnostics.sink import Sink
from dashc.load import load_bytes

HEAD = "layout:\n"
LIST = "expected `,` or `]` before the end of this list"
MAPPING = "expected `,` or `}` before the end of this mapping"
COMMA = "`,` is missing between two parts of this mapping"


@pytest.mark.parametrize(
    ("text", "headline", "place"),
    [
        ("  - p: [\n  - p: x", LIST, "2:8"),
        ("  - p: {\n  - p: x", MAPPING, "2:8"),
        ("  - p: [", LIST, "2:8"),
        ("  - p: [\n", LIST, "2:8"),
        ("  - p: [\ncallbacks: []", LIST, "2:8"),
        ("  - p: [x\n  - p: y", LIST, "2:8"),
        ("  - p: {id: x\n  - p: y", MAPPING, "2:8"),
        ("  - p: {id: x\ncallbacks: []", MAPPING, "2:8"),
        ("  - p: [a, [b, {c: d}\n  - p: y", LIST, "2:12"),
        ("  - p: {children: [\n  - p: y", LIST, "2:19"),
        ("  - p: ['[', # [\n    [a], [\n  - p: y", LIST, "3:10"),
        ("  - p: [a, b}", LIST, "2:8"),
        ("  - p: {\n      id: a\n      title: b\n    }", COMMA, "3:11"),
        ('  - p: "a\n  - p: "b', "the text that begins with this quote ends only in line 3", "2:8"),
        ("  - p: 'a\n  - p: 'b'", "the text that begins with this quote ends only in line 3", "2:8"),
        ("  - p: 'a\n  - p: b", "the text that begins with this single quote does not end", "2:8"),
        ('  - p: {id: "a, title: "b"}', "text follows after the closing quote", "2:25"),
        ("  - p: |\n    a\n  - p: b", "this line is not indented enough to belong to the text after `|`", "3:5"),
        ("  - p: |\n      a\n    b\n", "this line is not indented enough to belong to the text after `|`", "4:5"),
        (
            "  - p: >-  # folded\n        a\n\n      b",
            "this line is not indented enough to belong to the text after `>`",
            "5:7",
        ),
        ("  - |\n  a", "this line is not indented enough to belong to the text after `|`", "3:3"),
    ],
)
def test_what_does_not_end_is_found_where_it_begins(text: str, headline: str, place: str) -> None:
    sink = Sink()
    load_bytes(f"{HEAD}{text}\n".encode(), "spec.yaml", sink)
    (finding,) = sink.sorted()
    assert finding.headline == headline
    assert f"{finding.primary.line}:{finding.primary.column}" == place
