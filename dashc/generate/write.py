"""Putting a build in its place, such that whoever looks finds the old app or the new one, whole.

A build's files come first, under names that no other build uses; then `wsgi.py`, which names them, is replaced in one
step. So it does not matter when a build is killed, nor whether the output folder is a mount point. Files of earlier
builds stay for a while, for servers that run from them and pages that are open.
"""

import os
import time
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from dashc.generate.files import Files
from dashc.generate.lock import locked
from dashc.generate.record import OUTERMOST, RECORD, Record, current_build, read_records, sha256
from dashc.generate.strangers import PART, Stranger, caches_of, look_into

KEPT_SECONDS = 24 * 60 * 60
"""How long the files of a build stay after another one has taken its place."""
CLOCK_STEP = 2
"""Seconds: the coarsest time stamps of files that are in use (FAT)."""


def write_build(out: Path, files: Files, most: int) -> list[Stranger]:
    """Make `files` the app in the output folder; or list what stands there and is not from a build, at most so many.

    Raises:
        OSError: something cannot be written; the app that was there is as it was.
    """
    made = not out.exists()
    out.mkdir(parents=True, exist_ok=True)
    try:
        with locked(out):
            return _write(out, files, most)
    except BaseException:
        if made:
            with suppress(OSError):  # Not empty, or not ours any more.
                out.rmdir()
        raise


def _write(out: Path, files: Files, most: int) -> list[Stranger]:
    records, record, running = read_records(out), Record.of(files), current_build(out)
    found = look_into(out, records, most)
    if found.strangers:
        return found.strangers
    for part in found.parts:
        part.unlink()
    whole = [old for old in records if found.own.keys() >= old.places().keys()]
    kept = [old for old in whole if old != record]
    try:
        # The list before what it lists: a build that is killed here leaves nothing that the next one does not know.
        _put(out / record.name / RECORD, record.content, found.own.get(f"{record.name}/{RECORD}"))
        for path, content in files.items():
            if path not in OUTERMOST:
                place = record.place(path)
                _put(out / place, content, found.own.get(place), new=place not in found.own)
    except BaseException:
        if record not in whole:
            _remove(out, [record], kept)
        raise
    if running is not None and running.name != record.name:
        _mark_as_replaced(running)
    for name in OUTERMOST:
        _put(out / name, record.named(files[name]), found.own.get(name))
    kept = [old for old in kept if not _is_expired(out / old.name)]
    _remove(out, [old for old in records if old != record and old not in kept], [record, *kept])
    return []


def _put(path: Path, content: bytes, there: str | None, *, new: bool = False) -> None:
    """Give the file this content in one step; `there` is the hash of what it has."""
    if sha256(content) == there:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if new and path.exists():
        raise FileExistsError(f"`{path.name}` is already there: this file system does not tell its names apart")
    part = path.with_name(PART)
    try:
        with part.open("xb") as stream:
            stream.write(content)
        if there is not None:
            # Python knows a stale cache of `wsgi.py` by the time stamp and the length, which builds have in common.
            later = max(time.time(), path.stat().st_mtime + CLOCK_STEP)
            os.utime(part, (later, later))
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _mark_as_replaced(build: Path) -> None:
    """The time stamp of a build's list says since when another one is in its place."""
    with suppress(OSError):  # Another user's, in a folder that both may write.
        os.utime(build / RECORD)


def _is_expired(build: Path) -> bool:
    return time.time() - (build / RECORD).stat().st_mtime > KEPT_SECONDS


def _remove(out: Path, records: Collection[Record], kept: Iterable[Record]) -> None:
    """Remove the files of builds, except those that the others use, and the folders that are empty then."""
    used = {place for record in kept for place in record.places()}
    for record in records:
        own = [place for place in record.places() if place not in used]
        for place in sorted(own, key=lambda place: place.endswith(f"/{RECORD}")):  # The list last: see above.
            path = out / place
            with suppress(OSError):
                path.unlink(missing_ok=True)
                for cache in caches_of(path):
                    cache.unlink()
            for folder in (path.parent / "__pycache__", path.parent, *path.parent.parents):
                if folder == out:
                    break
                with suppress(OSError):  # Not empty, or not there.
                    folder.rmdir()
