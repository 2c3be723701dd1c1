"""Checks open documents while they are written: soon after the last change, beside everything else."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from dashc.lsp.document import OpenDocument
from dashc.pipeline import Compilation, check

_LOG = logging.getLogger(__name__)

DELAY = 0.15
"""Seconds without a change after which a document is checked."""


@dataclass(slots=True)
class _Run:
    """A check that waits or runs."""

    task: asyncio.Task[None]
    waiting: bool


class Checker:
    """Runs one check at a time in a thread of its own, so that questions are answered meanwhile."""

    def __init__(
        self,
        documents: dict[str, OpenDocument],
        report: Callable[[OpenDocument], None],
        failed: Callable[[OpenDocument], None],
    ) -> None:
        self._documents = documents
        self._report = report
        self._failed = failed
        self._runs: dict[str, _Run] = {}
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="check")

    def schedule(self, uri: str, delay: float = DELAY) -> None:
        """Check a document after a while; a check that was going on is of no use any more."""
        self.cancel(uri)
        self._runs[uri] = _Run(asyncio.create_task(self._check(uri, delay)), waiting=True)

    def cancel(self, uri: str) -> None:
        """Forget the check of a document."""
        run = self._runs.pop(uri, None)
        if run:
            run.task.cancel()

    async def settled(self, uri: str) -> None:
        """Wait until the document as it is now was checked; at once, if it waits for further changes."""
        while run := self._runs.get(uri):
            if run.waiting:
                self.schedule(uri, 0)
                run = self._runs[uri]
            await asyncio.wait([run.task])

    def close(self) -> None:
        """Stop all."""
        for uri in list(self._runs):
            self.cancel(uri)
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _check(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        run, document = self._runs[uri], self._documents[uri]
        run.waiting = False
        try:
            compilation = await asyncio.get_running_loop().run_in_executor(self._thread, self._compile, document)
            if compilation and self._documents.get(uri) is document:
                document.take(compilation)
                self._report(document)
        except Exception:
            _LOG.exception("checking %s", document.path)
            self._failed(document)
        finally:
            if self._runs.get(uri) is run:
                del self._runs[uri]

    def _compile(self, document: OpenDocument) -> Compilation | None:
        """In the thread; nothing for a document that has changed while others were checked."""
        if self._documents.get(document.uri) is not document:
            return None
        compilation = check(document.path, data=document.text.encode())
        _ = document.outline  # Read here, so that nobody waits for it.
        return compilation
