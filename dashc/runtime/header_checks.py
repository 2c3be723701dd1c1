"""The headers that functions set on `ctx.response`: what HTTP cannot carry, and what is the server's alone."""

import re
from typing import Any

from .context import Exchange
from .failures import WrongReturn
from .manifest import PlannedCallback

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""A token (RFC 9110, section 5.6.2)."""
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_FRAMING = frozenset(
    {
        "connection",
        "content-encoding",
        "content-length",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
"""They say how the answer is sent, which the function does not know."""


def check_headers(callback: PlannedCallback, exchange: Exchange) -> None:
    """Take back what a function has set wrongly; `WrongReturn` says what and why."""
    if not callback.response or exchange.response is None:
        return
    problems = exchange.response.take_back(_problem)
    if problems:
        raise WrongReturn(f"`{callback.name}` ({callback.at}) set the header {problems[0]}.")


def _problem(name: str, value: Any) -> str | None:
    if not _NAME.fullmatch(name):
        return f"`{name}`, whose name HTTP does not allow"
    if name.lower() in _FRAMING:
        return f"`{name}`, which is the server's to set"
    text = str(value)
    try:
        text.encode("latin-1")
    except UnicodeEncodeError as error:
        beyond = text[error.start]
        return f"`{name}` to a value with `{beyond}`, which HTTP cannot carry; `urllib.parse.quote` makes it plain"
    return f"`{name}` to a value with control characters" if _CONTROL.search(text) else None
