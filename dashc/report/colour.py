"""Whether a stream gets colours."""

import os
from typing import IO


def takes_colour(stream: IO[str]) -> bool:
    """Only a terminal that can, and never where `NO_COLOR` is set and not empty (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
