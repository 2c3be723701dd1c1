"""gzip for what is made per request; static files are compressed when the app is built."""

import gzip
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing

_LEVEL = 5
_WORTH_IT = 1024
"""Bytes under which compression costs more than it saves."""


def gzipped(data: bytes) -> bytes | None:
    """The body compressed, None where that is not worth it."""
    return gzip.compress(data, _LEVEL, mtime=0) if len(data) >= _WORTH_IT else None


def gzip_stream(parts: Generator[bytes, None, None]) -> Iterator[bytes]:
    """A stream compressed, each part in such a way that the browser can read it at once."""
    with closing(parts):
        packer = zlib.compressobj(_LEVEL, wbits=zlib.MAX_WBITS | 16)
        for part in parts:
            yield packer.compress(part) + packer.flush(zlib.Z_SYNC_FLUSH)
        yield packer.flush(zlib.Z_FINISH)
