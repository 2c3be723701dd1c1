"""Any bytes give findings, and hostile ones give them fast (diagnostics.md rules 3 and 13)."""

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashc.diagnostics.sink import Sink
from dashc.ir.tree import Mapping, Poisoned
from dashc.load import load, load_bytes
from tests.load.loading import codes, loaded


def test_each_broken_block_has_its_own_finding_and_the_others_are_read() -> None:
    text = "dashc: 1\napp: {title: x\nlayout:\n  - h1: a: b\ncallbacks:\n  - call: 'it's'\npython: [lib]\n"
    document, findings = loaded(text)
    assert [(finding.code, finding.primary.line) for finding in findings] == [("DC101", 2), ("DC101", 4), ("DC101", 6)]
    assert document.unread == ("app", "layout", "callbacks")
    assert isinstance(document.root, Mapping)
    assert list(document.root.entries) == ["dashc", "python"]


IDS = "the ids that callbacks name"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("dashc: 1\ncallbacks: [\n", "not checked until this is mended: `callbacks`"),
        ("dashc: 1\nlayout: [\n", f"not checked until this is mended: `layout`, and {IDS}"),
        ("dashc: 1\n'dynamic': [\n", f"not checked until this is mended: `dynamic`, and {IDS}"),
        ("dashc: 1\nvars: [\n", f"not checked until this is mended: `vars`, the variables that are used, and {IDS}"),
        (
            "dashc: 1\ncomponents: [\n",
            f"not checked until this is mended: `components`, where they are used, and {IDS}",
        ),
        (
            "dashc: 1\ninclude: [\n",
            f"not checked until this is mended: `include`, names that its files may bring, and {IDS}",
        ),
        ("dashc: 1\npython: [\n", "not checked until this is mended: `python`, and modules that may be in its folders"),
        ("- p: [\n", "nothing else of this file is checked until this is mended"),
        ("layout: [\n", "nothing else of this file is checked until this is mended"),
    ],
)
def test_a_finding_says_what_is_not_checked_because_of_it(text: str, note: str) -> None:
    assert note in loaded(text)[1][0].notes


def test_where_all_is_checked_nothing_says_that_it_is_not() -> None:
    (finding,) = loaded("a: 1\n b: 2\n")[1]
    assert len(finding.notes) == 1
    (finding,) = loaded("a: 1\n---\nb: 2\n")[1]
    assert finding.notes == ()


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


@pytest.mark.parametrize("before", ["", "é: 𝒳\r\n\r\nb: ", "a:\n  - "])
@pytest.mark.parametrize("depth", [150, 5000])
def test_the_bracket_that_is_too_deep_is_where_the_limit_is_passed(before: str, depth: int) -> None:
    _, (finding,) = loaded(f"{before}{'[' * depth}")
    levels_around = {"": 0, "é": 1, "a": 2}[before[:1]]
    column = len(before.rpartition("\n")[2]) + 100 - levels_around + 1
    assert (finding.code, finding.primary.column) == ("DC111", column)


def test_depth_100_is_allowed() -> None:
    assert codes("a: " + "[" * 99 + "]" * 99 + "\n") == []


def test_a_merge_override_is_no_duplicate() -> None:
    assert codes("a: &a {x: 1}\nb: {<<: *a, x: 2}\nc: {x: 2, <<: *a}\n") == []


def test_a_folder_and_a_missing_file_are_findings(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yaml"):
        sink = Sink()
        load(path, sink)
        assert [finding.code for finding in sink.sorted()] == ["DC115"]


def test_a_file_that_is_too_big_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    sink = Sink()
    tracemalloc.start()
    load(path, sink, "huge.yaml")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [finding.headline for finding in sink.sorted()] == ["the file has 200.0 MB; a spec may have 10 MB"]
    assert peak < 50 * 2**20


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
