"""The pre-commit hooks and the action, run as the CI of another project runs them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import hatch_build
from tests.ci.composite import run_action
from tests.formats.workflow_commands import read_commands
from tests.report.commands import BAD, FIXABLE, GOOD

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
SERVICES = ("app.yaml", "services: {db: {image: postgres}}\n")

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def commit(folder: Path) -> str:
    """All that is in a folder, as a commit of a new repository."""
    run("git", "init", "-q", ".", cwd=folder)
    assert run("git", "add", "-A", ".", cwd=folder).returncode == 0
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    made = run("git", *who, "commit", "-q", "-m", "All", cwd=folder)
    assert made.returncode == 0, made.stderr
    return run("git", "rev-parse", "HEAD", cwd=folder).stdout.strip()


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The project as GitHub has it, so that an install builds the client as it does for users; and its commit."""
    folder = tmp_path_factory.mktemp("repository") / "dashc"
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    assert not (folder / hatch_build.CLIENT).exists()
    return folder, commit(folder)


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps what it installs."""
    return tmp_path_factory.mktemp("pre-commit")


def project(folder: Path, repository: tuple[Path, str], hook: str, **files: str) -> Path:
    """A project that uses a hook."""
    folder.mkdir()
    source, revision = repository
    config = f"repos:\n- repo: {source}\n  rev: {revision}\n  hooks: [{{id: {hook}}}]\n"
    for name, text in {".pre-commit-config.yaml": config, "compose.yaml": SERVICES[1], **files}.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    commit(folder)
    return folder


def pre_commit(folder: Path, hooks: Path) -> subprocess.CompletedProcess[str]:
    return run(BIN / "pre-commit", "run", "--all-files", cwd=folder, PRE_COMMIT_HOME=str(hooks), GITHUB_ACTIONS="")


def test_the_manifest_of_the_hooks_and_the_action_fit_their_schemas() -> None:
    assert run(BIN / "pre-commit", "validate-manifest", ".pre-commit-hooks.yaml", cwd=ROOT).returncode == 0
    checked = run(
        BIN / "check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml", cwd=ROOT
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout


def test_the_hook_checks_the_specs_of_a_project(tmp_path: Path, repository: tuple[Path, str], hooks: Path) -> None:
    """It fails on a bad spec, wherever it is, and leaves other YAML files alone; a good project passes."""
    good = project(tmp_path / "good", repository, "dashc-lint", **{"apps__good.yaml": GOOD})
    passed = pre_commit(good, hooks)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    bad = project(tmp_path / "bad", repository, "dashc-lint", **{"apps__bad.yaml": BAD})
    failed = pre_commit(bad, hooks)
    assert failed.returncode == 1
    assert "error[DC301]: unknown component type `Dropdwon`\n --> apps/bad.yaml:3:5" in failed.stdout
    assert "compose.yaml" not in failed.stdout


def test_the_other_hook_mends(tmp_path: Path, repository: tuple[Path, str], hooks: Path) -> None:
    folder = project(tmp_path / "project", repository, "dashc-lint-fix", **{"app.yaml": FIXABLE})
    first = pre_commit(folder, hooks)
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stdout
    assert pre_commit(folder, hooks).returncode == 0


def test_the_action_annotates_sums_up_and_writes_sarif(
    tmp_path: Path, repository: tuple[Path, str], sarif: Any
) -> None:
    """In a folder of the repository, with more findings than GitHub shows; then on a spec without any."""
    workspace, temporary = tmp_path / "workspace", tmp_path / "temporary"
    (workspace / "my apps").mkdir(parents=True)
    temporary.mkdir()
    (workspace / "my apps" / "bad.yaml").write_text(BAD + "".join(f"  - Nothing{n}:\n" for n in range(12)))
    (workspace / "my apps" / "good.yaml").write_text(GOOD)
    action, _ = repository
    ran = run_action(action, workspace, temporary, {"working-directory": "my apps", "specs": "b*.yaml good.yaml"})
    assert ran.status == 1, ran.log
    commands = read_commands(ran.log)
    assert len(commands) == 10
    assert commands[0].properties["file"] == "my apps/bad.yaml"
    assert "3 more in the step's summary" in ran.log
    assert ran.summary.count("| DC301 | my apps/bad.yaml:") == 13
    log = json.loads(Path(ran.outputs["sarif-file"]).read_bytes())
    assert list(sarif.iter_errors(log)) == []
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "my%20apps/bad.yaml"

    hostile = {"specs": "good.yaml", "args": '--strict "$(touch owned)"; touch owned', "working-directory": "my apps"}
    assert run_action(action, workspace, temporary, hostile).status != 0
    assert not list(tmp_path.rglob("owned"))
    clean = {"specs": "good.yaml", "args": "--strict", "working-directory": "my apps", "sarif-file": "out/a.sarif"}
    ran = run_action(action, workspace, temporary, clean)
    assert (ran.status, read_commands(ran.log)) == (0, [])
    assert json.loads((workspace / "my apps/out/a.sarif").read_bytes())["runs"][0]["results"] == []


def test_the_action_needs_no_realpath_and_finds_python_where_windows_puts_it(
    tmp_path: Path, repository: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """macOS's `realpath` has no `-m`; a virtual environment of Windows has `Scripts` in the place of `bin`."""
    programs, workspace, temporary = (tmp_path / name for name in ("programs", "workspace", "temporary"))
    for folder in (programs, workspace, temporary):
        folder.mkdir()
    (programs / "realpath").write_text("#!/bin/sh\necho 'realpath: illegal option -- m' >&2\nexit 1\n")
    (programs / "python").write_text(f'#!/bin/sh\n"{sys.executable}" "$@" && mv "$3/bin" "$3/Scripts"\n')
    for program in programs.iterdir():
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    (workspace / "bad.yaml").write_text(BAD)
    ran = run_action(repository[0], workspace, temporary, {"specs": "bad.yaml", "python": str(programs / "python")})
    assert ran.status == 1, ran.log
    assert len(read_commands(ran.log)) == 1
    assert ran.outputs["sarif-file"] == str(workspace / "dashc.sarif")
    assert json.loads((workspace / "dashc.sarif").read_bytes())["runs"][0]["results"]
