"""The files under `static/`: content-hashed names, so they are immutable, and compressed when the app was built."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from flask import Request, Response
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.wsgi import wrap_file

from .other_builds import OtherBuilds
from .problems import Problem

_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
"""In the order of preference: content coding, and the suffix of the file beside the plain one."""
_IMMUTABLE = "public, max-age=31536000, immutable"
_NOT_THERE = Problem(404, "There is no such file.")
_DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"
"""For pictures that browsers show as documents, with their scripts, when somebody opens them by themselves."""


class StaticFiles:
    """Only the files that a build lists: this one, or another in the folder, whose pages may be open."""

    def __init__(self, folder: Path, media_types: Mapping[str, str], others: OtherBuilds, policy: str) -> None:
        """`policy` is for HTML files of the user's; `OSError` where a file of this build is not there."""
        self._folder = folder
        self._media_types = media_types
        self._others = others
        self._policies = {
            "text/html": policy,
            "image/svg+xml": _DRAWING_POLICY,
            "application/xml": _DRAWING_POLICY,
        }
        for name in media_types:
            (folder / name).stat()

    def response(self, request: Request, name: str, *, immutable: bool = True) -> Response:
        """The file in the best coding that the browser takes, or the part of it that is asked for; 304 if it has it."""
        media_type = self._media_types.get(name) or self._others.media_type(name)
        if media_type is None:
            raise _NOT_THERE
        coding, suffix = next(self._variants(request, name), (None, ""))
        try:
            file = (self._folder / f"{name}{suffix}").open("rb")
        except FileNotFoundError:  # Of a build that is being removed, or not whole yet.
            raise _NOT_THERE from None
        size = file.seek(0, 2)
        file.seek(0)
        response = Response(
            wrap_file(request.environ, file),
            content_type=_content_type(media_type),
            headers={"Content-Length": str(size)},
            direct_passthrough=True,
        )
        response.headers["Cache-Control"] = _IMMUTABLE if immutable else "no-cache"
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["Accept-Ranges"] = "bytes"
        # A header has no letters beyond Latin-1. Each coding is a representation of its own.
        tag = quote(f"{name}{suffix}")
        response.set_etag(tag)
        if coding is not None:
            response.headers["Content-Encoding"] = coding
        if media_type in self._policies:
            response.headers["Content-Security-Policy"] = self._policies[media_type]
        in_part = _asks_for_a_part(request) and not request.if_none_match.contains_weak(tag)
        try:
            response.make_conditional(request.environ, accept_ranges=in_part, complete_length=size)
        except RequestedRangeNotSatisfiable:
            file.close()
            raise
        if request.method == "HEAD" or response.status_code == 304:
            file.close()
        return response

    def _variants(self, request: Request, name: str) -> Iterator[tuple[str, str]]:
        """The compressed forms that are there and that the browser takes, best first; parts are of the plain file."""
        if "Range" in request.headers:
            return
        for coding, suffix in _ENCODINGS:
            compressed = f"{name}{suffix}"
            # A file of that name that the build lists is the user's, and no compressed form of this one.
            is_form = compressed not in self._media_types and (self._folder / compressed).is_file()
            if is_form and request.accept_encodings[coding] > 0:
                yield coding, suffix


def _asks_for_a_part(request: Request) -> bool:
    """Whether one range of bytes is asked for; others may be answered with the whole (RFC 9110, 14.2)."""
    asked = request.range
    return request.method == "GET" and asked is not None and asked.units == "bytes" and len(asked.ranges) == 1


def _content_type(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
