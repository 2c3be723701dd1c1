"""Any bytes give findings, and hostile ones give them fast (diagnostics.md rules 3, 7 and 13)."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashc.diagnostics.sink import Sink
from dashc.ir.tree import Mapping, Poisoned
from dashc.load import load, load_bytes
from tests.load.loading import codes, loaded

SLIPS = {
    "variable in brackets": ("layout:\n  - p: [${name}, b]\n", "DC101", "`${name}` needs quotes inside of brackets"),
    "variable in braces": ("layout:\n  - p: {id: x-${name}}\n", "DC101", "`x-${name}` needs quotes inside of"),
    "a tab": ("a:\n\tb: 1\n", "DC102", "line 2 is indented with a tab"),
    "a tab after spaces": ("a:\n  b: 1\n  \tc: 2\n", "DC102", "line 3 is indented with a tab"),
    "an at sign": ("a: @x\n", "DC101", "plain text cannot begin with `@`"),
    "a backquote": ("a: `x`\n", "DC101", "plain text cannot begin with a backquote"),
    "a percent sign": ("a: %x\n", "DC101", "plain text cannot begin with `%`"),
    "a colon in text": ("a: Hello: world\n", "DC101", "`: ` inside of plain text"),
    "a colon in a list": ("a: [x: y: z]\n", "DC101", "a second `: ` in one part of this list"),
    "double braces": ("a: {{ x }}\n", "DC205", "a mapping stands in the place of a mapping key"),
    "a line too deep": ("a: b\n  c: d\n", "DC101", "indented deeper than the line above"),
    "a line between levels": ("a:\n    b: 1\n  c: 2\n", "DC101", "indented like no line above it"),
    "a list item between levels": ("a:\n  - b: 1\n   c: 2\n", "DC101", "indented like no line above it"),
    "no blank after the colon": ("a: 1\nb:2\nc: 3\n", "DC101", "a blank is missing after the `:`"),
    "no blank after the first colon": ("a:1\nb: 2\n", "DC101", "a blank is missing after the `:`"),
    "no colon": ("a: 1\nfoo\nb: 2\n", "DC101", "this line has no `:` after a key"),
    "an open list": ("a: [1, 2\nb: 3\n", "DC101", "expected `,` or `]`"),
    "an open mapping": ("a: {x: 1\nb: 3\n", "DC101", "expected `,` or `}`"),
    "an open double quote": ('a: "x\nb: 3\n', "DC101", "begins with this double quote does not end"),
    "an open single quote": ("a: 'x\nb: 3\n", "DC101", "begins with this single quote does not end"),
    "an apostrophe": ("a: 'it's'\n", "DC101", "text follows after the closing quote"),
    "text after quotes": ('a: "x" y\n', "DC101", "text follows after the closing quote"),
    "a backslash": ('a: "C:\\dir"\n', "DC101", "`\\d` is no escape of YAML"),
    "a star": ("a: * x\n", "DC101", "`*` begins an alias"),
    "an ampersand": ("a: &nbsp; x\n", "DC101", "`&` begins an anchor"),
    "text after a bar": ("a: | text\n", "DC101", "text follows `|` on the same line"),
    "an empty part": ("a: [1, , 2]\n", "DC101", "nothing stands before this `,`"),
    "an item beside its key": ("a: - b\n", "DC101", "a list item cannot begin on the line of its key"),
    "a key in a list": ("a:\n  - x\n  b: 1\n", "DC101", "a line without `- ` stands in a list"),
    "an item in a mapping": ("a:\n  b: 1\n  - x\n", "DC101", "a list item stands among the keys"),
    "a bracket too many": ("a: [1]]\n", "DC101", "this `]` closes nothing"),
    "no-break spaces": ("a:\n\u00a0\u00a0b: 1\n", "DC101", "a no-break space (U+00A0)"),
    "an exclamation mark": ("a: !important\n", "DC108", "tag `!important` is not allowed"),
    "two anchors": ("a: &x &y 1\n", "DC101", "a node can have one anchor only"),
    "text after the end": ("{a: 1}\nb: 2\n", "DC101", "text follows after the end of the document"),
    "a typographic quote": ("a: 1\n“b” 2\nc: 3\n", "DC101", "this line has no `:`"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_classic_slip_is_named(slip: str) -> None:
    text, code, words = SLIPS[slip]
    (finding,) = loaded(text)[1]
    assert finding.code == code
    assert words in finding.headline


def test_each_broken_block_has_its_own_finding_and_the_others_are_read() -> None:
    text = "dashc: 1\napp: {title: x\nlayout:\n  - h1: a: b\ncallbacks:\n  - call: 'it's'\npython: [lib]\n"
    document, findings = loaded(text)
    assert [(finding.code, finding.primary.line) for finding in findings] == [("DC101", 2), ("DC101", 4), ("DC101", 6)]
    assert document.unread == ("app", "layout", "callbacks")
    assert isinstance(document.root, Mapping)
    assert list(document.root.entries) == ["dashc", "python"]


def test_an_anchor_in_a_broken_block_is_no_undefined_alias() -> None:
    assert codes("x-a: &city {a: 'it's'}\nlayout: *city\n") == ["DC101"]


def test_anchors_reach_from_block_to_block() -> None:
    assert codes("x-a: &city 1\napp: {a: 'it's'}\nlayout: *city\n") == ["DC101"]


def test_a_key_given_in_two_blocks_of_a_broken_file() -> None:
    assert codes("a: 1\nb: [\na: 2\n") == ["DC101", "DC103"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a: \x00\n", "DC109"),
        (b"a: \x07\n", "DC109"),
        (b"a: \xff\n", "DC109"),
        (b"\xff\xfea\x00", "DC109"),
        (b"a\x00:\x00", "DC109"),
        (b"\xef\xbb\xbf\xef\xbb\xbfa: 1\n\xe9", "DC109"),
        (b"#" * (10 * 1024 * 1024 + 1), "DC112"),
        (b"[" * 5000, "DC111"),
        (b"{a: " * 5000, "DC111"),
        (b"a: &x {b: *x}\n", "DC105"),
        (b"&x [*x]\n", "DC105"),
        (b"a: 1\n---\nb: 2\n", "DC113"),
        (b"a: *b\n", "DC104"),
        (b"? [a]\n: b\n", "DC205"),
        (b"1: a\n", "DC205"),
        (b"true: a\n", "DC205"),
        (b"{: a}\n", "DC101"),
        (b": a\n", "DC101"),
        (b"null: a\n", "DC205"),
        (b"? \n: a\n", "DC205"),
        (b'a: "x\\0y"\n', "DC109"),
        (b'a: "\\x00"\n', "DC109"),
        (b'"a\\u0000b": 1\nc: 2\n', "DC109"),
        (b"%YAML 3.0\n---\na: 1\n", "DC101"),
    ],
)
def test_hostile_bytes_give_one_finding(data: bytes, code: str) -> None:
    assert codes(data) == [code]


def test_a_bomb_of_480_bytes_gives_one_finding_at_the_alias_that_multiplies() -> None:
    levels = [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 11)]
    document, (finding,) = loaded("a0: &a0 ha\n" + "\n".join(levels))
    assert finding.code == "DC106"
    assert finding.primary.line == 7
    assert "111,111" in finding.notes[0]
    assert isinstance(document.root, Poisoned)


def test_long_text_that_aliases_repeat_counts_too() -> None:
    repeated = ", ".join(["*t"] * 300)
    assert codes(f"a: &t {'x' * 100_000}\nb: [{repeated}]\n") == ["DC106"]


def test_aliases_count_for_depth() -> None:
    deep = "[" * 60 + "]" * 60
    assert codes(f"a: &a {deep}\nb: {'[' * 60}*a{']' * 60}\n") == ["DC111"]


def test_depth_100_is_allowed() -> None:
    assert codes("a: " + "[" * 99 + "]" * 99 + "\n") == []


def test_a_merge_override_is_no_duplicate() -> None:
    assert codes("a: &a {x: 1}\nb: {<<: *a, x: 2}\nc: {x: 2, <<: *a}\n") == []


def test_a_folder_and_a_missing_file_are_findings(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yaml"):
        sink = Sink()
        load(path, sink)
        assert [finding.code for finding in sink.sorted()] == ["DC115"]


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    loaded(data)


ALPHABET = st.sampled_from([*"ab:-[]{}*&!|>'\"%@`#?,<~$\\ \n\t", ": ", "- ", "<<: ", "&a ", "*a", "\n  ", "---\n"])


@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_any_yaml_like_text_is_read_and_every_place_lies_inside_it(text: str) -> None:
    document, findings = loaded(text)
    for finding in findings:
        for span in (finding.primary, *(related.span for related in finding.related)):
            assert 1 <= span.line <= span.end_line <= len(document.source.lines)
            assert (span.line, span.column) <= (span.end_line, span.end_column)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named_with_and_without_its_mark(encoding: str) -> None:
    sink = Sink()
    load_bytes("dashc: 1\nlayout: a\n".encode(encoding), "spec.yaml", sink)
    assert [finding.headline for finding in sink.sorted()] == ["the file is UTF-16, not UTF-8"]
