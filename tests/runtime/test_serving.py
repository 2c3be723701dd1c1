"""`python wsgi.py`: the small server."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from dashc.runtime import run
from tests.apps.served import app_of

SCRIPT = """
import sys
from pathlib import Path
from dashc.runtime import create_app, run
run(create_app(Path(sys.argv[1]), callbacks={}, values={}))
"""
ROOT = Path(__file__).resolve().parents[2]


def test_it_serves_on_the_port_it_says_without_a_word_more_and_ends_quietly(tmp_path: Path) -> None:
    app_of(tmp_path)
    environment = {**os.environ, "PORT": "0", "HOST": "127.0.0.1", "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "build-1")],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    line = server.stdout.readline()
    assert line.startswith("Serving on http://127.0.0.1:")
    url = line.removeprefix("Serving on ").strip()
    with urlopen(f"{url}/healthz") as answer:
        assert (answer.status, answer.read()) == (200, b"ok\n")
    server.send_signal(signal.SIGINT)
    output, errors = server.communicate(timeout=20)
    assert (server.returncode, output, errors) == (0, "", "")


@pytest.mark.parametrize("port", ["x", "-1", "70000"])
def test_a_port_that_makes_no_sense_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(
        SystemExit, match=f"^The environment variable `PORT` must be a number below 65536; it is `{port}`.$"
    ):
        run(app_of(tmp_path))
