"""`--baseline`: only new findings count, wherever the old ones have moved to."""

import json

import pytest

from tests.report.commands import Folder

SPEC = """dashc: 1
layout:
  - Dropdown: {id: region, valeu: 1}
  - Dropdown: {id: city, valeu: 1}
  - div: {clas: a}
"""


@pytest.fixture
def old(folder: Folder) -> Folder:
    """With a spec of three mistakes and the baseline that knows them."""
    folder.write({"spec.yaml": SPEC})
    result = folder.lint("--write-baseline", "known.json", "spec.yaml")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "dashc: wrote 3 findings to `known.json`.\n"
    return folder


def test_known_findings_do_not_count(old: Folder) -> None:
    result = old.lint("--baseline", "known.json", "spec.yaml")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "no errors in 1 file\n", "")


def test_they_stay_known_when_lines_and_components_come_above_them(old: Folder) -> None:
    text = SPEC.replace("layout:\n", "# a comment\napp: {title: Sales}\nlayout:\n  - h1: Sales\n")
    old.write({"spec.yaml": text.replace("  - div", "  - p: new\n  - div")})
    assert old.codes("--baseline", "known.json", "spec.yaml") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("clas: a", "clas: a, titel: b"),
        ("id: region", "id: area"),
        ("- div: {clas: a}", "- div: {clas: a}\n  - div: {clas: a}"),
    ],
)
def test_new_ones_count(old: Folder, before: str, after: str) -> None:
    """Another mistake, the same one in another component, and one more of the same."""
    old.write({"spec.yaml": SPEC.replace(before, after)})
    assert old.codes("--baseline", "known.json", "spec.yaml") == ["DC302"]


def test_what_is_gone_is_said(old: Folder) -> None:
    old.write({"spec.yaml": SPEC.replace("clas:", "class:")})
    result = old.lint("--baseline", "known.json", "spec.yaml")
    assert (result.exit_code, result.stderr) == (
        0,
        "dashc: 1 finding of the baseline is gone; write the baseline anew.\n",
    )


def test_errors_of_reading_are_never_known(folder: Folder) -> None:
    folder.lint("--write-baseline", "known.json", "broken.yaml")
    assert json.loads(folder.read("known.json")) == {"version": 1, "findings": []}
    assert folder.lint("--baseline", "known.json", "broken.yaml").exit_code == 1


def test_the_file_is_the_same_for_the_same_findings_and_says_what_they_are(old: Folder) -> None:
    first = old.read("known.json")
    old.lint("--write-baseline", "known.json", "spec.yaml")
    assert old.read("known.json") == first
    assert json.loads(first)["findings"][0]["message"] == "`Dropdown` has no prop `valeu`"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "`known.json` is no baseline; `dashc lint --write-baseline` makes one."),
        ("{", "`known.json` is no baseline; `dashc lint --write-baseline` makes one."),
        ('{"version": 2}', "the baseline `known.json` has version 2; this dashc knows 1."),
    ],
)
def test_a_file_that_is_no_baseline_is_said(folder: Folder, text: str, message: str) -> None:
    folder.write({"known.json": text})
    result = folder.lint("--baseline", "known.json", "bad.yaml")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"dashc: {message}\n")


def test_a_baseline_that_is_missing_is_said(folder: Folder) -> None:
    assert folder.lint("--baseline", "known.json", "bad.yaml").stderr == (
        "dashc: the baseline `known.json` cannot be read: No such file or directory.\n"
    )


def test_services_tell_old_findings_from_new_ones_in_the_same_way(folder: Folder) -> None:
    """The fingerprints of GitLab and of SARIF do not change with the line."""
    folder.write({"spec.yaml": SPEC})
    before = json.loads(folder.lint("--format", "gitlab", "spec.yaml").stdout)
    folder.write({"spec.yaml": SPEC.replace("layout:\n", "\n\nlayout:\n  - h1: Sales\n")})
    after = json.loads(folder.lint("--format", "gitlab", "spec.yaml").stdout)
    assert [one["fingerprint"] for one in after] == [one["fingerprint"] for one in before]
    assert [one["location"]["lines"]["begin"] for one in after] != [one["location"]["lines"]["begin"] for one in before]
    log = json.loads(folder.lint("--format", "sarif", "spec.yaml").stdout)
    marks = [result["partialFingerprints"]["dashc/v1"] for result in log["runs"][0]["results"]]
    assert marks == [one["fingerprint"] for one in before]
