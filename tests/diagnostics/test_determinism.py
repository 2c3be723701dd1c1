"""The same bytes, whatever the hash seed, the line ends and the order of the rules (diagnostics.md rule 12)."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dashc import pipeline
from dashc.diagnostics.formats import FORMATS
from dashc.diagnostics.text import render_text
from dashc.lint import linter
from dashc.pipeline import check

FOLDER = Path(__file__).parent
CASES = sorted(path for path in FOLDER.iterdir() if path.name.startswith("DC"))
GOLDEN = sorted((FOLDER.parent / "expand" / "golden").iterdir())
SPECS = {**dict.fromkeys(CASES, "bad.yaml"), **dict.fromkeys(GOLDEN, "spec.yaml")}
"""The folders of specs with findings, and the names of these."""

ALL_FORMS = """
import os, sys
from pathlib import Path
from dashc.diagnostics.formats import FORMATS, renderer
from dashc.pipeline import check
from tests.diagnostics.reports import report_of
for path in map(Path, sys.argv[1:]):
    os.chdir(path.parent)
    report = report_of(check(path.name, select=["DC"]))
    for form in FORMATS:
        sys.stdout.write(f"== {path.parent.name} {form}\\n{renderer(form)(report)}")
"""


@cache
def all_forms(seed: int) -> bytes:
    """What every form says of every spec, from a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(FOLDER.parents[1])}
    command = [sys.executable, "-c", ALL_FORMS, *(str(folder / name) for folder, name in SPECS.items())]
    return subprocess.run(command, capture_output=True, env=environment, check=True).stdout


@pytest.mark.parametrize("seed", range(10))
def test_every_form_of_every_case_is_the_same_for_every_hash_seed(seed: int) -> None:
    assert all_forms(seed).count(b"== ") >= len(SPECS) * len(FORMATS)
    assert hashlib.sha256(all_forms(seed)).hexdigest() == hashlib.sha256(all_forms(0)).hexdigest()


def test_no_form_says_when_or_where_it_was_made() -> None:
    text = all_forms(0).decode()
    assert str(FOLDER.parent) not in text
    assert "timestamp" not in text


@pytest.mark.parametrize("case", SPECS, ids=lambda path: path.name)
def test_line_ends_change_nothing(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A spec from Windows has the same findings at the same places; only an offset in bytes differs."""
    folder = tmp_path / case.name
    shutil.copytree(case, folder)
    for file in folder.rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.chdir(case)
    expected = shown(case)
    monkeypatch.chdir(folder)
    found = shown(case)
    if case.name == "DC109-bad-encoding":
        expected, found = (text.partition("offset")[0] for text in (expected, found))
    assert found == expected


def shown(case: Path) -> str:
    compilation = check(SPECS[case], select=[case.name[:5]])
    return render_text(compilation.sink.sorted(), compilation.lines)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("case", SPECS, ids=lambda path: path.name)
def test_the_order_of_the_rules_changes_nothing(case: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    expected = shown(case)
    waiting: list[tuple[Callable[..., None], tuple[Any, ...]]] = []
    for name in [name for name in vars(linter) if name.startswith("check_")]:
        rule = getattr(linter, name)
        monkeypatch.setattr(linter, name, lambda *arguments, rule=rule: waiting.append((rule, arguments)))

    def shuffled(*arguments: Any) -> None:
        linter.lint(*arguments)
        random.Random(seed).shuffle(waiting)
        for rule, given in waiting:
            rule(*given)

    monkeypatch.setattr(pipeline, "lint", shuffled)
    assert shown(case) == expected
