"""Emitted apps as processes that tests kill, stop and exchange for others."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dashc.pipeline import build
from tests.e2e.servers import wait_until_ready

QUICK = {"DASHC_PATIENCE_MS": "1200"}
"""A page takes its own stream for broken after 0.6 s of silence, and the answer to a request after 1.2 s."""


def compile_app(folder: Path, spec: str, functions: str) -> Path:
    """Build a spec with its module `app_functions`; the emitted folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "app.yaml").write_text(spec, encoding="utf-8")
    (folder / "app_functions.py").write_text(functions, encoding="utf-8")
    compilation = build(folder / "app.yaml", folder / "app")
    assert compilation.sink.sorted() == []
    return folder / "app"


class Server:
    """A running app."""

    def __init__(self, folder: Path, port: int, environment: Mapping[str, str], *, gunicorn: bool) -> None:
        self.port = port
        # The folder's own copy of the runtime comes first, as for whoever deploys it.
        command = ["-m", "gunicorn", "--threads", "8", "--log-level", "error", "-b", f"127.0.0.1:{port}", "wsgi:app"]
        self._process = subprocess.Popen(
            [sys.executable, *(command if gunicorn else ["wsgi.py"])],
            cwd=folder,
            env={**os.environ, "PORT": str(port), **QUICK, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def ready(self) -> "Server":
        """Wait until it answers."""
        wait_until_ready(f"http://127.0.0.1:{self.port}/", self._process)
        return self

    def signal(self, number: signal.Signals) -> None:
        """To the process and its workers."""
        os.killpg(self._process.pid, number)

    def kill(self) -> None:
        """At once, without a last word."""
        if self._process.returncode is None:
            self.signal(signal.SIGKILL)
            self._process.communicate()


@contextmanager
def server(folder: Path, port: int, *, gunicorn: bool = False, **environment: str) -> Iterator[Server]:
    """An app that runs until the end of the block, or until it is killed."""
    running = Server(folder, port, environment, gunicorn=gunicorn)
    try:
        yield running.ready()
    finally:
        running.kill()
