"""Exit statuses that CI can trust (diagnostics.md rule 9): findings by flags."""

import pytest

from tests.report.commands import Folder

CLEAN, WARNING, ERROR, PARSE = "good.yaml", "warned.yaml", "bad.yaml", "broken.yaml"
RAISING = "dashc: 1\nlayout: [Input: {id: a}]\ncallbacks: [{call: raising.show, inputs: a.value}]\n"

TABLE: dict[str, dict[str, int]] = {
    "": {CLEAN: 0, WARNING: 0, ERROR: 1, PARSE: 1, "none.yaml": 3},
    "--strict": {CLEAN: 0, WARNING: 1, ERROR: 1, PARSE: 1, "none.yaml": 3},
    "--fail-on error": {CLEAN: 0, WARNING: 0, ERROR: 1, PARSE: 1, "none.yaml": 3},
    "--fail-on warning": {CLEAN: 0, WARNING: 1, ERROR: 1, PARSE: 1, "none.yaml": 3},
    "--fail-on info": {CLEAN: 0, WARNING: 1, ERROR: 1, PARSE: 1, "none.yaml": 3},
    "--fail-on info --strict": {CLEAN: 0, WARNING: 1, ERROR: 1, PARSE: 1},
    "--fail-on error --strict": {CLEAN: 0, WARNING: 1, ERROR: 1, PARSE: 1},
    "--exit-zero": {CLEAN: 0, WARNING: 0, ERROR: 0, PARSE: 0, "none.yaml": 3},
    "--exit-zero --strict": {WARNING: 0, ERROR: 0},
    "--select DC3": {CLEAN: 0, WARNING: 0, ERROR: 1, PARSE: 1},
    "--select DC2": {CLEAN: 0, WARNING: 0, ERROR: 0, PARSE: 1},
    "--strict --select DC3": {WARNING: 0, ERROR: 1},
    "--ignore DC3": {ERROR: 0, PARSE: 1},
    "--ignore DC1": {PARSE: 1, WARNING: 0},
    "--strict --ignore DC1": {PARSE: 1, WARNING: 0},
    "--strict --ignore yaml-11-scalar": {WARNING: 0},
    "--diff": {CLEAN: 0, WARNING: 0, ERROR: 1, "none.yaml": 3},
    "--fix": {CLEAN: 0, WARNING: 0, ERROR: 1, "none.yaml": 3},
    "--fix --strict": {WARNING: 0, ERROR: 1},
    "--format json": {CLEAN: 0, WARNING: 0, ERROR: 1, "none.yaml": 3},
    "--format sarif": {CLEAN: 0, WARNING: 0, ERROR: 1, "none.yaml": 3},
    "--format github": {CLEAN: 0, WARNING: 0, ERROR: 1},
    "--format gitlab": {CLEAN: 0, WARNING: 0, ERROR: 1},
    "--format junit": {CLEAN: 0, WARNING: 0, ERROR: 1},
    "--format xml": {CLEAN: 2},
    "--output xml=a.xml": {CLEAN: 2},
    "--output json": {CLEAN: 2},
    "--fail-on never": {CLEAN: 2},
    "--select DC999": {CLEAN: 2},
    "--ignore nonsense": {CLEAN: 2},
    "--nonsense": {CLEAN: 2},
    "--baseline none.json": {CLEAN: 2},
    "--baseline known.json": {CLEAN: 0, WARNING: 0, ERROR: 1, PARSE: 1},
    "--baseline known.json --strict": {WARNING: 0, ERROR: 1},
    "--import": {CLEAN: 0, ERROR: 1, "raising.yaml": 1},
    "--import --ignore DC530": {"raising.yaml": 0},
    "--diff --output json=a.json": {CLEAN: 0, ERROR: 1},
    "--diff --format json": {CLEAN: 0, ERROR: 1},
    "--unsafe-fixes": {CLEAN: 2, ERROR: 2},
    "--unsafe-fixes --diff": {CLEAN: 0, ERROR: 1},
    "--output json=-": {CLEAN: 2},
}


@pytest.mark.parametrize(
    ("flags", "spec", "status"),
    [(flags, spec, status) for flags, row in TABLE.items() for spec, status in row.items()],
)
def test_findings_and_flags_give_the_status(folder: Folder, flags: str, spec: str, status: int) -> None:
    folder.write({"raising.yaml": RAISING, "raising.py": "def show(a):\n    pass\nraise ValueError\n"})
    if "known.json" in flags:
        folder.lint("--write-baseline", "known.json", WARNING)
    result = folder.lint(*flags.split(), spec)
    assert result.exit_code == status, result.output


@pytest.mark.parametrize(
    ("specs", "status"),
    [
        ([], 3),
        (["good.yaml", "none.yaml"], 3),
        (["bad.yaml", "none.yaml"], 1),
        (["good.yaml", "bad.yaml"], 1),
        (["good.yaml", "warned.yaml"], 0),
        (["*.json"], 3),
        (["[gw]*d.yaml"], 0),
        (["."], 1),
        (["empty"], 3),
    ],
)
def test_several_specs_give_the_worst_status(folder: Folder, specs: list[str], status: int) -> None:
    (folder.path / "empty").mkdir()
    assert folder.lint(*specs).exit_code == status


@pytest.mark.parametrize(("spec", "status"), [(ERROR, 1), (WARNING, 0)])
def test_a_summary_that_cannot_be_written_changes_no_status(folder: Folder, spec: str, status: int) -> None:
    """As where the variable is handed into a container, and the file is not."""
    folder.monkeypatch.setenv("GITHUB_STEP_SUMMARY", "none/summary.md")
    result = folder.lint("--format", "github", spec)
    assert result.exit_code == status
    assert result.stdout.startswith(f"::{'error' if status else 'warning'} ")
    said = "dashc: the step's summary `none/summary.md` cannot be written: No such file or directory.\n"
    assert result.stderr == said


def test_a_run_with_findings_to_stdout_says_nothing_on_stderr(folder: Folder) -> None:
    assert folder.lint("bad.yaml").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "dashc: there is nothing to check; name a spec.\n"),
        (["none.yaml"], "dashc: there is no file `none.yaml`.\n"),
        (["x*.yaml"], "dashc: no file matches `x*.yaml`.\n"),
        (
            ["empty"],
            "dashc: there is no spec in the folder `empty`; a spec has `dashc: 1` at its top level.\n",
        ),
        (
            ["--select", "unknown-porp", "good.yaml"],
            "dashc: `--select`: `unknown-porp` is neither a code nor a name of one; did you mean `unknown-prop`?\n",
        ),
        (
            ["--ignore", "qqqq", "good.yaml"],
            "dashc: `--ignore`: `qqqq` is neither a code nor a name of one; `dashc explain` lists them.\n",
        ),
        (
            ["--output", "json=good.yaml/a.json", "good.yaml"],
            "dashc: `good.yaml/a.json` cannot be written: File exists.\n",
        ),
        (["--unsafe-fixes", "good.yaml"], "dashc: `--unsafe-fixes` mends nothing alone; add `--fix` or `--diff`.\n"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(folder: Folder, arguments: list[str], message: str) -> None:
    (folder.path / "empty").mkdir()
    assert folder.lint(*arguments).stderr == message


def test_the_standard_output_is_no_file_of_an_output(folder: Folder) -> None:
    result = folder.lint("--output", "json=-", "good.yaml")
    assert "it writes files; `--format json` is for the standard output." in result.stderr
    assert not (folder.path / "-").exists()
