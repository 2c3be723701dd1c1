"""Emitted apps, served on a free port."""

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.environments import Environment, clean_environment

HERE = Path(__file__).parent


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port: int = s.getsockname()[1]
        return port


@contextmanager
def serve(environment: Environment, folder: Path, script: str = "wsgi.py", **variables: str) -> Iterator[str]:
    """Serve an emitted folder in an environment and give its URL; what it printed is shown where it dies."""
    port = variables.pop("PORT", str(free_port()))
    process = subprocess.Popen(
        [str(environment.python), script],
        cwd=folder,
        env=clean_environment(PORT=port, **variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    url = f"http://127.0.0.1:{port}/"
    try:
        wait_until_ready(url, process)
        yield url
    finally:
        process.terminate()
        process.communicate(timeout=10)


def wait_until_ready(url: str, process: subprocess.Popen[str]) -> None:
    """Wait until the app says that it can serve (`/healthz`)."""
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(url + "healthz", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            if process.poll() is not None:
                assert process.stdout
                raise RuntimeError(f"the app did not start:\n{process.stdout.read()}") from None
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
