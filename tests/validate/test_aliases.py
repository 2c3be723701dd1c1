"""The place that has to change comes first, the other place second (diagnostics.md rule 2)."""

from tests.validate.validating import checked


def places(text: str) -> list[tuple[str, tuple[int, int], list[tuple[int, int, str]]]]:
    """Code, primary place and related places of each finding."""
    return [
        (
            finding.code,
            finding.primary[1:3],
            [(related.span.line, related.span.column, related.message) for related in finding.related],
        )
        for finding in checked("dashc: 1\n" + text)[1]
    ]


def test_an_alias_that_is_wrong_at_one_use_is_underlined_there() -> None:
    text = "x-m: &m [1, 2]\nlayout:\n  - Dropdown: {options: *m}\n  - Slider: {marks: *m}\n"
    assert places(text) == [("DC203", (5, 21), [(2, 9, "the text that `*m` stands for")])]


def test_an_anchored_text_that_is_wrong_at_every_use_is_one_finding_there() -> None:
    text = "x-m: &m {label: a, vale: 1}\nlayout:\n  - Dropdown: {options: [*m]}\n  - Checklist: {options: [*m]}\n"
    assert places(text) == [("DC201", (2, 20), [(4, 26, "used here"), (5, 27, "used here")])]


def test_an_anchored_text_that_is_wrong_where_it_stands_is_one_finding_there() -> None:
    text = "layout:\n  - Dropdown: &d {valeu: 1}\n  - Dropdown: *d\n"
    assert places(text) == [("DC302", (3, 19), [])]


def test_a_merged_key_that_is_wrong_at_one_use() -> None:
    text = "x-m: &m {multi: true}\nlayout:\n  - Dropdown: {<<: *m}\n  - Checklist: {<<: *m}\n"
    assert places(text) == [("DC302", (5, 17), [(2, 10, "merged from here")])]


def test_a_merged_key_that_is_wrong_at_every_use() -> None:
    text = "x-m: &m {valeu: true}\nlayout:\n  - Dropdown: {<<: *m}\n  - Dropdown: {<<: *m}\n"
    assert places(text) == [("DC302", (2, 10), [(4, 16, "used here"), (5, 16, "used here")])]


def test_an_override_in_a_merge_is_checked_where_it_stands() -> None:
    text = "x-m: &m {multi: true}\nlayout:\n  - Dropdown: {<<: *m, multi: 5}\n  - Dropdown: {<<: *m}\n"
    assert places(text) == [("DC203", (4, 31), [])]


def test_an_alias_of_an_alias() -> None:
    text = "x-a: &a [1]\nx-b: &b {marks: *a}\nlayout:\n  - Slider: *b\n  - Dropdown: {options: *a}\n"
    assert places(text) == [("DC203", (3, 17), [(2, 9, "the text that `*a` stands for")])]


def test_pointers_lead_through_the_use() -> None:
    _, (finding,) = checked("dashc: 1\nx-m: &m [1]\nlayout: [Slider: {marks: *m}, Dropdown: {options: *m}]\n")
    assert finding.pointer == "/layout/0/Slider/marks"
