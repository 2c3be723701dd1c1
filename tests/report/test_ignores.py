"""`# dashc: ignore[…]` comments (diagnostics.md rule 11)."""

import json

import pytest

from tests.report.commands import Folder

HEAD = "dashc: 1\nlayout:\n"


def codes(folder: Folder, text: str, *arguments: str) -> list[str]:
    folder.write({"spec.yaml": HEAD + text})
    return folder.codes(*arguments, "spec.yaml")


@pytest.mark.parametrize(
    "text",
    [
        "  - div: {clas: x}  # dashc: ignore[DC302] a reason\n",
        "  - div: {clas: x}  # dashc: ignore[unknown-prop]\n",
        "  - div: {clas: x}  # dashc:ignore[DC302]\n",
        "  - div: {clas: x}  #dashc: ignore[ DC302 ]\n",
        "  - div: {clas: x} # note # dashc: ignore[DC302]\n",
        "  - div:  # dashc: ignore[DC302] for all below\n      title: a\n      clas: x\n",
        "  - div:  # dashc: ignore[DC302]\n      children:\n        - p: {clas: x}\n\n        - p: {clas: y}\n",
        "  - div: {title: a, clas: b,  # dashc: ignore[DC302]\n          hidden: true}\n",
        "  - div:  # dashc: ignore[DC302]\n      {title: a,\n       clas: x}\n",
    ],
)  # fmt: skip
def test_a_comment_speaks_for_its_line_and_for_what_stands_below_a_key_on_it(folder: Folder, text: str) -> None:
    """And taking it away brings the findings back."""
    assert codes(folder, text) == []
    assert set(codes(folder, text, "--no-ignores")) == {"DC302"}
    assert set(codes(folder, text.replace("dashc", "another tool"))) == {"DC302"}


@pytest.mark.parametrize(
    "text",
    [
        '  - div: {clas: "# dashc: ignore[DC302]"}\n',
        "  - p: |\n      # dashc: ignore[DC302]\n  - div: {clas: x}\n",
        "  - p: >-\n      text # dashc: ignore[DC302]\n  - div: {clas: x}\n",
        "  - p: 'one\n      # dashc: ignore[DC302]\n      two'\n  - div: {clas: x}\n",
        "  - div: {clas: x}  # no dashc: ignore[DC302]\n",
    ],
)
def test_text_that_looks_like_a_comment_is_none(folder: Folder, text: str) -> None:
    assert "DC302" in codes(folder, text)
    assert "DC901" not in codes(folder, text)


def test_a_comment_above_the_line_speaks_for_nothing(folder: Folder) -> None:
    assert codes(folder, "  # dashc: ignore[DC302]\n  - div: {clas: x}\n") == ["DC901", "DC302"]


def test_a_comment_on_the_wrong_line_is_told_where_the_finding_is(folder: Folder) -> None:
    folder.write({"spec.yaml": f"{HEAD}  # dashc: ignore[DC302]\n  - div: {{clas: x}}\n"})
    (unused, _) = json.loads(folder.lint("--format", "json", "spec.yaml").stdout)["findings"]
    assert [(related["line"], related["message"]) for related in unused["related"]] == [(4, "such a finding is here")]
    assert unused["help"] == ["a comment speaks for its own line, and for what stands below a key on that line"]
    folder.lint("--fix", "spec.yaml")
    assert "ignore[DC302]" in folder.read("spec.yaml")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("  - Dropdwon: {options: [a], value: b}", "  - Dropdown: {options: [a], value: b}"),
        ("  - Dropdown: {options: [a], value: b, valeu: c}", "  - Dropdown: {options: [a], value: b}"),
        ("  - Dropdown: {options: [a, value: b}", "  - Dropdown: {options: [a], value: b}"),
    ],
)
def test_a_comment_whose_finding_an_error_hides_is_kept(folder: Folder, wrong: str, right: str) -> None:
    """Once the error is mended, the finding is there again, and the comment silences it."""
    comment = "  # dashc: ignore[DC308] on purpose\n"
    folder.write({"spec.yaml": f"{HEAD}  - Inptu: {{}}\n{wrong}{comment}"})
    assert "DC901" not in folder.codes("spec.yaml")
    folder.lint("--fix", "--unsafe-fixes", "spec.yaml")
    assert comment in folder.read("spec.yaml")
    assert codes(folder, right + comment) == []


def test_one_code_of_several_can_be_unused(folder: Folder) -> None:
    text = "  - div: {clas: x, title: no}  # dashc: ignore[DC302, DC107, DC401]\n"
    assert codes(folder, text) == ["DC901"]
    folder.lint("--fix", "spec.yaml")
    assert folder.read("spec.yaml") == HEAD + text.replace(", DC401", "")


@pytest.mark.parametrize(
    ("comment", "after"),
    [
        ("  # dashc: ignore[DC302] reason", ""),
        ("  # dashc: ignore[DC302,DC107]", "  # dashc: ignore[DC107]"),
        ("  # dashc: ignore[DC107, DC302] why", "  # dashc: ignore[DC107] why"),
        ("  # note # dashc: ignore[DC302] why", "  # note"),
    ],
)
def test_fix_takes_away_what_is_unused(folder: Folder, comment: str, after: str) -> None:
    folder.write({"spec.yaml": f"{HEAD}  - p: off{comment}\n"})
    folder.lint("--fix", "--select", "DC9", "spec.yaml")
    assert folder.read("spec.yaml") == f"{HEAD}  - p: off{after}\n"


def test_errors_of_reading_cannot_be_ignored(folder: Folder) -> None:
    text = "  - p: a\n    p: b  # dashc: ignore[DC103]\n"
    assert codes(folder, text) == ["DC103", "DC902"]
    assert codes(folder, text, "--ignore", "DC103,DC902") == ["DC103", "DC902"]


def test_warnings_about_the_text_can_be(folder: Folder) -> None:
    assert codes(folder, "  - p: no  # dashc: ignore[DC107]\n") == []


def test_what_a_comment_names_must_be_there(folder: Folder) -> None:
    assert codes(folder, "  - p: a  # dashc: ignore[DC999]\n") == ["DC902"]
    assert codes(folder, "  - p: a  # dashc: ignore\n") == ["DC902"]
    assert codes(folder, "  - p: a  # dashc: ignore[]\n") == ["DC902"]
    assert codes(folder, "  - p: a  # dashc: ignored things\n") == []


def test_an_unselected_finding_still_uses_its_comment(folder: Folder) -> None:
    assert codes(folder, "  - div: {clas: x}  # dashc: ignore[DC302]\n", "--select", "DC9") == []


def test_comments_hold_in_the_blocks_that_can_be_read(folder: Folder) -> None:
    folder.write(
        {"spec.yaml": f"{HEAD}  - div: {{clas: x}}  # dashc: ignore[DC302]\napp: [a  # dashc: ignore[DC107]\n"}
    )
    assert folder.codes("spec.yaml") == ["DC101"]


def test_a_comment_in_python_speaks_for_its_line(folder: Folder) -> None:
    spec = f"{HEAD}  - Input: {{id: a}}\n  - p: {{id: b}}\ncallbacks:\n"
    spec += "  - {call: functions.show, inputs: a.value, outputs: b.children}\n"
    code = "import numpy  # dashc: ignore[DC508] it is on every machine\n\n\ndef show(value):\n    return value\n"
    folder.write({"spec.yaml": spec, "functions.py": code})
    assert folder.codes("spec.yaml") == []
    assert folder.codes("--no-ignores", "spec.yaml") == ["DC508"]


def test_a_comment_in_an_included_file_is_used_where_one_spec_uses_it(folder: Folder) -> None:
    """The callback of the first spec needs it; alone, the second one shows that it needs it not."""
    folder.write(
        {
            "one.yaml": "dashc: 1\ninclude: [parts.yaml]\nvars: {kind: nonsense}\nlayout: [p: x]\n",
            "two.yaml": "dashc: 1\ninclude: [parts.yaml]\nlayout: [p: {id: out}, Input: {id: name}]\n",
            "parts.yaml": "callbacks:\n  - call: f.show\n    inputs: name.value  # dashc: ignore[DC401]\n"
            "    outputs: out.children  # dashc: ignore[DC401]\n",
            "f.py": "def show(name):\n    return name\n",
        }
    )
    assert folder.codes("one.yaml") == []
    assert folder.codes("two.yaml") == ["DC901", "DC901"]
    assert folder.codes("one.yaml", "two.yaml") == []


def test_an_ignored_error_still_stops_build(folder: Folder) -> None:
    """What is wrong cannot be built; the error is shown then."""
    from click.testing import CliRunner

    from dashc.cli import main

    folder.write({"spec.yaml": f"{HEAD}  - div: {{clas: x}}  # dashc: ignore[DC302]\n"})
    result = CliRunner().invoke(main, ["build", "spec.yaml"])
    assert result.exit_code == 1
    assert "error[DC302]" in result.stderr
