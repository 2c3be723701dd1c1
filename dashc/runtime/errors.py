"""Every refusal and every mishap as a problem document, never a page with a traceback (semantics B7, B8)."""

import secrets

from flask import Flask, Response
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from .log import logger, trace_of
from .problems import MEDIA_TYPE, Problem, document


def handle_errors(app: Flask, *, max_body: int) -> None:
    """Register the handlers."""
    details = {
        404: "There is nothing at this address.",
        405: "This method is not allowed at this address.",
        413: f"The body is larger than {max_body} bytes.",
        416: "The file has no such part.",
    }

    def refused(problem: Problem) -> Response:
        return _answer(problem.status, problem.detail)

    def http_error(error: HTTPException) -> Response | HTTPException:
        status = error.code or 500
        if isinstance(error, RequestRedirect):
            return error
        answer = _answer(status, details.get(status) or "The request cannot be understood.")
        for name, value in error.get_headers():
            if name.lower() in ("allow", "content-range"):
                answer.headers[name] = value
        return answer

    def mishap(error: Exception) -> Response:
        reference = secrets.token_hex(4)
        logger.error("The server failed to answer (reference %s)\n%s", reference, trace_of(error))
        return _answer(500, f"Something went wrong on the server (reference {reference}).")

    app.register_error_handler(Problem, refused)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, mishap)


def _answer(status: int, detail: str) -> Response:
    return Response(
        document(status, detail), status=status, content_type=MEDIA_TYPE, headers={"Cache-Control": "no-store"}
    )
