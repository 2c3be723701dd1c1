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
from dashc.diagnostics.formats.json_report import render
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.text import render_text
from dashc.pipeline import Compilation, check
from tests.diagnostics.places import assert_exact
from tests.diagnostics.reports import report_of

FOLDER = Path(__file__).parent
CASES = sorted(path.name for path in FOLDER.iterdir() if path.name.startswith("DC"))
WITHOUT_FOLDER = {
    "DC112": ("needs a file of 10 MB", "load/test_bad_input.py"),
    "DC115": ("needs a file that cannot be read", "load/test_bad_input.py"),
    "DC131": ("needs the option `--var`", "expand/test_values.py"),
    "DC530": ("needs `--import`", "importing/test_imports.py"),
    "DC531": ("needs `--import`", "importing/test_imports.py"),
    "DC532": ("needs `--import`", "importing/test_imports.py"),
    "DC602": ("is said by `build`, of the folder to write into", "generate/test_folder.py"),
    "DC604": ("is said by `build`, of the folder to write into", "generate/test_folder.py"),
    "DC608": ("needs links, which not every file system keeps", "resolve/test_app_files.py"),
}
"""Why a code has no folder, and where it is tested instead."""


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
def test_every_place_is_exact(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same holds for each mutation of the examples (tests/mutations) and for the golden set (tests/expand)."""
    compilation = compiled(case, "bad", monkeypatch)
    for finding in compilation.sink.sorted():
        assert_exact(finding, compilation.lines)


@pytest.mark.parametrize("case", CASES)
def test_the_json_form_fits_its_schema(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = json.loads((schemas_folder() / "findings.schema.json").read_bytes())
    report = json.loads(render(report_of(compiled(case, "bad", monkeypatch))))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(report)] == []


def test_every_rule_has_a_folder_or_a_reason_and_a_test_elsewhere() -> None:
    """A folder's bad spec gives exactly its code, and its good one nothing."""
    folders = {case[:5] for case in CASES}
    assert folders.isdisjoint(WITHOUT_FOLDER)
    assert {rule.code for rule in all_rules()} == folders | WITHOUT_FOLDER.keys()
    for code, (_, where) in WITHOUT_FOLDER.items():
        assert code in (FOLDER.parent / where).read_text(), where


def test_codes_and_names_are_given_once() -> None:
    found = all_rules()
    assert len({rule.code for rule in found}) == len({rule.name for rule in found}) == len(found)
