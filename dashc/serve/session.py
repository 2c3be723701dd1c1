"""One run of `dashc serve`: builds, starts and replaces the process that answers, and says what happens."""

import shutil
import socket
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from dashc.diagnostics.text import render_text
from dashc.pipeline import build
from dashc.serve.findings import Findings, died, failed_start, findings_for_page
from dashc.serve.process import AppProcess, FailedStart
from dashc.serve.sources import Sources

Say = Callable[[str], None]


class Session:
    """The app of one spec on one socket; as a context manager it stops at the end."""

    def __init__(
        self, spec: Path, listening: socket.socket, say: Say, variables: Mapping[str, str] | None = None
    ) -> None:
        self._spec = spec
        self._variables = variables
        self.name = spec.name
        self.sources = Sources.of_file(spec)
        self.base_path = "/"
        self._listening = listening
        self._say = say
        self._builds_folder = tempfile.TemporaryDirectory(prefix="dashc-")
        self._folder = Path(self._builds_folder.name).resolve()
        self._builds = 0
        self._running: AppProcess | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._running:
            self._running.stop()
        self._builds_folder.cleanup()

    def build(self) -> bool:
        """Build the spec as it is now and show it; where that fails, what was shown before stays."""
        self._builds += 1
        folder = self._folder / f"build-{self._builds}"
        compilation = build(self._spec, folder, variables=self._variables)
        findings = compilation.sink.sorted()
        if findings:
            self._say(render_text(findings, compilation.lines).rstrip())
        if compilation.spec:
            self.sources = Sources.of_spec(compilation.spec)
            self.base_path = compilation.spec.app.base_path
        if compilation.sink.has_errors or compilation.plan is None:
            self._show(findings_for_page(findings, compilation.lines))
            return False
        return self._start(folder)

    def check(self) -> None:
        """Notice where the app's process has ended by itself."""
        if self._running and self._running.status is not None:
            findings = died(self._running.status)
            self._say(f"dashc: {findings[0]['headline']} The next save starts it again.")
            self._running.stop()
            self._running = None
            self._show(findings)

    def _start(self, folder: Path) -> bool:
        try:
            new = AppProcess(self._listening, folder)
        except FailedStart as failure:
            # Where the runtime has found what is wrong, it has said so in the terminal already.
            self._say(failure.text)
            self._show(failed_start(failure.headline, failure.text))
            return False
        # The new process answers already; the pages notice when the old one is gone.
        if self._running:
            self._running.stop()
        self._running = new
        for old in self._folder.iterdir():
            if old != folder:
                shutil.rmtree(old)
        return True

    def _show(self, findings: Findings) -> None:
        """Show findings over the last good app, or in its place where there is none."""
        if self._running:
            self._running.show(findings)
        else:
            self._running = AppProcess(self._listening, None, findings)
