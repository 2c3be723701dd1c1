"""Each folder here is a rule: a bad spec with the text that lint prints, and a good one without a finding.

`DASHC_UPDATE=1 pytest tests/diagnostics` writes the texts anew; read them in the diff as a stranger would.
"""

import json
import os
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dashc.catalogue import schemas_folder
from dashc.diagnostics import rules
from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.formats.json_report import render
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.text import render_text
from dashc.pipeline import Compilation, check
from tests.diagnostics.reports import report_of

FOLDER = Path(__file__).parent
CASES = sorted(path.name for path in FOLDER.iterdir() if path.name.startswith("DC"))
WITHOUT_FOLDER = {
    "DC112": "needs a big file: tests/load",
    "DC115": "needs a file that cannot be read: tests/load",
    "DC131": "needs the option `--var`: tests/expand",
    "DC530": "needs `--import`: tests/importing",
    "DC531": "needs `--import`: tests/importing",
    "DC532": "needs `--import`: tests/importing",
}


def compiled(case: str, name: str, monkeypatch: pytest.MonkeyPatch) -> Compilation:
    monkeypatch.chdir(FOLDER / case)
    return check(f"{name}.yaml", select=[case[:5]])


def all_rules() -> list[Rule]:
    modules = [import_module(f"{rules.__name__}.{module.name}") for module in pkgutil.iter_modules(rules.__path__)]
    return [module.RULE for module in modules]


@pytest.mark.parametrize("case", CASES)
def test_the_bad_spec_gives_exactly_this_text(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compilation = compiled(case, "bad", monkeypatch)
    findings = compilation.sink.sorted()
    text = render_text(findings, compilation.lines)
    expected = FOLDER / case / "expected.txt"
    if os.environ.get("DASHC_UPDATE"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
    assert {f"{finding.code}-{finding.name}" for finding in findings} == {case}


@pytest.mark.parametrize("case", CASES)
def test_the_good_spec_gives_nothing(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compilation = compiled(case, "good", monkeypatch)
    assert render_text(compilation.sink.sorted(), compilation.lines) == ""


@pytest.mark.parametrize("case", CASES)
def test_every_finding_lies_inside_its_file(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ends of a span are places of the text, and the end does not come before the start."""
    compilation = compiled(case, "bad", monkeypatch)
    for finding in compilation.sink.sorted():
        for span in (finding.primary, *(related.span for related in finding.related)):
            lines = compilation.lines(span.file)
            assert (span.line, span.column) <= (span.end_line, span.end_column)
            assert 1 <= span.line <= span.end_line <= len(lines)
            assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 2


@pytest.mark.parametrize("case", CASES)
def test_a_name_in_the_headline_is_what_is_underlined(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The underlined text of one word stands in the message, so that nobody wonders what is meant."""
    compilation = compiled(case, "bad", monkeypatch)
    for finding in compilation.sink.sorted():
        span = finding.primary
        text = compilation.lines(span.file)[span.line - 1][span.column - 1 : span.end_column - 1]
        missing = finding.code == "DC202"  # What should be there cannot be underlined.
        if span.line == span.end_line and text.isidentifier() and not missing:
            assert text in said(finding), (text, finding.headline)


def said(finding: Diagnostic) -> str:
    return " ".join((finding.headline, finding.label, *finding.help, *finding.notes))


@pytest.mark.parametrize("case", CASES)
def test_the_json_form_fits_its_schema(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = json.loads((schemas_folder() / "findings.schema.json").read_bytes())
    report = json.loads(render(report_of(compiled(case, "bad", monkeypatch))))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(report)] == []


def test_every_rule_of_lint_has_a_folder() -> None:
    codes = {rule.code for rule in all_rules() if rule.code < "DC602"}
    assert codes - {case[:5] for case in CASES} - WITHOUT_FOLDER.keys() == set()


def test_codes_and_names_are_given_once() -> None:
    found = all_rules()
    assert len({rule.code for rule in found}) == len({rule.name for rule in found}) == len(found)
