"""Refusals: a status and a JSON problem document (RFC 9457), never a traceback (semantics B8)."""

from http import HTTPStatus

import orjson

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """The request is refused; `detail` is a sentence for whoever made it."""

    def __init__(self, status: int, detail: str) -> None:
        self.status = status
        self.detail = detail
        super().__init__(status, detail)

    def document(self) -> bytes:
        """The body of the answer."""
        return document(self.status, self.detail)


def document(status: int, detail: str) -> bytes:
    """The body of an answer that refuses a request."""
    title = HTTPStatus(status).phrase
    return orjson.dumps({"type": "about:blank", "title": title, "status": status, "detail": detail})
