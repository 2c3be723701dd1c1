"""Each form fits what its readers publish, and says the same as the others (diagnostics.md rule 10)."""

import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dashc.catalogue import schemas_folder
from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from dashc.diagnostics.formats import FORMATS, renderer
from dashc.diagnostics.formats.github import MAX_ANNOTATIONS, render_summary
from dashc.diagnostics.formats.report import Report
from dashc.diagnostics.formats.sarif import MAX_RESULTS
from dashc.ir.span import Span
from dashc.pipeline import check
from tests.diagnostics.reports import report_of
from tests.formats.workflow_commands import read_commands

CASES = sorted((Path(__file__).parents[1] / "diagnostics").glob("DC*"))

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {
                        "type": "object",
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                        "required": ["begin"],
                    },
                },
                "required": ["path", "lines"],
            },
        },
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
    },
}
"""GitLab's documentation of custom Code Quality tools; it publishes no schema."""


@pytest.fixture(params=CASES, ids=lambda path: path.name)
def case(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Report:
    """All findings of a case."""
    monkeypatch.chdir(request.param)
    return report_of(check("bad.yaml"))


def finding(number: int = 1, severity: Severity = Severity.ERROR, headline: str = "wrong") -> Diagnostic:
    return Diagnostic("DC302", "unknown-prop", severity, headline, Span("a.yaml", number, 1, number, 4))


def report(*findings: Diagnostic) -> Report:
    return Report(
        findings=findings,
        files=["a.yaml"],
        lines=lambda file: [],
        version="1.2.3",
        fingerprints=lambda: [f"print-{number}" for number in range(len(findings))],
        page=lambda code: f"# {code}\n\n*Error.*\n\nWhy it is wrong. And more.\n",
    )


def test_json_fits_its_schema(case: Report) -> None:
    schema = json.loads((schemas_folder() / "findings.schema.json").read_bytes())
    assert list(Draft202012Validator(schema).iter_errors(json.loads(renderer("json")(case)))) == []


def test_sarif_fits_the_schema_of_the_standard(case: Report, sarif: Any) -> None:
    log = json.loads(renderer("sarif")(case))
    assert [error.message for error in sarif.iter_errors(log)] == []
    (run,) = log["runs"]
    assert [result["ruleId"] for result in run["results"]] == [one.code for one in case.findings]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_junit_fits_the_schema_of_jenkins(case: Report, junit: Any) -> None:
    text = renderer("junit")(case)
    junit.validate(text)
    failures = [failure.get("message") for failure in ElementTree.fromstring(text).iter("failure")]
    assert sorted(map(str, failures)) == sorted(one.headline for one in case.findings)


def test_gitlab_has_what_its_documentation_asks_for(case: Report) -> None:
    entries = json.loads(renderer("gitlab")(case))
    assert list(Draft202012Validator(GITLAB).iter_errors(entries)) == []
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == len(case.findings)


def test_github_annotations_say_what_was_found(case: Report) -> None:
    commands = read_commands(renderer("github")(case))
    assert len(commands) == min(MAX_ANNOTATIONS, len(case.findings))
    said = {(one.properties["file"], int(one.properties["line"]), one.message.split("\n")[0]) for one in commands}
    assert said <= {(one.primary.file, one.primary.line, one.headline) for one in case.findings}


def test_concise_has_a_line_for_each_finding(case: Report) -> None:
    assert len(renderer("concise")(case).splitlines()) == len(case.findings)


def test_text_ends_with_a_count_and_where_to_read_more() -> None:
    assert renderer("text")(report(finding())).endswith(
        "1 error in 1 file\n`dashc explain DC302` says more about it.\n"
    )
    assert renderer("text")(report()) == "no errors in 1 file\n"


@pytest.mark.parametrize("form", FORMATS)
def test_a_clean_run_can_be_rendered(form: str, sarif: Any, junit: Any) -> None:
    text = renderer(form)(report())
    if form == "sarif":
        assert list(sarif.iter_errors(json.loads(text))) == []
    if form == "junit":
        junit.validate(text)
        assert 'tests="1" failures="0"' in text


def test_github_escapes_what_would_end_a_property_or_a_command() -> None:
    tricky = "100%: a,b\r\n::error::not a command"
    odd = replace(finding(headline=tricky), primary=Span("a,b:c%.yaml", 1, 1, 1, 2), help=("do, this: now",))
    (command,) = read_commands(renderer("github")(report(odd)))
    assert command.name == "error"
    assert command.message == f"{tricky}\nhelp: do, this: now"
    assert command.properties == {
        "file": "a,b:c%.yaml", "line": "1", "endLine": "1", "col": "1", "endColumn": "2", "title": "DC302 unknown-prop",
    }  # fmt: skip


def test_github_gives_no_columns_for_what_goes_over_lines() -> None:
    (command,) = read_commands(renderer("github")(report(replace(finding(), primary=Span("a", 1, 5, 2, 1)))))
    assert "col" not in command.properties


def test_of_more_than_ten_findings_github_shows_the_worst() -> None:
    mild = [finding(number, Severity.INFO) for number in range(1, 9)]
    many = [*mild, *[finding(number, Severity.WARNING) for number in range(9, 18)], finding(18)]
    text = renderer("github")(report(*many))
    assert [command.name for command in read_commands(text)] == ["error", *["warning"] * 9]
    assert text.endswith("1 error and 9 warnings in 1 file; 8 more in the step's summary\n")
    summary = render_summary(report(*many))
    assert summary.count("\n| ") == 2 + len(many)
    assert summary.startswith("### dashc lint: 1 error and 9 warnings in 1 file\n")


def test_the_summary_keeps_to_its_table() -> None:
    assert "| a &lt;b> \\| c d |" in render_summary(report(finding(headline="a <b> | c\nd")))


def test_sarif_has_related_places_fixes_and_levels(sarif: Any) -> None:
    whole = replace(
        finding(severity=Severity.INFO),
        related=(Related(Span("b c.yaml", 2, 1, 2, 3), "there"),),
        fix=Fix((Edit(Span("a.yaml", 1, 1, 1, 4), "right"),), safe=True),
        pointer="/layout/0",
        help=("write `right`",),
    )
    log = json.loads(renderer("sarif")(report(whole)))
    assert list(sarif.iter_errors(log)) == []
    (run,) = log["runs"]
    (result,) = run["results"]
    assert (run["columnKind"], result["level"]) == ("unicodeCodePoints", "note")
    assert result["partialFingerprints"] == {"dashc/v1": "print-0"}
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"] == {"uri": "b%20c.yaml", "uriBaseId": "%SRCROOT%"}
    (fix,) = result["fixes"]
    assert fix["description"]["text"] == "write `right`"
    assert fix["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "right"
    assert run["tool"]["driver"]["rules"][0]["shortDescription"]["text"] == "Why it is wrong."


def test_sarif_keeps_the_worst_of_more_than_services_take() -> None:
    many = [finding(number, Severity.WARNING) for number in range(1, MAX_RESULTS + 1)]
    log = json.loads(renderer("sarif")(report(*many, finding(9999))))
    results = log["runs"][0]["results"]
    assert len(results) == MAX_RESULTS
    assert results[-1]["level"] == "error"


def test_junit_holds_no_character_that_xml_cannot(junit: Any) -> None:
    text = renderer("junit")(report(finding(headline='<a> & "b" \x00\x1b\n\ufffe')))
    junit.validate(text)
    (failure,) = ElementTree.fromstring(text).iter("failure")
    assert failure.get("message") == '<a> & "b" \ufffd\ufffd\n\ufffd'


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif"])
def test_services_get_paths_from_the_root_of_the_repository(form: str) -> None:
    inside = replace(report(finding()), folder="apps/sales")
    assert "apps/sales/a.yaml" in renderer(form)(inside)
    outside = replace(inside, findings=[replace(finding(), primary=Span("../shared/a.yaml", 1, 1, 1, 2))])
    assert "apps/shared/a.yaml" in renderer(form)(outside)
