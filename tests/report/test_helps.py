"""A help that is followed leaves the spec without a finding that it did not have before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix
from dashc.report.checked import Checks, Input, check_all
from dashc.report.edits import apply_edits
from dashc.report.fixes import acceptable
from dashc.report.settings import Settings

CASES = sorted((Path(__file__).parents[1] / "diagnostics").glob("DC*"))
IN_ITS_PLACE = re.compile(r"(?:did you mean|write|use(?! .*(?:,| or ))) ((?:`[^`]+`(?:, | or )?)+)\??(?: \([^)]*\))?")
"""A help that names what should stand in the place that is underlined: one text, or several to choose from. (`use` with
several lists all names that there are.)"""


def findings_of(spec: Path, data: bytes) -> list[Diagnostic]:
    return Settings().shown(check_all([Input(spec, data, {})], Checks()).findings)


def edits(help: str, finding: Diagnostic, lines: Sequence[str]) -> Iterator[Edit]:
    """What follows the help, for each choice that it gives; where it writes the key too, that is there already."""
    found = IN_ITS_PLACE.fullmatch(help)
    if found is None or "…" in found[1] or "..." in found[1]:
        return
    for choice in re.findall(r"`([^`]+)`", found[1]):
        key, colon, value = (choice[1:-1] if choice.startswith("{") else choice).partition(": ")
        before = lines[finding.primary.line - 1][: finding.primary.column - 1]
        yield Edit(finding.primary, value if colon and before.rstrip().endswith(f"{key}:") else choice)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_no_help_brings_up_something_new(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    spec = Path("bad.yaml")
    try:
        text = spec.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return  # DC109 is about bytes that are no text.
    before = findings_of(spec, text.encode())
    for finding in before:
        if finding.primary.file == spec.name:
            for help in finding.help:
                for edit in edits(help, finding, text.splitlines()):
                    mended = replace(finding, fix=Fix((edit,), safe=False))
                    after = findings_of(spec, apply_edits(text, [edit]).encode())
                    assert acceptable(before, after, [mended]), (help, finding.headline, [f.headline for f in after])
