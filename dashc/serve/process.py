"""A process that serves an app, or the page of errors that stands in for one."""

import json
import os
import secrets
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from dashc.serve.findings import Findings

CHILD = Path(__file__).resolve().parent / "child.py"
STOP_SECONDS = 8.0
"""A little more than the process gives to the requests under way."""


class FailedStart(Exception):
    """The app cannot be loaded; `headline` says why, `text` is the traceback where the user's code raised."""

    def __init__(self, headline: str, text: str) -> None:
        super().__init__(headline)
        self.headline = headline
        self.text = text


class AppProcess:
    """A process that starts, and then answers requests; as a context manager it stops at the end.

    It imports the user's modules, which may take any time. So nothing here waits for it, and it can be ended at once.
    """

    def __init__(
        self,
        listening: socket.socket,
        folder: Path | None,
        findings: Findings | None = None,
        names: Collection[str] = (),
    ) -> None:
        """Start it: with the app in a build's output folder, or else with the findings in the place of an app.

        It answers to `names`, besides those that every machine has for itself.
        """
        answer, told = os.pipe()
        command = [
            *(sys.executable, "-P", str(CHILD), "--generation", secrets.token_hex(4)),
            *("--socket", str(listening.fileno()), "--answer", str(told)),
            *(("--app", str(folder)) if folder else ()),
            *(part for name in names for part in ("--name", name)),
        ]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            pass_fds=(listening.fileno(), told),
            env={**os.environ, "DASHC_DEV": "1", "PYTHONUNBUFFERED": "1"},
            text=True,
            start_new_session=True,  # A group of its own, to be ended with all that it has started.
        )
        os.close(told)
        self._answer = os.fdopen(answer, "rb")
        self._said = b""
        self._ready = False
        if findings:
            self.show(findings)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def is_ready(self, seconds: float = 0) -> bool:
        """Whether it answers requests, after so long at most; `FailedStart` if the app cannot be loaded."""
        over = False
        while not (self._ready or over or self._said.endswith(b"\n")):
            # What the app has started may hold the pipe open after the process has died.
            over = self.status is not None
            if select.select([self._answer], [], [], seconds)[0]:
                part = os.read(self._answer.fileno(), 1 << 16)
                self._said += part
                over = not part
            elif not over:
                return False
        said = json.loads(self._said or "{}")
        if "ready" not in said:
            self.stop()
            died = {"headline": f"The process ended with status {self._process.returncode}.", "text": ""}
            raise FailedStart(**said.get("failed", died))
        self._ready = True
        return True

    def show(self, findings: Findings) -> None:
        """Let the open pages show these; none takes them away."""
        assert self._process.stdin
        # Where it has just ended, `status` says so.
        with suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps({"findings": findings}) + "\n")
            self._process.stdin.flush()

    @property
    def status(self) -> int | None:
        """The exit status, once it has ended."""
        return self._process.poll()

    def stop(self) -> None:
        """Let it finish the requests under way, then end it, and whatever it has started."""
        try:
            if self._ready:
                self._process.terminate()
                self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            pass
        finally:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._answer.close()
            assert self._process.stdin
            with suppress(BrokenPipeError):
                self._process.stdin.close()
