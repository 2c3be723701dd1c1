"""What becomes of an exception in a callback: a line for the log, and what the page is told (semantics B7, S10)."""

import secrets
import traceback
from dataclasses import dataclass
from types import TracebackType

from .log import indented, logger, one_line
from .manifest import PlannedCallback

_PLAIN_MESSAGE = "Something went wrong on the server, so this part of the page was not updated."


class WrongReturn(Exception):
    """A function returned what its outputs cannot take; the text names the callback and its place (S10)."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A callback that failed, as the page is told."""

    message: str
    reference: str
    at: str | None = None
    traceback: str | None = None


def failure(callback: PlannedCallback, error: BaseException, *, development: bool) -> Failure:
    """Log the exception under a new reference; only in development the page is told more than the reference."""
    reference = secrets.token_hex(4)
    own = error.__traceback__
    if isinstance(error, WrongReturn):
        message, trace = str(error), None
        logger.error("%s (reference %s)", one_line(message), reference)
    else:
        message = f"`{callback.name}` ({callback.at}) raised {in_words(error)}"
        trace = "".join(traceback.format_exception(type(error), error, _users_part(own)))
        logger.error("%s (reference %s)\n%s", one_line(message), reference, indented(trace))
    if not development:
        return Failure(_PLAIN_MESSAGE, reference)
    return Failure(message, reference, callback.at, trace)


def in_words(error: BaseException) -> str:
    """The exception's type and text."""
    name = type(error).__name__
    try:
        text = str(error)
    except Exception:  # the user's own __str__
        text = ""
    return f"`{name}`: {text}" if text else f"`{name}`"


def _users_part(trace: TracebackType | None) -> TracebackType | None:
    """Without the frames of the runtime that lead to the user's function; all of them if there are no others."""
    inner = trace
    while inner is not None and inner.tb_frame.f_globals.get("__package__") == __package__:
        inner = inner.tb_next
    return inner or trace
