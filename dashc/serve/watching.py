"""Which files matter to a running app, and news of them."""

import queue
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from watchfiles import watch

from dashc.serve.sources import Sources

SUFFIXES = frozenset({".py", ".yaml", ".yml"})
NAMES = frozenset({"requirements.txt"})
SKIPPED = frozenset({"__pycache__", "node_modules", "venv"})
SETTLE_MS = 150
"""A save of several files is one change."""


class Watcher:
    """Watches folders in a thread of its own; as a context manager it stops at the end."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        """What matters in the watched folders; may be set anew while the roots stay the same."""
        self.roots = sources.roots
        self._news: queue.SimpleQueue[list[Path]] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop.set()
        self._thread.join()

    def changed(self, seconds: float) -> list[Path]:
        """The files that changed, sorted; after so long without a change, none."""
        try:
            return self._news.get(timeout=seconds)
        except queue.Empty:
            return []

    def _run(self) -> None:
        news = watch(
            *sorted(self.roots),
            watch_filter=lambda _, path: matters(Path(path), self.sources),
            debounce=SETTLE_MS,
            step=min(SETTLE_MS, 50),
            rust_timeout=500,
            stop_event=self._stop,
            raise_interrupt=False,
        )
        for changes in news:
            self._news.put(sorted({Path(path) for _, path in changes}))


def matters(path: Path, sources: Sources) -> bool:
    """Whether a change of this file can change the app."""
    if any(path == one or one in path.parents for one in sources.extra):
        return not path.name.startswith(".")
    if path.suffix not in SUFFIXES and path.name not in NAMES:
        return False
    return any(_is_source(path.relative_to(folder)) for folder in sources.folders if folder in path.parents)


def _is_source(path: Path) -> bool:
    """Whether a path in a watched folder is the user's own, and not an environment's or hidden."""
    return SKIPPED.isdisjoint(path.parts) and not any(part.startswith(".") for part in path.parts)
