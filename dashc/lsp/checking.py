"""Checks specs while their files are written: soon after the last change, beside everything else."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from dashc.lsp.project import Project
from dashc.lsp.text_document import TextDocument
from dashc.pipeline import Compilation, check

_LOG = logging.getLogger(__name__)

DELAY = 0.15
"""Seconds without a change after which a spec is checked."""
MAX_DELAY = 1.0
"""The same for a spec whose check takes long, so that typing in it does not start one check after the other."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is checked: a spec, and the texts that the editor has open."""

    project: Project
    texts: Mapping[Path, TextDocument]

    def is_current(self, texts: Mapping[Path, TextDocument], compilation: Compilation | None = None) -> bool:
        """Whether no text of it is another by now; the compiler knows all of them, the text only those it names."""
        document = compilation.document if compilation else None
        included = [Path(source.path) for source in document.included] if document else []
        paths = [*(Path(file.document.real) for file in self.project.files), *included]
        return all(texts.get(path) is self.texts.get(path) for path in paths)


class _Superseded(Exception):
    """A text has changed: what is being checked is of no use."""


@dataclass(slots=True)
class _Run:
    """A check that waits or runs."""

    task: asyncio.Task[None]
    waiting: bool


class Checker:
    """Runs one check at a time in a thread of its own, so that questions are answered meanwhile."""

    def __init__(
        self,
        start: Callable[[str], Job | None],
        texts: Callable[[], Mapping[Path, TextDocument]],
        report: Callable[[Job, Compilation], None],
        failed: Callable[[Job], None],
    ) -> None:
        self._start = start
        """The job of a spec, by its real path; None where there is none any more."""
        self._texts = texts
        self._report = report
        self._failed = failed
        self._runs: dict[str, _Run] = {}
        self._seconds: dict[str, float] = {}
        """How long the last check of a spec took."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="check")

    def schedule(self, spec: str, *, now: bool = False) -> None:
        """Check a spec after a while; a check of it that was going on is of no use any more."""
        self.cancel(spec)
        delay = max(DELAY, min(MAX_DELAY, self._seconds.get(spec, 0) / 2))
        self._runs[spec] = _Run(asyncio.create_task(self._check(spec, 0 if now else delay)), waiting=True)

    def cancel(self, spec: str) -> None:
        """Forget the check of a spec."""
        run = self._runs.pop(spec, None)
        if run:
            run.task.cancel()

    async def settled(self, spec: str) -> None:
        """Wait until the spec as it is now was checked; at once, if it waits for further changes."""
        while run := self._runs.get(spec):
            if run.waiting:
                self.schedule(spec, now=True)
                run = self._runs[spec]
            await asyncio.wait([run.task])

    def close(self) -> None:
        """Stop all."""
        for spec in list(self._runs):
            self.cancel(spec)
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _check(self, spec: str, delay: float) -> None:
        await asyncio.sleep(delay)
        run, job = self._runs[spec], self._start(spec)
        run.waiting = False
        try:
            if job is not None:
                await self._do(spec, job)
        finally:
            if self._runs.get(spec) is run:
                del self._runs[spec]

    async def _do(self, spec: str, job: Job) -> None:
        started = time.monotonic()
        try:
            compilation = await asyncio.get_running_loop().run_in_executor(self._thread, self._compile, job)
            self._seconds[spec] = time.monotonic() - started
            if compilation and job.is_current(self._texts(), compilation):
                self._report(job, compilation)
        except Exception:
            _LOG.exception("checking %s", job.project.spec.path)
            self._failed(job)

    def _compile(self, job: Job) -> Compilation | None:
        """In the thread; nothing for a spec that has changed meanwhile."""

        def go_on() -> None:
            if not job.is_current(self._texts()):
                raise _Superseded

        spec = job.project.spec
        data = None if spec.version is None else spec.text.encode()
        files = {path: text.text.encode() for path, text in job.texts.items()}
        try:
            go_on()
            compilation = check(spec.path, data=data, files=files, between=go_on)
        except _Superseded:
            return None
        for file in job.project.files:
            _ = file.outline  # Read here, so that nobody waits for it.
        return compilation
