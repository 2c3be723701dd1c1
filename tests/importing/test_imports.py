"""`lint --import` looks at what the modules really are, and nothing that they do brings it down."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dashc.cli import main
from dashc.diagnostics.diagnostic import Diagnostic
from dashc.pipeline import check

SPEC = """\
dashc: 1
layout:
  - Input: {id: a, value: x, aria-label: a}
  - p: {id: out}
  - p: {id: other}
callbacks:
  - {call: first.show, inputs: a.value, outputs: out.children}
  - {call: second.show, inputs: a.value, outputs: other.children}
"""
GOOD = "def show(a): ...\n"


def imported(folder: Path, first: str, second: str = GOOD, timeout: float = 20, spec: str = SPEC) -> list[Diagnostic]:
    (folder / "app.yaml").write_text(spec)
    (folder / "first.py").write_text(first)
    (folder / "second.py").write_text(second)
    return check(folder / "app.yaml", import_timeout=timeout).sink.sorted()


def said(findings: list[Diagnostic]) -> list[str]:
    return [f"{finding.code} {finding.headline}" for finding in findings]


def test_good_modules_give_nothing(tmp_path: Path) -> None:
    assert said(imported(tmp_path, GOOD)) == []


def test_an_exception_is_one_finding_with_the_line(tmp_path: Path) -> None:
    (found,) = imported(tmp_path, f"{GOOD}\nlimits = {{}}\nlimits['x']\n")
    assert found.headline == "importing module `first` raises KeyError: 'x'"
    assert [related.span.line for related in found.related] == [4]


def test_an_import_that_fails_is_not_one_that_may_fail_elsewhere_too(tmp_path: Path) -> None:
    """The package is in no requirements either, which is said where it is here and the import works."""
    assert said(imported(tmp_path, f"import nowhere\n{GOOD}")) == [
        "DC530 importing module `first` raises ModuleNotFoundError: No module named 'nowhere'"
    ]
    (found,) = imported(tmp_path, f"import yaml\n{GOOD}")
    assert found.code == "DC508"


@pytest.mark.parametrize(
    ("source", "headline"),
    [
        ("import sys\nsys.exit(3)", "module `first` ends the program when it is imported, with exit status 3"),
        ("raise SystemExit", "module `first` ends the program when it is imported, with exit status 0"),
        ("raise SystemExit('no')", "module `first` ends the program when it is imported, with exit status 1"),
        ("raise KeyboardInterrupt", "importing module `first` raises KeyboardInterrupt"),
        ("import os\nos._exit(5)", "the Python process ended with exit status 5 while it imported module `first`"),
        (
            "import os\nos.kill(os.getpid(), 11)",
            "the Python process was ended by signal 11 while it imported module `first`",
        ),
    ],
)
def test_the_end_of_the_process_is_one_finding_and_the_other_modules_are_checked(
    tmp_path: Path, source: str, headline: str
) -> None:
    decorated = "def add(f): return lambda a, b: 1\n@add\ndef show(a): ..."
    assert said(imported(tmp_path, f"{source}\n{GOOD}", decorated)) == [
        f"DC530 {headline}",
        "DC504 `show(a, b)` needs `b`, but the callback passes 1",
    ]


def test_a_hang_is_ended_and_named_with_what_was_not_tried(tmp_path: Path) -> None:
    (found,) = imported(tmp_path, f"import time\ntime.sleep(600)\n{GOOD}", timeout=1)
    assert found.code == "DC531"
    assert found.headline == "importing module `first` was not done after 1 second"
    assert found.notes == ("not imported: `second`",)


def test_output_at_import_is_a_warning_and_does_not_mix_with_ours(tmp_path: Path) -> None:
    imported(tmp_path, f"print('hello')\nprint('more')\n{GOOD}")
    result = CliRunner().invoke(main, ["lint", "--import", "--format", "concise", str(tmp_path / "app.yaml")])
    assert result.output.partition(": warning")[2] == "[DC532] importing module `first` prints `hello`\n"
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (f"{GOOD}\ndel globals()['show']", "DC502 module `first`, once it is imported, has no `show`"),
        (f"{GOOD}\nglobals()['show'] = 5", "DC503 `first.show` is an `int` object, not a function"),
        (f"{GOOD}\nglobals()['show'] = type('Show', (), {{}})", "DC503 `first.show` is a class, not a function"),
    ],
)
def test_what_reading_could_not_know_is_found(tmp_path: Path, source: str, text: str) -> None:
    assert said(imported(tmp_path, source)) == [text]


def test_functions_are_not_called(tmp_path: Path) -> None:
    spec = SPEC.replace("{id: out}", "{id: out, title: {$from: first.title}}")
    source = f"{GOOD}\ndef title():\n    raise RuntimeError('called')\n"
    assert said(imported(tmp_path, source, spec=spec)) == []


def test_a_module_with_a_finding_already_has_no_second_one(tmp_path: Path) -> None:
    assert [finding.code for finding in imported(tmp_path, "def shwo(a): ...\n")] == ["DC502"]
    assert [finding.code for finding in imported(tmp_path, "def show(a: ...\n")] == ["DC501"]


def test_without_the_option_nothing_is_imported(tmp_path: Path) -> None:
    imported(tmp_path, f"from pathlib import Path\nPath(__file__ + '.ran').touch()\n{GOOD}")
    (tmp_path / "first.py.ran").unlink()
    assert CliRunner().invoke(main, ["lint", str(tmp_path / "app.yaml")]).exit_code == 0
    assert not (tmp_path / "first.py.ran").exists()


def test_nothing_is_written_beside_the_modules(tmp_path: Path) -> None:
    imported(tmp_path, GOOD)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["app.yaml", "first.py", "second.py"]


def test_the_time_is_more_than_none() -> None:
    assert CliRunner().invoke(main, ["lint", "--import", "--import-timeout", "0", "x.yaml"]).exit_code == 2
