"""One build at a time in an output folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if os.name != "nt":
    import fcntl


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Wait for other builds of this folder, and let none begin.

    The lock is the system's: it is no file, and it ends with the process that holds it, however that ends. Where there
    is none (Windows, some network file systems) builds of one folder are not kept apart.
    """
    if os.name == "nt":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
