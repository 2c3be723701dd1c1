"""`--copy-python`: the user's own code inside the emitted folder, for a container."""

import os
from pathlib import Path

from dashc.diagnostics.rules.unusable_file import too_large, unusable_files
from dashc.diagnostics.sink import Sink
from dashc.generate.files import Files
from dashc.generate.positions import start_of
from dashc.generate.record import current_build
from dashc.ir.folder import Reason, files_in
from dashc.ir.program import Program

SKIPPED = frozenset({"__pycache__", "node_modules", "venv"})
MAX_PYTHON = 1000 * 2**20
"""Bytes, of code and of the data beside it; they are held in memory while the app is built."""


def copied_python(program: Program, out: Path, sink: Sink) -> Files | None:
    """Everything in the import path's folders, merged, since code reads data that lies beside it; None after a finding.

    Where two folders hold the same name, the first wins, as on the import path.
    """
    start = start_of(program.spec.document)
    places: dict[str, str] = {}
    size, sound = 0, True
    for folder in program.python_paths:
        found = files_in(folder, lambda entry: _is_not_the_users(entry, out))
        # Sockets and the like belong to what is running.
        unusable = [item for item in found.unusable if item.reason is not Reason.NO_FILE]
        if unusable:
            sink.add(unusable_files(start, Path(folder).name, unusable))
            sound = False
        places = {**found.files, **places}
        size += found.size
    if size > MAX_PYTHON:
        sink.add(too_large(start, "python", size, MAX_PYTHON))
    if not sound or size > MAX_PYTHON:
        return None
    return {f"python/{path}": Path(place).read_bytes() for path, place in places.items()}


def _is_not_the_users(entry: os.DirEntry[str], out: Path) -> bool:
    """Whether this is hidden, an environment, compiled, or an emitted app (this one among them)."""
    if entry.name.startswith(".") or entry.name in SKIPPED or entry.name.endswith(".pyc"):
        return True
    path = Path(entry.path)
    if not entry.is_dir():
        return False
    return path.resolve() == out or (path / "pyvenv.cfg").exists() or current_build(path) is not None
