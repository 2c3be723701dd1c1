"""The README's first command, on a fresh copy of what git would hand out, as a newcomer runs it."""

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.e2e.servers import free_port

ROOT = Path(__file__).parents[2]


def copy_of_the_project(folder: Path) -> Path:
    """The files that git knows or would add, and nothing that was installed or built."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.mark.slow
def test_the_demo_command_serves_the_gapminder_example(tmp_path: Path) -> None:
    """`python3 dev.py demo` installs what it needs, without Node on the path, and serves the page."""
    project = copy_of_the_project(tmp_path / "dashc")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("git", "python3", "sh", "env", "uname"):
        found = shutil.which(name)
        assert found
        (programs / name).symlink_to(sys.executable if name == "python3" else found)
    environment = {"PATH": str(programs), "HOME": str(tmp_path), "PORT": str(free_port()), "LANG": "C.UTF-8"}
    environment |= {
        k: v for k, v in os.environ.items() if k.lower().startswith(("pip_", "npm_", "node_", "ssl_", "http"))
    }
    environment.pop("PIP_CONSTRAINT", None)  # The lock file alone decides.
    process = subprocess.Popen(
        [str(programs / "python3"), "dev.py", "demo"],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        page = page_of(f"http://127.0.0.1:{environment['PORT']}/", process)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.communicate(timeout=30)
    assert "<title>Gapminder</title>" in page
    assert 'id="year-slider"' in page
    assert ">1952<" in page


def page_of(url: str, process: subprocess.Popen[str]) -> str:
    """The page, as soon as there is one."""
    deadline = time.monotonic() + 400
    while True:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                text: str = answer.read().decode()
                return text
        except (urllib.error.URLError, ConnectionError):
            if process.poll() is not None:
                assert process.stdout
                raise AssertionError(process.stdout.read()) from None
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)
