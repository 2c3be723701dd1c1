"""What in an output folder is not from a build: it may be somebody's only copy, so nothing of it is touched."""

import importlib.util
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dashc.generate.record import OUTERMOST, Record, sha256

PART = ".dashc-part"
"""The name under which a file is written before it gets its own; one that is found was left by a killed build."""
CACHE = "__pycache__"


class Stranger(NamedTuple):
    """A file that no build wrote, or that was changed after a build had written it."""

    name: str
    changed: bool


class Found(NamedTuple):
    """The builds' own files with the hashes of their contents, what killed builds left, and the strangers."""

    own: dict[str, str]
    parts: list[Path]
    strangers: list[Stranger]


def look_into(out: Path, records: Sequence[Record], most: int) -> Found:
    """Go through the output folder, until there are so many strangers.

    Caches that Python makes beside its files are neither own nor strange: they stay.
    """
    known: dict[str, set[str]] = {}
    for record in records:
        for place, digest in record.places().items():
            known.setdefault(place, set()).add(digest)
    found = Found({}, [], [])
    for place in _files_in(out, ""):
        if len(found.strangers) == most:
            break
        path = out / place
        try:
            regular = stat.S_ISREG(path.lstat().st_mode)
        except FileNotFoundError:  # Gone in the meantime.
            continue
        if regular and path.name == PART:
            found.parts.append(path)
        elif place not in known and place not in OUTERMOST:
            found.strangers.append(Stranger(place, changed=False))
        else:
            content = path.read_bytes() if regular else b""
            digest = sha256(content)
            if regular and (digest in known.get(place, ()) or _is_outermost(place, content, records)):
                found.own[place] = digest
            else:
                found.strangers.append(Stranger(place, changed=bool(records)))
    return found


def _is_outermost(place: str, content: bytes, records: Iterable[Record]) -> bool:
    return any(record.hashes.get(place) == sha256(record.unnamed(content)) for record in records)


def _files_in(folder: Path, prefix: str) -> Iterator[str]:
    """The paths of all that is no folder, sorted; links are not followed."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if not entry.is_dir(follow_symlinks=False):
                yield prefix + entry.name
            elif entry.name != CACHE and os.access(entry.path, os.R_OK | os.X_OK):
                yield from _files_in(Path(entry.path), f"{prefix}{entry.name}/")


def caches_of(source: Path) -> Iterator[Path]:
    """The compiled forms that Python keeps of a module."""
    folder = source.parent / CACHE
    if source.suffix == ".py" and folder.is_dir():
        for path in folder.iterdir():
            try:
                if importlib.util.source_from_cache(str(path)) == str(source):
                    yield path
            except ValueError:  # Not a name of Python's.
                continue
