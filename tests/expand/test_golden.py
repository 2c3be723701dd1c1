"""Aliases, merges, includes, loops and components: whole texts of findings (diagnostics.md rule 2, the golden set).

`DASHC_UPDATE=1 pytest tests/expand` writes the texts anew; read them in the diff as a stranger would.
"""

import os
from pathlib import Path

import pytest

from dashc.diagnostics.text import render_text
from dashc.pipeline import check
from tests.diagnostics.places import assert_exact

FOLDER = Path(__file__).parent / "golden"


@pytest.mark.parametrize("case", sorted(path.name for path in FOLDER.iterdir()))
def test_the_text_is(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER / case)
    compilation = check("spec.yaml")
    findings = compilation.sink.sorted()
    for finding in findings:
        assert_exact(finding, compilation.lines)
    text = render_text(findings, compilation.lines)
    expected = FOLDER / case / "expected.txt"
    if os.environ.get("DASHC_UPDATE"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
