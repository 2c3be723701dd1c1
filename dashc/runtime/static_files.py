"""The files under `static/`: content-hashed names, so they are immutable, and compressed when the app was built."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from flask import Request, Response

from .problems import Problem

_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
"""In the order of preference: content coding, and the suffix of the file beside the plain one."""
_IMMUTABLE = "public, max-age=31536000, immutable"


class _Variant(NamedTuple):
    encoding: str | None
    path: Path
    size: int
    etag: str


class StaticFiles:
    """Only the files that the manifest lists."""

    def __init__(self, folder: Path, media_types: Mapping[str, str]) -> None:
        self._media_types = media_types
        self._variants = {name: _variants(folder, name) for name in media_types}

    def response(self, request: Request, name: str, *, immutable: bool = True) -> Response:
        """The file in the best coding that the browser takes; 304 if it has it."""
        variants = self._variants.get(name)
        if variants is None:
            raise Problem(404, "There is no such file.")
        variant = next(v for v in variants if v.encoding is None or request.accept_encodings[v.encoding] > 0)
        lifetime = _IMMUTABLE if immutable else "no-cache"
        headers = {"Cache-Control": lifetime, "ETag": variant.etag, "Vary": "Accept-Encoding"}
        if request.if_none_match.contains_raw(variant.etag[1:-1]):
            return Response(status=304, headers=headers)
        if variant.encoding is not None:
            headers["Content-Encoding"] = variant.encoding
        headers["Content-Length"] = str(variant.size)
        body = b"" if request.method == "HEAD" else variant.path.read_bytes()
        return Response([body], headers=headers, content_type=_content_type(self._media_types[name]))


def _variants(folder: Path, name: str) -> tuple[_Variant, ...]:
    found = []
    for encoding, suffix in (*_ENCODINGS, (None, "")):
        path = folder / f"{name}{suffix}"
        if encoding is None or path.is_file():
            found.append(_Variant(encoding, path, path.stat().st_size, f'"{name}{suffix}"'))
    return tuple(found)


def _content_type(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
