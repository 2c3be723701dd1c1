"""A rename that cannot be done, and why."""

from pygls.exceptions import JsonRpcException

REQUEST_FAILED = -32803
"""LSP 3.17, `RequestFailed`: the request is fine, and cannot be done."""


class Refused(JsonRpcException):
    """A rename that would break the spec; the editor shows the message."""

    def __init__(self, message: str) -> None:
        super().__init__(message, REQUEST_FAILED)
