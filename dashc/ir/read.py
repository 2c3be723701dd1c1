"""Reading a file that may be anything: a pipe that nobody writes to, a device without an end."""

import errno
import os
import stat
from pathlib import Path

from dashc.ir.limits import MAX_BYTES

_KINDS = (
    (stat.S_ISFIFO, "it is a pipe"),
    (stat.S_ISSOCK, "it is a socket"),
    (stat.S_ISDIR, os.strerror(errno.EISDIR)),
)


def read_file(path: str | Path, limit: int = MAX_BYTES) -> bytes:
    """The contents of a file, of which `limit` bytes at most.

    Raises:
        OSError: it cannot be read, is no regular file, or is larger; `strerror` says which.
    """
    data = read_beginning(path, limit + 1)
    if len(data) > limit:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def read_beginning(path: str | Path, length: int) -> bytes:
    """The first bytes of a file; else as `read_file`."""
    # To open a pipe waits for a writer, unless it is told not to.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        mode = os.fstat(handle).st_mode
        if not stat.S_ISREG(mode):
            kind = next((text for is_one, text in _KINDS if is_one(mode)), "it is a device")
            raise OSError(errno.EINVAL, kind, str(path))
        with os.fdopen(handle, "rb", closefd=False) as stream:
            return stream.read(length)
    finally:
        os.close(handle)
