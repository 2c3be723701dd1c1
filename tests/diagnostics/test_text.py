"""How findings look in a terminal."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.text import render_text, summary
from dashc.ir.span import Span

RULE = Rule("DC999", "example", Severity.ERROR)
FILES = {
    "a.yaml": ["one: two", "three: four", "", "five:", "\tsix: 七八 nine", "é́: x"],
    "b.py": ["def f():", "    pass"],
}


def rendered(*findings: Diagnostic, colour: bool = False) -> str:
    return render_text(findings, lambda file: FILES.get(file, ()), colour=colour)


def test_related_places_in_the_same_file_and_in_another() -> None:
    finding = RULE.at(
        Span("a.yaml", 4, 1, 4, 5),
        "something is wrong",
        label="here",
        related=[Related(Span("a.yaml", 1, 6, 1, 9), "there"), Related(Span("b.py", 1, 5, 1, 6), "the function")],
        notes=["for your information"],
        help=["do this", "or that"],
    )
    assert rendered(finding) == (
        "error[DC999]: something is wrong\n"
        " --> a.yaml:4:1\n"
        "  |\n"
        "1 | one: two\n"
        "  |      --- there\n"
        "...\n"
        "4 | five:\n"
        "  | ^^^^ here\n"
        " ::: b.py:1:5\n"
        "  |\n"
        "1 | def f():\n"
        "  |     - the function\n"
        "  |\n"
        "  = note: for your information\n"
        "  = help: do this\n"
        "  = help: or that\n\n"
    )


def test_carets_stand_below_wide_characters_tabs_and_combining_marks() -> None:
    assert rendered(RULE.at(Span("a.yaml", 5, 10, 5, 14), "x")).splitlines()[3:5] == [
        "5 |  six: 七八 nine",
        "  |            ^^^^",
    ]
    assert rendered(RULE.at(Span("a.yaml", 6, 5, 6, 6), "x")).splitlines()[3:5] == ["6 | é́: x", "  |    ^"]


def test_a_span_over_lines_is_underlined_to_the_end_of_its_first() -> None:
    assert rendered(RULE.at(Span("a.yaml", 1, 6, 2, 4), "x")).splitlines()[4] == "  |      ^^^"


def test_a_span_past_the_end_of_a_line_has_one_caret() -> None:
    assert rendered(RULE.at(Span("a.yaml", 4, 6, 4, 6), "x")).splitlines()[4] == "  |      ^"


def test_a_long_line_is_cut_around_the_place() -> None:
    FILES["long.yaml"] = ["a" * 500 + "B" + "c" * 500]
    _, _, _, line, carets = rendered(RULE.at(Span("long.yaml", 1, 501, 1, 502), "x")).rstrip().splitlines()
    assert len(line) < 180
    assert line[carets.index("^")] == "B"


def test_a_sentence_that_names_something_endless_is_cut_in_its_middle() -> None:
    rule = Rule("DC999", "test", Severity.ERROR)
    finding = rule.at(Span("a", 1, 1, 1, 2), f"no key `{'k' * 10**6}` here", help=["x" * 10**6], notes=["y" * 1000])
    assert len(finding.headline) == len(finding.help[0]) == 1000
    assert finding.headline.startswith("no key `kkk")
    assert finding.headline.endswith("kkk` here")
    assert finding.notes == ("y" * 1000,)


def test_a_file_that_cannot_be_read_has_its_place_and_label() -> None:
    assert (
        rendered(RULE.at(Span("gone.py", 3, 1, 3, 2), "x", label="why"))
        == "error[DC999]: x\n --> gone.py:3:1\n  | why\n\n"
    )


def test_what_a_terminal_would_obey_is_not_printed() -> None:
    FILES["evil.yaml"] = ["a: \x1b[31m\u202e"]
    assert "\x1b" not in rendered(RULE.at(Span("evil.yaml", 1, 1, 1, 2), "x"))


def test_colours_only_where_asked() -> None:
    finding = RULE.at(Span("a.yaml", 1, 1, 1, 4), "x", severity=Severity.WARNING)
    assert "\x1b[1;33mwarning[DC999]" in rendered(finding, colour=True)
    assert "\x1b" not in rendered(finding)


def test_the_summary_counts() -> None:
    error, warning = (RULE.at(Span("a", 1, 1, 1, 1), "x", severity=s) for s in (Severity.ERROR, Severity.WARNING))
    assert summary([], 1) == "no errors in 1 file"
    assert summary([error], 1) == "1 error in 1 file"
    assert summary([error, error, warning], 2) == "2 errors and 1 warning in 2 files"
    assert summary([warning], 2) == "1 warning in 2 files"


def test_the_sink_keeps_one_cause_once_and_no_warning_about_the_text_of_an_error() -> None:
    sink = Sink()
    place = Span("a", 2, 1, 2, 3)
    for finding in (
        RULE.at(place, "wrong"),
        RULE.at(place, "wrong"),
        RULE.at(place, "odd", severity=Severity.WARNING),
        RULE.at(Span("a", 1, 1, 1, 3), "odd", severity=Severity.WARNING),
    ):
        sink.add(finding)
    assert [finding.headline for finding in sink.sorted()] == ["odd", "wrong"]
    assert sink.has_errors
