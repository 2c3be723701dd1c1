"""The same bytes, whatever the hash seed, the line ends and the order of the rules (diagnostics.md rule 12)."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
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

ALL_FORMS = """
import os, sys
from pathlib import Path
from dashc.diagnostics.formats import FORMATS, renderer
from dashc.pipeline import check
from tests.diagnostics.reports import report_of
for case in sys.argv[1:]:
    os.chdir(case)
    report = report_of(check("bad.yaml", select=["DC"]))
    for form in FORMATS:
        sys.stdout.write(f"== {Path(case).name} {form}\\n{renderer(form)(report)}")
"""


def test_every_form_of_every_case_is_the_same_for_every_hash_seed() -> None:
    texts = {}
    for seed in ("0", "1", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(FOLDER.parents[1])}
        command = [sys.executable, "-c", ALL_FORMS, *map(str, CASES)]
        done = subprocess.run(command, capture_output=True, env=environment, check=True)
        texts[seed] = done.stdout
    assert texts["0"].count(b"== DC") == len(CASES) * len(FORMATS)
    assert len({hashlib.sha256(text).hexdigest() for text in texts.values()}) == 1


def test_no_form_says_when_or_where_it_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {**os.environ, "PYTHONPATH": str(FOLDER.parents[1])}
    command = [sys.executable, "-c", ALL_FORMS, *map(str, CASES)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert str(FOLDER) not in done.stdout
    assert "timestamp" not in done.stdout


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_line_ends_change_nothing(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A spec from Windows has the same findings at the same places; only an offset in bytes differs."""
    folder = tmp_path / case.name
    shutil.copytree(case, folder)
    for file in folder.rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.chdir(case)
    expected = shown(case.name)
    monkeypatch.chdir(folder)
    found = shown(case.name)
    if case.name == "DC109-bad-encoding":
        expected, found = (text.partition("offset")[0] for text in (expected, found))
    assert found == expected


def shown(case: str) -> str:
    compilation = check("bad.yaml", select=[case[:5]])
    return render_text(compilation.sink.sorted(), compilation.lines)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_order_of_the_rules_changes_nothing(case: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    expected = shown(case.name)
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
    assert shown(case.name) == expected
