"""The app's log: whatever an exception says, a record of it cannot look like another one."""

import logging
import re
import traceback

logger = logging.getLogger("dashc")

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")
"""Characters that begin a line or steer a terminal."""
_MARGIN = "  | "
"""Before each line of a traceback: no record begins so."""


def one_line(text: str) -> str:
    """A text with control characters written as Python writes them."""
    return _CONTROL.sub(lambda found: ascii(found[0])[1:-1], text)


def indented(trace: str) -> str:
    """A traceback behind a margin, line by line."""
    return "\n".join(_MARGIN + one_line(line) for line in trace.rstrip("\n").split("\n"))


def trace_of(error: BaseException) -> str:
    """The traceback of an exception, for a record."""
    return indented("".join(traceback.format_exception(error)))
