"""The lock file holds what `pyproject.toml` and the demo ask for."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text()


def wanted() -> list[Requirement]:
    """The requirements of the package, of all its extras, of its build, and of the demo."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text())
    project = pyproject["project"]
    lines = [*project["dependencies"], *pyproject["build-system"]["requires"]]
    lines += [line for extra in project["optional-dependencies"].values() for line in extra]
    lines += (ROOT / "specs" / "02-gapminder" / "requirements.txt").read_text().splitlines()
    return [Requirement(line) for line in lines if line.strip()]


@pytest.mark.parametrize("requirement", wanted(), ids=str)
def test_the_lock_file_holds_a_version_that_is_allowed(requirement: Requirement) -> None:
    name = re.escape(canonicalize_name(requirement.name))
    locked = re.findall(rf"^{name}==(\S+)", LOCK, re.MULTILINE)
    assert locked, f"run `python3 dev.py lock`: {requirement} is not in requirements.lock"
    assert all(requirement.specifier.contains(version) for version in locked)


def test_every_version_has_hashes_and_no_address() -> None:
    entries = re.split(r"\n(?=\S)", LOCK)
    assert [entry for entry in entries if not entry.startswith("#") and "--hash=sha256:" not in entry] == []
    assert "://" not in LOCK
