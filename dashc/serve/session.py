"""One run of `dashc serve`: builds, starts and replaces the process that answers, and says what happens."""

import shutil
import socket
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from dashc.diagnostics.text import render_text
from dashc.pipeline import build
from dashc.serve.findings import Findings, died, failed_start, findings_for_page, still_starting
from dashc.serve.process import AppProcess, FailedStart
from dashc.serve.sources import Sources
from dashc.temporary import temporary_folder

Say = Callable[[str], None]
PATIENCE_SECONDS = 5.0
"""After so long a page says that the app is still starting."""


class Session:
    """The app of one spec on one socket; as a context manager it stops at the end.

    Nothing in here waits for the app's process, so that a save is noticed whatever the app's modules do.
    """

    def __init__(
        self,
        spec: Path,
        listening: socket.socket,
        say: Say,
        variables: Mapping[str, str] | None = None,
        names: Collection[str] = (),
    ) -> None:
        self._spec = spec
        self._variables = variables
        self.name = spec.name
        self.sources = Sources.of_file(spec)
        self.base_path = "/"
        self._listening = listening
        self._names = names
        self._say = say
        self._at_end = ExitStack()
        self._folder = self._at_end.enter_context(temporary_folder("serve")).resolve()
        self._builds = 0
        self._cause = ""
        self._running: AppProcess | None = None
        self._starting: AppProcess | None = None
        self._patient_until: float | None = None
        self._is_app = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._at_end:
            for process in (self._starting, self._running):
                if process:
                    process.stop()

    @property
    def is_starting(self) -> bool:
        """Whether an app has been started that does not answer yet."""
        return self._starting is not None

    @property
    def has_failed(self) -> bool:
        """Whether there is no app to answer requests, nor one that is just starting."""
        return self._starting is None and not self._is_app

    def build(self, cause: str = "") -> bool:
        """Build the spec as it is now and start it; where that fails, what was shown before stays.

        `cause` is what has changed, to be named when it is there.
        """
        self._builds += 1
        self._cause = cause
        folder = self._folder / f"build-{self._builds}"
        compilation = build(self._spec, folder, variables=self._variables)
        findings = compilation.sink.sorted()
        if findings:
            self._say(render_text(findings, compilation.lines).rstrip())
        if compilation.spec:
            self.sources = Sources.of_spec(compilation.spec)
            self.base_path = compilation.spec.app.base_path
        if self._starting:
            self._starting.stop()
            self._starting = None
        if compilation.sink.has_errors or compilation.plan is None:
            self._failed(findings_for_page(findings, compilation.lines))
            return False
        self._starting = AppProcess(self._listening, folder, names=self._names)
        self._patient_until = time.monotonic() + PATIENCE_SECONDS
        return True

    def check(self) -> None:
        """Notice that the app is ready, or cannot start, or that its process has ended by itself."""
        if self._starting:
            self._check_start(self._starting)
        if self._running and self._running.status is not None:
            findings = died(self._running.status)
            self._say(f"dashc: {findings[0]['headline']} The next save starts it again.")
            self._running.stop()
            self._running = None
            self._show(findings)

    def _check_start(self, new: AppProcess) -> None:
        try:
            if new.is_ready():
                self._take_over(new)
            elif self._patient_until is not None and time.monotonic() > self._patient_until:
                self._patient_until = None
                findings = still_starting(PATIENCE_SECONDS)
                self._say(f"dashc: {findings[0]['headline']} {findings[0]['text']}")
                self._show(findings)
        except FailedStart as failure:
            self._starting = None
            # Where the runtime has found what is wrong, it has said so in the terminal already.
            self._say(failure.text)
            self._failed(failed_start(failure.headline, failure.text))

    def _take_over(self, new: AppProcess) -> None:
        """The new process answers already; the pages notice when the old one is gone."""
        if self._running:
            self._running.stop()
        self._running, self._starting, self._is_app = new, None, True
        for old in self._folder.glob("build-*"):
            if old.name != f"build-{self._builds}":
                shutil.rmtree(old)
        if self._cause:
            self._say(f"{self._cause}: built again; open pages reload.")

    def _failed(self, findings: Findings) -> None:
        self._show(findings)
        if self._cause:
            self._say(f"{self._cause}: not built; the page shows what is wrong.")

    def _show(self, findings: Findings) -> None:
        """Show findings over the last good app, or in its place where there is none."""
        if self._running:
            self._running.show(findings)
        else:
            self._is_app = False
            self._running = AppProcess(self._listening, None, findings, names=self._names)
            self._running.is_ready(PATIENCE_SECONDS)
