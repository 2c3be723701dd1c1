"""Whole emitted apps: reviewed in diffs, built twice, type-checked, and run without the compiler.

`pytest tests/golden --regenerate` writes the expected folders anew.
"""

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from dashc.generate.record import current_build
from tests.golden.emitted import ROOT, SPECS, comparable, emit

FOLDER = Path(__file__).parent
RULES = ("--select", "E,F,W,I,UP,B,SIM,D1", "--ignore", "E501")
"""A long path or name makes a long line; the formatter's own line length holds for all else."""


def run(*command: str, cwd: Path, **environment: str) -> str:
    """Run a program; its output is the message where it fails."""
    done = subprocess.run(command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("example", SPECS)
def test_an_example_is_emitted_as_expected(example: str, tmp_path: Path) -> None:
    expected = FOLDER / example / "expected"
    actual = comparable(emit(example, tmp_path))
    if os.environ.get("DASHC_UPDATE"):
        expected.mkdir(parents=True, exist_ok=True)
        for name, text in actual.items():
            (expected / name).write_text(text, encoding="utf-8")
    assert actual == {path.name: path.read_text(encoding="utf-8") for path in expected.iterdir()}


@pytest.mark.parametrize("example", SPECS)
def test_two_builds_in_different_folders_are_the_same_bytes(example: str, tmp_path: Path) -> None:
    """Semantics C7."""
    one, other = emit(example, tmp_path / "one"), emit(example, tmp_path / "a longer" / "other")
    assert contents(one) == contents(other)


def contents(folder: Path) -> dict[str, bytes]:
    """All files by their path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("example", SPECS)
def test_the_emitted_module_is_clean_for_mypy_and_ruff(example: str, tmp_path: Path) -> None:
    out = emit(example, tmp_path)
    options = ["--strict", "--follow-imports=silent", "--config-file=", "--explicit-package-bases", "--cache-dir"]
    path = os.pathsep.join([str(current_build(out)), str(out.parents[1])])
    run(sys.executable, "-m", "mypy", *options, str(tmp_path / "cache"), "wsgi.py", cwd=out, MYPYPATH=path)
    run(sys.executable, "-m", "ruff", "check", "--isolated", *RULES, "wsgi.py", cwd=out)
    run(sys.executable, "-m", "ruff", "format", "--isolated", "--check", "wsgi.py", cwd=out)


ASK = """
import importlib.util, json, sys
sys.path.insert(0, sys.argv[1])
sys.path.append(sys.argv[2])
from wsgi import app
import dashc.runtime
page = app.test_client().get("/")
print(json.dumps({
    "compiler": [name for name in ("cli", "catalogue", "generate") if importlib.util.find_spec(f"dashc.{name}")],
    "runtime": dashc.runtime.__file__,
    "imported": sorted({"jinja2.sandbox", "yaml", "jsonschema", "nh3", "watchfiles"} & set(sys.modules)),
    "status": page.status_code,
    "text": page.text,
}))
"""


@pytest.mark.parametrize(
    ("example", "shown"),
    [("hello", "Output: initial value"), ("cities", "New York City is a city in America"), ("gapminder", ">1952<")],
)
def test_an_app_runs_where_the_compiler_is_not_on_the_path(example: str, shown: str, tmp_path: Path) -> None:
    """`-S` leaves out site-packages with its `.pth` files; the libraries are then added by hand."""
    out = emit(example, tmp_path)
    site = sysconfig.get_path("purelib")
    answer = json.loads(run(sys.executable, "-S", "-P", "-c", ASK, str(out), site, cwd=tmp_path, PYTHONPATH=""))
    assert answer["compiler"] == []
    assert answer["runtime"] == str(out / str(current_build(out)) / "dashc" / "runtime" / "__init__.py")
    assert answer["imported"] == []
    assert answer["status"] == 200
    assert shown in answer["text"]


def test_the_emitted_app_wins_over_an_installed_compiler(tmp_path: Path) -> None:
    """Else a newer compiler in the same environment would run an older app with its own runtime."""
    out = emit("hello", tmp_path)
    answer = json.loads(run(sys.executable, "-P", "-c", ASK, str(out), str(ROOT), cwd=tmp_path, PYTHONPATH=str(ROOT)))
    assert answer["compiler"] == []
    assert answer["runtime"] == str(out / str(current_build(out)) / "dashc" / "runtime" / "__init__.py")
