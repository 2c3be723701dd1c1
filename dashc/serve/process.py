"""A process that serves an app, or the page of errors that stands in for one."""

import json
import os
import secrets
import socket
import subprocess
import sys
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
    """A running process; as a context manager it stops at the end."""

    def __init__(self, listening: socket.socket, folder: Path | None, findings: Findings | None = None) -> None:
        """Start it and wait until it answers requests; `FailedStart` if the app cannot be loaded.

        Without a folder it shows the findings in the place of an app.
        """
        answer, told = os.pipe()
        command = [
            *(sys.executable, "-P", str(CHILD), "--generation", secrets.token_hex(4)),
            *("--socket", str(listening.fileno()), "--answer", str(told)),
            *(("--app", str(folder)) if folder else ()),
        ]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            pass_fds=(listening.fileno(), told),
            env={**os.environ, "DASHC_DEV": "1", "PYTHONUNBUFFERED": "1"},
            text=True,
        )
        os.close(told)
        if findings:
            self.show(findings)
        with os.fdopen(answer, encoding="utf-8") as pipe:
            text = pipe.read()
        said = json.loads(text or "{}")
        if "ready" not in said:
            self.stop()
            died = {"headline": f"The process ended with status {self._process.returncode}.", "text": ""}
            raise FailedStart(**said.get("failed", died))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def show(self, findings: Findings) -> None:
        """Let the open pages show these; none takes them away."""
        assert self._process.stdin
        try:
            self._process.stdin.write(json.dumps({"findings": findings}) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            # It has just ended; `status` says so.
            return

    @property
    def status(self) -> int | None:
        """The exit status, once it has ended."""
        return self._process.poll()

    def stop(self) -> None:
        """Let it finish the requests under way, then end it."""
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()
