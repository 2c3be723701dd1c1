"""The `requirements.txt` beside the spec: its text for the emitted app, and the packages that it names."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from dashc.ir.read import read_file

FILE = "requirements.txt"
INCLUDE = re.compile(r"^(?:-r|--requirement)[ =]?\s*(\S+)")


_OPTIONS = re.compile(r"\s--?[a-z].*$")
"""pip's own, which stand behind a requirement: `--hash=…`."""


class Requirement(NamedTuple):
    """A package by its normalised name, with the extras asked for."""

    name: str
    extras: frozenset[str] = frozenset()
    applies: bool = True
    """False: its marker (`; sys_platform == "win32"`) does not hold here."""


class Listed(NamedTuple):
    """What a requirements file asks for; not `whole` where a line names a folder or an address instead of a package."""

    requirements: tuple[Requirement, ...]
    whole: bool


def read_requirements(folder: Path) -> str | None:
    """The file's text; None where there is none."""
    try:
        return read_file(folder / FILE).decode("utf-8-sig", errors="replace")
    except OSError:
        return None


def listed(text: str, folder: Path) -> Listed:
    """The packages of a requirements file and of those that it includes with `-r`."""
    found: list[Requirement] = []
    whole = True
    seen = {folder / FILE}
    work = [(line, folder) for line in _lines(text)]
    while work:
        line, base = work.pop(0)
        included = INCLUDE.match(line)
        if included:
            path = base / included[1]
            if path in seen:
                continue
            seen.add(path)
            try:
                work += [(inner, path.parent) for inner in _lines(read_file(path).decode(errors="replace"))]
            except (OSError, ValueError):
                whole = False
        elif not line.startswith(("-c", "--")):
            requirement = read_requirement(_OPTIONS.sub("", line))
            whole = whole and requirement is not None
            found += [requirement] if requirement else []
    return Listed(tuple(found), whole)


def read_requirement(text: str, extras: Iterable[str] = ()) -> Requirement | None:
    """A requirement as PEP 508 has it; None for a folder, an address, or what is none.

    `extras` are those of the package that requires it.
    """
    from packaging import requirements  # here: few specs have a list, and fewer need what packages require

    try:
        parsed = requirements.Requirement(text)
    except requirements.InvalidRequirement:
        return None
    marker = parsed.marker
    applies = marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))
    return Requirement(normalised(parsed.name), frozenset(map(normalised, parsed.extras)), applies)


def normalised(name: str) -> str:
    """A distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def _lines(text: str) -> Iterator[str]:
    for line in text.replace("\\\n", " ").splitlines():
        stripped = re.sub(r"(^|\s)#.*$", "", line).strip()
        if stripped:
            yield stripped
