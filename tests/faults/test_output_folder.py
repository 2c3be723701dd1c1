"""Real builds into real folders: killed, side by side, into mount points, under a running server."""

import os
import random
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashc.generate.record import RECORD, Record, current_build, read_records, sha256
from dashc.generate.strangers import PART
from tests.e2e.servers import free_port, wait_until_ready

SPEC = """\
dashc: 1
layout:
  - h1: {{style: "margin: {number}px", children: Fruit}}
  - Input: {{id: a, value: {text}, aria-label: x}}
  - p: {{id: b}}
callbacks: [{{call: show.show, inputs: a.value, outputs: b.children}}]
"""
TEXTS = ("apple", "pear")
WRITER = """
import sys
from pathlib import Path
from dashc.pipeline import build
from dashc.generate import emit
written = []
emit.write_build = lambda out, files, most: written.append(files) or []
*specs, out = map(Path, sys.argv[1:])
for spec in specs:
    build(spec, out, copy_python=True)
from dashc.generate.write import write_build
print("ready", flush=True)
while True:
    for files in written:
        assert write_build(out, files, 3) == []
"""
"""Puts apps in each other's place until it is killed, without compiling them in between."""
SHOW = "from wsgi import app; print(app.test_client().get('/').text)"


def specs(folder: Path) -> list[Path]:
    """Two apps that differ in their page, their style sheet and the code that is copied."""
    paths = []
    for number, text in enumerate(TEXTS):
        project = folder / text
        project.mkdir(parents=True)
        (project / f"{text}.yaml").write_text(SPEC.format(text=text, number=number + 1))
        (project / "show.py").write_text(f"def show(value):\n    return f'{text}: {{value}}'\n")
        paths.append(project / f"{text}.yaml")
    return paths


def dashc(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    return subprocess.run([sys.executable, "-m", "dashc", *map(str, arguments)], capture_output=True, text=True)


def build(spec: Path, out: Path) -> None:
    """Build, and see that it says nothing but that."""
    done = dashc("build", spec, "-o", out, "--copy-python")
    assert (done.returncode, done.stderr) == (0, "")


def page(out: Path) -> str:
    """The page of the app in a folder, from a process of its own."""
    done = subprocess.run([sys.executable, "-c", SHOW], cwd=out, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def assert_is_one_app(shown: str) -> None:
    """The page, the list of callbacks and the code are of one build."""
    assert any(f"{text}: {text}" in shown for text in TEXTS), shown


def look(out: Path) -> None:
    """The app is there, and all of it is of one build."""
    folder = current_build(out)
    assert folder is not None
    record = Record.read(folder)
    assert record is not None
    for place, digest in record.places().items():
        assert sha256((out / place).read_bytes()) == digest, place


@contextmanager
def meanwhile(look: Callable[[], None]) -> Iterator[None]:
    """Look again and again from the side; what went wrong is raised at the end."""
    stop, wrong = threading.Event(), list[BaseException]()

    def again() -> None:
        while not stop.is_set():
            try:
                look()
            except BaseException as error:
                wrong.append(error)
                return

    looking = threading.Thread(target=again)
    looking.start()
    try:
        yield
    finally:
        stop.set()
        looking.join()
    if wrong:
        raise wrong[0]


@pytest.fixture(params=["folder", "mount point"])
def out(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """An output folder: one that is made, or an empty volume."""
    folder = tmp_path / "out"
    if request.param == "folder":
        yield folder
        return
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "none", str(folder)], capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"nothing can be mounted here: {mounted.stderr.strip()}")
    (folder / "lost+found").mkdir(mode=0)  # As on a new ext4.
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_builds_follow_each_other_and_their_apps_run(out: Path, tmp_path: Path) -> None:
    for spec in specs(tmp_path) * 2:
        build(spec, out)
        assert f"{spec.stem}: {spec.stem}" in page(out)
        look(out)


def test_a_build_that_finds_something_in_the_way_leaves_all_as_it_is(out: Path, tmp_path: Path) -> None:
    one, other = specs(tmp_path)
    build(one, out)
    (out / "mine.db").write_text("mine")
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    done = dashc("build", other, "-o", out)
    assert done.returncode == 1
    assert "error[DC602]: the output folder `out` holds files that dashc did not write" in done.stderr
    assert "`mine.db` is not from a build" in done.stderr
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert "apple: apple" in page(out)


def test_killed_builds_leave_one_whole_app_and_are_cleared_by_the_next(out: Path, tmp_path: Path) -> None:
    """Killed at any time, by a signal that cannot be caught, while somebody looks all the time."""
    both, times = specs(tmp_path), random.Random(1)
    build(both[0], out)
    with meanwhile(lambda: look(out)), meanwhile(lambda: assert_is_one_app(page(out))):
        for _ in range(5):
            command = [sys.executable, "-c", WRITER, *map(str, both), str(out)]
            writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
            assert writer.stdout
            assert writer.stdout.readline() == "ready\n"
            with pytest.raises(subprocess.TimeoutExpired):
                writer.wait(times.uniform(0, 0.2))
            writer.send_signal(signal.SIGKILL)
            assert writer.wait() == -signal.SIGKILL
            writer.stdout.close()
    build(both[1], out)
    assert list(out.rglob(PART)) == []
    assert all((out / place).is_file() for record in read_records(out) for place in record.places())
    assert "pear: pear" in page(out)


def test_builds_at_the_same_time_wait_for_each_other(tmp_path: Path) -> None:
    both, out = specs(tmp_path), tmp_path / "out"
    commands = [[sys.executable, "-m", "dashc", "build", str(spec), "-o", str(out), "--copy-python"] for spec in both]
    builds = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands * 2]
    assert [(started.communicate()[1], started.returncode) for started in builds] == [("", 0)] * 4
    look(out)
    assert_is_one_app(page(out))
    assert len(list(out.glob(f"build-*/{RECORD}"))) == 2


def test_a_server_goes_on_with_its_build_while_others_come(tmp_path: Path) -> None:
    both, out, port = specs(tmp_path), tmp_path / "out", free_port()
    build(both[0], out)
    url = f"http://127.0.0.1:{port}/"
    sheet = next(path.name for path in (out / "static").glob("app-*.css"))
    server = subprocess.Popen(
        [sys.executable, "wsgi.py"], cwd=out, env={**os.environ, "PORT": str(port)}, stdout=subprocess.PIPE, text=True
    )

    def ask() -> None:
        with urllib.request.urlopen(url) as answer:
            assert "apple: apple" in answer.read().decode()
        with urllib.request.urlopen(f"{url}_dashc/static/{sheet}") as answer:
            assert "margin:1px" in answer.read().decode()

    try:
        wait_until_ready(url, server)
        with meanwhile(ask):
            for spec in [both[1], *both]:
                build(spec, out)
        newer = next(path.name for path in (out / "static").glob("app-*.css") if path.name != sheet)
        with urllib.request.urlopen(f"{url}_dashc/static/{newer}") as answer:
            assert "margin:2px" in answer.read().decode()
    finally:
        server.terminate()
        server.communicate()
