"""The specs that a command line means: files, folders, globs, and `-` for the standard input."""

import glob
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

STDIN = "-"
SKIPPED = frozenset({"__pycache__", "build", "dist", "env", "node_modules", "site-packages", "venv"})
"""Folders in which nobody keeps specs; those whose names begin with a dot are skipped as well."""

_SPEC = re.compile(rb"""^(?:dashc|"dashc"|'dashc')\s*:""", re.MULTILINE)


@dataclass(slots=True)
class Found:
    """The specs in the order asked for, each once, and what cannot be checked, in sentences."""

    specs: list[Path] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def find_specs(arguments: Sequence[str], exclude: Sequence[str] = ()) -> Found:
    """What the arguments mean; `exclude` are globs for what folders and globs bring."""
    found = Found()
    if not arguments:
        found.problems.append("there is nothing to check; name a spec.")
    for argument in arguments:
        path = Path(argument)
        if argument == STDIN or path.is_file():
            specs, problem = [path], ""
        elif path.is_dir():
            specs = [spec for spec in _specs_in(path) if not excluded(spec, exclude)]
            problem = f"there is no spec in the folder `{argument}`; a spec has `dashc: 1` at its top level."
        elif glob.has_magic(argument):
            matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207  (absolute ones too)
            specs = [Path(match) for match in matches if Path(match).is_file() and not excluded(Path(match), exclude)]
            problem = f"no file matches `{argument}`."
        else:
            specs, problem = ([path], "") if path.exists() else ([], f"there is no file `{argument}`.")
        found.specs += specs
        if not specs:
            found.problems.append(problem)
    found.specs = list(dict.fromkeys(map(_without_detours, found.specs)))
    found.problems = list(dict.fromkeys(found.problems))
    return found


def excluded(path: Path, patterns: Sequence[str]) -> bool:
    """Whether a path, or a folder that it lies in, matches one of the globs."""
    parts = path.as_posix().removeprefix("./").split("/")
    names = ["/".join(parts[: index + 1]) for index in range(len(parts))]
    return any(fnmatch(name, pattern.rstrip("/")) for name in [*names, parts[-1]] for pattern in patterns)


def _without_detours(path: Path) -> Path:
    """`x.yaml` for `sub/../x.yaml`, unless `sub` is a link to elsewhere."""
    if ".." not in path.parts:
        return path
    short = Path(os.path.normpath(path))
    try:
        return short if short.samefile(path) else path
    except OSError:
        return path


def _specs_in(folder: Path) -> Iterator[Path]:
    """The YAML files below a folder that have the key of a spec: other YAML files may be anything."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in SKIPPED and not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if path.suffix in (".yaml", ".yml") and not name.startswith(".") and _is_spec(path):
                yield path


def _is_spec(path: Path) -> bool:
    try:
        return _SPEC.search(path.read_bytes()) is not None
    except OSError:
        return False
