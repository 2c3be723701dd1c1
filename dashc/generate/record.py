"""What a build consists of: a list of its files, which stands among them, so that the next build knows what is its own.

A build is named after its list, so nothing but a build can have made it, and each build has a folder of its own:
whatever reads one build's files never meets those of another.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Self

from dashc.generate.files import HASH_LENGTH, Files, content_hash

RECORD = "files.json"
STATIC = "static/"
"""Files whose names carry a hash of what is in them: all builds share them."""
OUTERMOST = ("requirements.txt", "Dockerfile", "wsgi.py")
"""The files that every build has under one name, in the order in which they are replaced.

`wsgi.py` is the last: it names the folder of its build, so replacing it is the step from one app to the next.
"""
UNNAMED = f"build-{'0' * HASH_LENGTH}"
"""Stands in `wsgi.py` for the name of the build, which is known only when all files are."""
_NAMED = re.compile(rf"""^BUILD = HERE / "(build-[0-9a-f]{{{HASH_LENGTH}}})"$""", re.MULTILINE)
_BUILDS = f"build-{'[0-9a-f]' * HASH_LENGTH}"


class Record(NamedTuple):
    """The files of one build, by the path that they have in `Files`, with the SHA-256 of their contents."""

    hashes: Mapping[str, str]

    @classmethod
    def of(cls, files: Files) -> Self:
        """The record of files to be."""
        return cls({path: sha256(content) for path, content in sorted(files.items())})

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """The record in a build's folder; None where there is none, or not of this build."""
        try:
            if not (folder / RECORD).is_file():
                return None
            hashes = json.loads((folder / RECORD).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(hashes, dict) or not all(isinstance(value, str) for value in hashes.values()):
            return None
        record = cls(hashes)
        return record if record.name == folder.name and all(map(_stays_inside, hashes)) else None

    @property
    def content(self) -> bytes:
        """The file."""
        return (json.dumps(self.hashes, indent=0) + "\n").encode()

    @property
    def name(self) -> str:
        """The name of the build's folder."""
        return f"build-{content_hash(self.content)}"

    def place(self, path: str) -> str:
        """Where in the output folder a file of this build stands."""
        return path if path in OUTERMOST or path.startswith(STATIC) else f"{self.name}/{path}"

    def places(self) -> dict[str, str]:
        """The files that stay where they are when the next build comes: place -> hash."""
        own = {self.place(path): digest for path, digest in self.hashes.items() if path not in OUTERMOST}
        return own | {f"{self.name}/{RECORD}": sha256(self.content)}

    def named(self, content: bytes) -> bytes:
        """`wsgi.py` with the name of its build in it."""
        return content.replace(UNNAMED.encode(), self.name.encode())

    def unnamed(self, content: bytes) -> bytes:
        """The reverse: what the record's hash of an outermost file is made of."""
        return content.replace(self.name.encode(), UNNAMED.encode())


def sha256(content: bytes) -> str:
    """The hash by which a record knows a file."""
    return hashlib.sha256(content).hexdigest()


def read_records(out: Path) -> list[Record]:
    """The builds in an output folder, the complete ones and those that were broken off."""
    found = (Record.read(folder) for folder in sorted(out.glob(_BUILDS)))
    return [record for record in found if record is not None]


def current_build(out: Path) -> Path | None:
    """The folder of the build that the `wsgi.py` of an output folder starts; None where `out` is none."""
    try:
        named = _NAMED.search((out / "wsgi.py").read_text(encoding="utf-8")) if (out / "wsgi.py").is_file() else None
    except (OSError, ValueError):
        return None
    return out / named[1] if named and (out / named[1] / "app.json").is_file() else None


def _stays_inside(path: str) -> bool:
    return path == PurePosixPath(path).as_posix() and not path.startswith("/") and ".." not in path.split("/")
