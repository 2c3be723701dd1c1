"""The specs that a command line means: files, folders, globs, and `-` for the standard input."""

import glob
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dashc.ir.limits import MAX_BYTES
from dashc.ir.paths import is_file, is_folder, is_there
from dashc.ir.read import read_beginning
from dashc.load.loader import display_name

STDIN = "-"
SKIPPED = frozenset({"__pycache__", "build", "dist", "env", "node_modules", "site-packages", "venv"})
"""Folders in which nobody keeps specs; those whose names begin with a dot are skipped as well."""

_SPEC = re.compile(rb"""^(?:dashc|"dashc"|'dashc')\s*:""", re.MULTILINE)


@dataclass(slots=True)
class Found:
    """The specs in the order asked for, each once, and what cannot be checked, in sentences."""

    specs: list[Path] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def find_specs(arguments: Sequence[str], excluded: Callable[[Path], bool]) -> Found:
    """What the arguments mean; `excluded` says what is left out of what folders and globs bring."""
    found = Found()
    if not arguments:
        found.problems.append("there is nothing to check; name a spec.")
    for argument in arguments:
        path = Path(argument)
        if argument == STDIN or is_file(path):
            specs, problem = [path], ""
        elif is_folder(path):
            specs = [spec for spec in _specs_in(path) if not excluded(spec)]
            problem = f"there is no spec in the folder `{argument}`; a spec has `dashc: 1` at its top level."
        elif glob.has_magic(argument):
            matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207  (absolute ones too)
            specs = [Path(match) for match in matches if is_file(match) and not excluded(Path(match))]
            problem = f"no file matches `{argument}`."
        else:
            specs, problem = ([path], "") if is_there(path) else ([], f"there is no file `{argument}`.")
        found.specs += specs
        if not specs:
            found.problems.append(problem)
    by_name: dict[str, Path] = {}
    for spec in found.specs:
        by_name.setdefault(display_name(spec), spec)
    found.specs = list(by_name.values())
    found.problems = list(dict.fromkeys(found.problems))
    return found


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
        return _SPEC.search(read_beginning(path, MAX_BYTES)) is not None
    except OSError:
        return False
