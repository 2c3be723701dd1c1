"""Where the forms go: the standard output, files, GitHub's step summary; and colours."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

import dashc
from tests.formats.workflow_commands import read_commands
from tests.report.commands import BAD, Folder

ROOT = str(Path(dashc.__file__).parents[1])


def test_several_forms_are_written_at_once(folder: Folder) -> None:
    result = folder.lint(
        "--output", "json=out/a.json", "--output", "sarif=out/a.sarif", "--output", "junit=a.xml", "bad.yaml"
    )
    assert result.stdout.startswith("error[DC301]")
    assert json.loads(folder.read("out/a.json"))["summary"]["errors"] == 1
    assert json.loads(folder.read("out/a.sarif"))["version"] == "2.1.0"
    assert folder.read("a.xml").startswith("<?xml")


def test_a_patch_has_the_standard_output_for_itself_and_the_findings_go_where_they_were_asked_for(
    folder: Folder,
) -> None:
    patch = folder.lint("--diff", "fixable.yaml").stdout
    assert patch.startswith("--- a/fixable.yaml\n")
    result = folder.lint("--diff", "--format", "concise", "--output", "sarif=a.sarif", "fixable.yaml")
    assert result.stdout == patch
    assert [line.partition(": ")[0] for line in result.stderr.splitlines()] == ["fixable.yaml:3:9", "fixable.yaml:3:36"]
    assert len(json.loads(folder.read("a.sarif"))["runs"][0]["results"]) == 2


def test_files_hold_no_colours(folder: Folder) -> None:
    result = folder.lint("--color", "always", "--output", "text=a.txt", "bad.yaml")
    assert "\x1b[" in result.stdout
    assert "\x1b[" not in folder.read("a.txt")


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ([], {}, False),
        (["--color", "auto"], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {}, False),
    ],
)
def test_there_is_colour_only_where_it_is_wanted(
    folder: Folder, arguments: list[str], environment: dict[str, str], coloured: bool
) -> None:
    for name, value in environment.items():
        folder.monkeypatch.setenv(name, value)
    assert ("\x1b[" in folder.lint(*arguments, "bad.yaml").stdout) == coloured


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
@pytest.mark.parametrize("command", ["lint", "build"])
def test_a_terminal_gets_colours_unless_its_user_does_not_want_them(
    folder: Folder, command: str, environment: dict[str, str], coloured: bool
) -> None:
    """https://no-color.org: where `NO_COLOR` is set and not empty."""
    wanted = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    ours, theirs = pty.openpty()
    env = wanted | {"TERM": "xterm", "PYTHONPATH": ROOT} | environment
    subprocess.run(
        [sys.executable, "-m", "dashc", command, "bad.yaml"], stdout=theirs, stderr=theirs, env=env, check=False
    )
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:  # Linux says so at the end.
        pass
    os.close(ours)
    assert b"unknown component type" in shown
    assert (b"\x1b[" in shown) == coloured


def test_github_is_chosen_where_its_runner_says_so(folder: Folder) -> None:
    folder.monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (command,) = read_commands(folder.lint("bad.yaml").stdout)
    assert command.properties["file"] == "bad.yaml"
    assert folder.lint("--format", "text", "bad.yaml").stdout.startswith("error[DC301]")


def test_the_step_summary_gets_all_findings(folder: Folder) -> None:
    folder.write({"many.yaml": BAD + "".join(f"  - Nothing{number}:\n" for number in range(14))})
    folder.write({"summary.md": "before\n"})
    folder.monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder.path / "summary.md"))
    result = folder.lint("--format", "github", "many.yaml")
    assert len(read_commands(result.stdout)) == 10
    assert "5 more in the step's summary" in result.stdout
    summary = folder.read("summary.md")
    assert summary.startswith("before\n### dashc lint: 15 errors in 1 file\n")
    assert summary.count("DC301") == 15


def test_paths_are_those_of_the_repository(folder: Folder) -> None:
    (folder.path / "apps").mkdir()
    folder.write({"apps/bad.yaml": BAD})
    folder.monkeypatch.chdir(folder.path / "apps")
    folder.monkeypatch.setenv("GITHUB_WORKSPACE", str(folder.path))
    (command,) = read_commands(folder.lint("--format", "github", "bad.yaml").stdout)
    assert command.properties["file"] == "apps/bad.yaml"
    assert folder.concise("bad.yaml")[0].startswith("bad.yaml:3:5")
