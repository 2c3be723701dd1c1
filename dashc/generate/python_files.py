"""`--copy-python`: the user's own code inside the emitted folder, for a container (language.md section 10)."""

from collections.abc import Iterator
from pathlib import Path

from dashc.generate.files import Files
from dashc.generate.record import current_build
from dashc.ir.program import Program

SKIPPED = frozenset({"__pycache__", "node_modules", "venv"})


def copy_of_python(program: Program, out: Path) -> Files:
    """Everything in the import path's folders, merged: code reads data that lies beside it.

    Where two folders hold the same name, the first wins, as on the import path.
    """
    files: Files = {}
    for folder in map(Path, program.python_paths):
        for path in _files_in(folder, out):
            files.setdefault(f"python/{path.relative_to(folder).as_posix()}", path.read_bytes())
    return files


def _files_in(folder: Path, out: Path) -> Iterator[Path]:
    """The files of a folder, less hidden ones, environments, and emitted apps (this one among them)."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name in SKIPPED or path.resolve() == out:
            continue
        if path.is_file():
            if path.suffix != ".pyc":
                yield path
        elif not _is_environment(path) and not _is_emitted(path):
            yield from _files_in(path, out)


def _is_environment(folder: Path) -> bool:
    return (folder / "pyvenv.cfg").exists()


def _is_emitted(folder: Path) -> bool:
    return current_build(folder) is not None
