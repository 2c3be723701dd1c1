"""One mistake, one diagnostic (diagnostics.md rule 4): every example, broken in one place, has exactly one finding."""

import shutil
from pathlib import Path

import pytest

from dashc.diagnostics.diagnostic import Severity
from dashc.pipeline import check
from tests.diagnostics.places import assert_exact
from tests.mutations import message_mutants, reuse_mutants, wiring_mutants  # noqa: F401  (they register their kinds)
from tests.mutations.mutants import KINDS, Mutant, Project

EXAMPLES = sorted((Path(__file__).parents[2] / "specs").glob("*/*.yaml"))
SPECS = [*EXAMPLES, *sorted((Path(__file__).parent / "reuse").glob("*/*.yaml"))]
"""The examples, and one that reuses more than is good to read."""


def codes(spec: Path) -> list[str]:
    """The codes of the errors and warnings in a spec; all places are exact."""
    compilation = check(spec)
    findings = compilation.sink.sorted()
    for finding in findings:
        assert_exact(finding, compilation.lines)
    return [finding.code for finding in findings if finding.severity is not Severity.INFO]


def project_of(spec: Path) -> Project:
    plan = check(spec).plan
    assert plan is not None
    python = {path.name: path.read_text(encoding="utf-8") for path in sorted(spec.parent.glob("*.py"))}
    included = sorted({path for path in spec.parent.rglob("*.yaml") if path != spec})
    parts = {path.relative_to(spec.parent).as_posix(): path.read_text(encoding="utf-8") for path in included}
    return Project(spec.read_text(encoding="utf-8"), plan, python, parts)


def write(mutant: Mutant, spec: Path, folder: Path) -> Path:
    """The example with the mutant's files in the place of its own."""
    shutil.copytree(spec.parent, folder, ignore=shutil.ignore_patterns("__pycache__", "build"))
    (folder / spec.name).write_text(mutant.spec, encoding="utf-8")
    for name, part in mutant.parts.items():
        (folder / name).write_text(part, encoding="utf-8")
    for name, text in mutant.python.items():
        (folder / name).unlink() if text is None else (folder / name).write_text(text, encoding="utf-8")
    return folder / spec.name


@pytest.mark.parametrize("spec", SPECS, ids=lambda path: path.stem)
def test_the_examples_have_no_error_and_no_warning(spec: Path) -> None:
    assert codes(spec) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_mistake_fits_some_example(kind: str) -> None:
    _, mutate = KINDS[kind]
    assert any(list(mutate(project_of(spec))) for spec in SPECS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("spec", SPECS, ids=lambda path: path.stem)
def test_one_mutation_gives_exactly_one_finding(spec: Path, kind: str, tmp_path: Path) -> None:
    code, mutate = KINDS[kind]
    for number, mutant in enumerate(mutate(project_of(spec))):
        mutated = write(mutant, spec, tmp_path / str(number))
        assert codes(mutated) == [code], f"mutant {number}:\n{mutant.spec}\n{mutant.parts}"
