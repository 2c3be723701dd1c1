"""Serves the emitted app of the working folder with random delays of every response and every streamed line.

Run in the app's folder; `SEED` seeds the delays. Answers of different requests overtake each other that way.
"""

import os
import random
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path.cwd()))

from wsgi import app  # type: ignore[import-not-found]

from dashc.runtime import run

LONGEST = 0.12
chance = random.Random(int(os.environ["SEED"]))
lock = threading.Lock()


def pause() -> None:
    """Wait for a random time."""
    with lock:
        seconds = chance.random() * LONGEST
    time.sleep(seconds)


def delayed(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The app, slowed down."""
    if not environ["PATH_INFO"].endswith("/_dashc/run"):
        return original(environ, start_response)  # type: ignore[no-any-return]
    pause()
    answer = original(environ, start_response)

    def lines() -> Iterator[bytes]:
        try:
            for line in answer:
                pause()
                yield line
        finally:
            close = getattr(answer, "close", None)
            if close:
                close()

    return lines()


original = app.wsgi_app
app.wsgi_app = delayed

if __name__ == "__main__":
    run(app)
