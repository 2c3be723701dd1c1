"""Temporary folders that do not stay: the next run removes those whose owner was killed."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

if os.name != "nt":
    import fcntl

MARK = ".dashc"
"""The file by which a folder is known as one of these."""


@contextmanager
def temporary_folder(purpose: str) -> Iterator[Path]:
    """A folder for as long as it is needed; on the way those that nobody needs any more are removed.

    Who needs a folder holds a lock on it, which the system takes away from a process that ends, however it ends.
    """
    if os.name == "nt":
        with tempfile.TemporaryDirectory(prefix=f"dashc-{purpose}-") as plain:
            yield Path(plain)
        return
    _remove_left_ones(Path(tempfile.gettempdir()))
    with ExitStack() as at_end:
        folder = Path(tempfile.mkdtemp(prefix=f"dashc-{purpose}-"))
        at_end.callback(shutil.rmtree, folder, ignore_errors=True)
        handle = os.open(folder, os.O_RDONLY)
        at_end.callback(os.close, handle)
        fcntl.flock(handle, fcntl.LOCK_EX)
        # Only now, so that a folder with a mark and without a lock has no owner.
        (folder / MARK).touch()
        yield folder


def _remove_left_ones(parent: Path) -> None:
    for folder in parent.glob("dashc-*-*"):
        with suppress(OSError):  # Another user's, or one that is just going.
            if folder.is_symlink() or not (folder / MARK).is_file() or folder.stat().st_uid != os.getuid():
                continue
            handle = os.open(folder, os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder)
            finally:
                os.close(handle)
