"""Putting the files in their place: all of them, or none."""

import json
import shutil
import tempfile
from pathlib import Path

from dashc.generate.files import Files

MADE_BY_RUNNING = frozenset({"__pycache__"})


def foreign_in(out: Path) -> list[str]:
    """What stands in the folder, or in its place, that no build wrote, sorted."""
    if not out.exists():
        return []
    if not out.is_dir():
        return [out.name]
    written = _written(out)
    found = (path.relative_to(out) for path in out.rglob("*") if not path.is_dir() or path.is_symlink())
    return sorted(
        path.as_posix() for path in found if path.as_posix() not in written and MADE_BY_RUNNING.isdisjoint(path.parts)
    )


def _written(out: Path) -> frozenset[str]:
    """The files that the last build of this folder wrote, by its own account."""
    try:
        manifest = json.loads((out / "app.json").read_text(encoding="utf-8"))
        return frozenset([*manifest["files"], "app.json"])
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()


def replace_folder(out: Path, files: Files) -> None:
    """Write a folder beside, then exchange the two: who looks sees the old app or the new one, never a mixture."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as workshop:
        new, old = Path(workshop, "new"), Path(workshop, "old")
        new.mkdir()
        for name, content in files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if out.exists():
            shutil.move(out, old)
        shutil.move(new, out)
