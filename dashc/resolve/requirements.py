"""The `requirements.txt` beside the spec: its text for the emitted app, and the packages that it names."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dashc.ir.read import read_file

FILE = "requirements.txt"
NAME = re.compile(r"^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?")
INCLUDE = re.compile(r"^(?:-r|--requirement)[ =]?\s*(\S+)")


class Requirement(NamedTuple):
    """A package by its normalised name, with the extras asked for."""

    name: str
    extras: frozenset[str] = frozenset()


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
        name = NAME.match(line)
        if included:
            path = base / included[1]
            if path in seen:
                continue
            seen.add(path)
            try:
                work += [(inner, path.parent) for inner in _lines(read_file(path).decode(errors="replace"))]
            except (OSError, ValueError):
                whole = False
        elif name and "://" not in line.partition("@")[0] and "/" not in line.partition("@")[0].partition(";")[0]:
            extras = frozenset(normalised(extra) for extra in (name[2] or "").split(",") if extra.strip())
            found.append(Requirement(normalised(name[1]), extras))
        elif not line.startswith(("-c", "--")):
            whole = False
    return Listed(tuple(found), whole)


def normalised(name: str) -> str:
    """A distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def _lines(text: str) -> Iterator[str]:
    for line in text.replace("\\\n", " ").splitlines():
        stripped = re.sub(r"(^|\s)#.*$", "", line).strip()
        if stripped:
            yield stripped
