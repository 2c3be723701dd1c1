"""The files below a folder that goes into the app, and those that cannot: only what lies in the folder is taken."""

import os
import stat
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from dashc.ir.paths import leads_out


class Reason(Enum):
    """Why a file is not taken: in words, and what to do."""

    OUTSIDE = ("it is a link that leads out of the folder", "put a copy there, instead of the link")
    FOLDER_LINK = ("it is a link to a folder", "put the folder itself there, instead of the link")
    NOWHERE = ("it is a link that leads nowhere", "remove the link")
    NO_FILE = ("it is neither a file nor a folder", "remove it")
    UNREADABLE = ("you may not read it", "change its permissions, or remove it")
    NAME = ("its name is not UTF-8", "rename it")


class Unusable(NamedTuple):
    """A file that is not taken."""

    path: str
    reason: Reason


class Listing(NamedTuple):
    """What was found, by the path from the folder, with forward slashes; sorted."""

    files: dict[str, str]
    """Path -> where to read it."""
    unusable: list[Unusable]
    size: int
    """In bytes, of all files."""


def files_in(folder: str | Path, skips: Callable[[os.DirEntry[str]], bool]) -> Listing:
    """All files below a folder, less those, and folders, that `skips` names."""
    real = os.path.realpath(folder)
    files, unusable, size = dict[str, str](), list[Unusable](), 0
    for path, entry in _entries(folder, "", skips):
        reason = _unusable(entry, real)
        if reason is not None:
            unusable.append(Unusable(path, reason))
        else:
            files[path] = entry.path
            size += entry.stat().st_size
    return Listing(files, unusable, size)


def _entries(
    folder: str | Path, prefix: str, skips: Callable[[os.DirEntry[str]], bool]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All that is no folder, and folders that cannot be looked into."""
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if skips(entry):
            continue
        path = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False) and os.access(entry.path, os.R_OK | os.X_OK):
            yield from _entries(entry.path, f"{path}/", skips)
        else:
            yield path, entry


def _unusable(entry: os.DirEntry[str], real: str) -> Reason | None:
    try:
        entry.path.encode()
    except UnicodeEncodeError:
        return Reason.NAME
    try:
        mode = entry.stat().st_mode
    except OSError:
        return Reason.NOWHERE
    if entry.is_symlink() and leads_out(entry.path, real):
        return Reason.OUTSIDE
    if entry.is_symlink() and stat.S_ISDIR(mode):
        return Reason.FOLDER_LINK
    if not os.access(entry.path, os.R_OK):
        return Reason.UNREADABLE
    return None if stat.S_ISREG(mode) else Reason.UNREADABLE if stat.S_ISDIR(mode) else Reason.NO_FILE
