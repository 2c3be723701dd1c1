"""The HTTP request and response that `ctx` shows to functions."""

from collections.abc import Mapping
from typing import Any

from flask import Request, Response

from .context import Exchange, HeldResponse


class RequestExchange(Exchange):
    """A request of Flask's; nothing of it is parsed unless a function asks."""

    def __init__(self, request: Request, response: Response) -> None:
        self._request = request
        self._response = HeldResponse(response)

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers of the request; names are found in any case."""
        headers: Any = self._request.headers
        found: Mapping[str, str] = headers
        return found

    @property
    def cookies(self) -> Mapping[str, str]:
        """The cookies of the request."""
        return self._request.cookies

    @property
    def path(self) -> str:
        """The path of the request."""
        return self._request.path

    @property
    def response(self) -> HeldResponse:
        """The response."""
        return self._response
