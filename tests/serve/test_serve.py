"""`dashc serve` with a real process: builds, serves, rebuilds, survives mistakes."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.serve.served import GREET, HELLO, PATIENCE, Served, run_to_its_end, serving, write_hello

BROKEN = HELLO.replace("hello.greet", "hello.great")


def generation(state: dict[str, object]) -> object:
    """Which start of the app a state tells of."""
    return state["generation"]


def test_it_serves_the_app_with_the_script_of_development(tmp_path: Path) -> None:
    with serving(write_hello(tmp_path)) as served:
        status, page = served.get()
        assert status == 200
        assert "Hello, World!" in page
        state = next(served.states())
        assert f'<script type="module" src="/_dashc/dev/client.js?generation={generation(state)}"></script>' in page
        assert '"dev":true' in page
        assert state["findings"] == []


def test_ctrl_c_ends_it_with_status_0_and_without_a_traceback(tmp_path: Path) -> None:
    with serving(write_hello(tmp_path)) as served:
        next(served.states())
        assert served.stop(signal.SIGINT) == 0
    assert served.said == ["\n", "Stopped.\n"]


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    spec = write_hello(tmp_path)
    with serving(spec) as served:
        served.get()
    assert sorted(path.name for path in spec.parent.iterdir() if path.name != "__pycache__") == [
        "hello.py",
        "hello.yaml",
    ]


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("hello.yaml", HELLO.replace("World", "Moon"), "Hello, Moon!"),
        ("hello.py", GREET.replace("Hello", "Welcome"), "Welcome, World!"),
        ("assets/extra.css", "p { color: red }", "/extra.css"),
        ("requirements.txt", "plotly\n", "Hello, World!"),
    ],
)
def test_a_save_of_anything_the_app_depends_on_shows(tmp_path: Path, name: str, text: str, shown: str) -> None:
    spec = write_hello(tmp_path)
    (tmp_path / "assets").mkdir()
    with serving(spec) as served:
        states = served.states()
        first = next(states)
        (tmp_path / name).write_text(text)
        served.wait_for(states, lambda state: generation(state) != generation(first))
        assert shown in served.get()[1]
        assert served.says(f"{Path(name).name}: built again; open pages reload.")


def test_errors_keep_the_last_good_app_and_are_told_until_they_are_mended(tmp_path: Path) -> None:
    spec = write_hello(tmp_path)
    with serving(spec) as served:
        states = served.states()
        good = next(states)
        spec.write_text(BROKEN)
        bad = served.wait_for(states, lambda state: bool(state["findings"]))
        assert generation(bad) == generation(good)
        (finding,) = bad["findings"]
        assert finding["headline"] == "error[DC502]: module `hello` has no `great`"
        assert "hello.yaml:7" in finding["text"]
        assert "Hello, World!" in served.get()[1]
        spec.write_text(HELLO.replace("World", "Moon"))
        mended = served.wait_for(states, lambda state: generation(state) != generation(good))
        assert mended["findings"] == []
        assert "Hello, Moon!" in served.get()[1]
        assert served.says("error[DC502]: module `hello` has no `great`")


def test_a_spec_that_is_broken_from_the_start_shows_a_page_that_comes_alive(tmp_path: Path) -> None:
    spec = write_hello(tmp_path)
    spec.write_text(BROKEN)
    with serving(spec) as served:
        status, page = served.get()
        assert status == 503
        assert "has no `great`" in page
        states = served.states()
        first = next(states)
        spec.write_text("layout: [p: {]")
        served.wait_for(states, lambda state: state["findings"] != first["findings"])
        assert "DC101" in served.get()[1]
        spec.write_text(HELLO)
        served.wait_for(states, lambda state: generation(state) != generation(first))
        assert served.get()[0] == 200


def test_python_code_that_raises_on_import_is_an_error_with_its_traceback(tmp_path: Path) -> None:
    spec = write_hello(tmp_path)
    with serving(spec) as served:
        states = served.states()
        next(states)
        (tmp_path / "hello.py").write_text(GREET + "\n\n1 / 0\n")
        bad = served.wait_for(states, lambda state: bool(state["findings"]))
        (finding,) = bad["findings"]
        assert finding["headline"] == "The app cannot start. ZeroDivisionError: division by zero"
        assert 'hello.py", line 5' in finding["text"]
        assert "child.py" not in finding["text"]
        assert served.get()[0] == 200


def test_what_the_runtime_finds_wrong_at_the_start_is_shown(tmp_path: Path) -> None:
    spec = write_hello(tmp_path)
    spec.write_text(HELLO.replace("value: World", "value: {$from: hello.first}"))
    (tmp_path / "hello.py").write_text(GREET + "\n\ndef first():\n    return {}['nobody']\n")
    with serving(spec) as served:
        status, page = served.get()
        assert status == 503
        assert "The value of `name.value` (hello.yaml:4) could not be computed" in page
        assert "KeyError" in page


def test_an_app_that_ends_its_own_process_is_told_and_comes_back_with_the_next_save(tmp_path: Path) -> None:
    spec = write_hello(tmp_path)
    dying = GREET + "import os\nimport threading\nthreading.Timer(0.3, os._exit, [7]).start()\n"
    (tmp_path / "hello.py").write_text(dying)
    with serving(spec) as served:
        states = served.states()
        dead = served.wait_for(states, lambda state: bool(state["findings"]))
        assert dead["findings"][0]["headline"] == "The app's process ended by itself, with status 7."
        (tmp_path / "hello.py").write_text(GREET)
        served.wait_for(states, lambda state: generation(state) != generation(dead))
        assert "Hello, World!" in served.get()[1]


def test_no_request_is_refused_while_the_app_is_replaced(tmp_path: Path) -> None:
    """The socket stays open in the parent: requests in between wait for the new process."""
    spec = write_hello(tmp_path)
    with serving(spec) as served:
        states = served.states()
        first = next(states)
        failed: list[Exception] = []
        stop = threading.Event()
        asking = threading.Thread(target=ask_until, args=(served, stop, failed))
        asking.start()
        spec.write_text(HELLO.replace("World", "Moon"))
        served.wait_for(states, lambda state: generation(state) != generation(first))
        stop.set()
        asking.join()
        assert failed == []


def ask_until(served: Served, stop: threading.Event, failed: list[Exception]) -> None:
    """Ask for the page again and again."""
    while not stop.is_set():
        try:
            assert served.get()[0] == 200
        except Exception as error:
            failed.append(error)


def test_a_folder_that_build_made_is_served_too(tmp_path: Path) -> None:
    spec = write_hello(tmp_path)
    out = tmp_path / "out"
    subprocess.run([sys.executable, "-m", "dashc", "build", str(spec), "-o", str(out)], check=True, capture_output=True)
    with serving(out) as served:
        assert "Hello, World!" in served.get()[1]


def test_without_watching_an_error_ends_it(tmp_path: Path) -> None:
    spec = write_hello(tmp_path)
    spec.write_text(BROKEN)
    status, said = run_to_its_end(str(spec), "--port", "0", "--no-reload")
    assert status == 1
    assert "DC502" in said


def test_without_watching_the_app_runs_all_the_same(tmp_path: Path) -> None:
    with serving(write_hello(tmp_path), "--no-reload") as served:
        assert served.get()[0] == 200


def test_the_base_path_is_part_of_the_url(tmp_path: Path) -> None:
    spec = write_hello(tmp_path)
    spec.write_text(HELLO.replace("title: Hello", "title: Hello, base_path: /sales/"))
    with serving(spec) as served:
        assert served.url.endswith("/sales/")
        with urllib.request.urlopen(served.url) as answer:
            assert b"Hello, World!" in answer.read()


def test_a_port_in_use_is_one_sentence_and_status_2(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        status, said = run_to_its_end(str(write_hello(tmp_path)), "--port", str(port))
    assert status == 2
    assert said == (
        f"dashc: Port {port} of 127.0.0.1 is in use: stop what uses it, or choose another with `--port` "
        "(0 takes a free one).\n"
    )


def test_a_target_that_is_not_there_is_status_3(tmp_path: Path) -> None:
    status, said = run_to_its_end(str(tmp_path / "no.yaml"))
    assert (status, said) == (3, f"dashc: there is no `{tmp_path / 'no.yaml'}`.\n")


def test_a_folder_that_is_no_app_is_status_2(tmp_path: Path) -> None:
    status, said = run_to_its_end(str(tmp_path))
    assert status == 2
    assert said == f"dashc: `{tmp_path}` is a folder, and not one that `dashc build` made; name the spec in it.\n"


def test_a_damaged_folder_is_status_2(tmp_path: Path) -> None:
    manifest = tmp_path / "build-0123456789" / "app.json"
    manifest.parent.mkdir()
    manifest.write_text("{")
    (tmp_path / "wsgi.py").write_text('BUILD = HERE / "build-0123456789"\n')
    status, said = run_to_its_end(str(tmp_path), "--port", "0")
    assert (status, said) == (2, f"dashc: `{manifest}` cannot be read; build the app again.\n")


LOOPING = (
    GREET
    + """
import multiprocessing, os, pathlib, time
multiprocessing.Process(target=time.sleep, args=(1000,)).start()
pathlib.Path("pids.txt").write_text(f"{os.getpid()} {multiprocessing.active_children()[0].pid}")
while True:
    pass
"""
)
"""Never comes to its end, and has started a process of its own."""


def pids(folder: Path) -> list[int]:
    """The processes of a looping module, as soon as it has said them."""
    said = folder / "pids.txt"
    wait_until(lambda: said.exists() and len(said.read_text().split()) == 2)
    return [int(number) for number in said.read_text().split()]


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait, with the patience of these tests."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    """Whether a process runs; what only waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_module_that_never_ends_does_not_keep_a_mending_save_from_being_seen(tmp_path: Path) -> None:
    spec = write_hello(tmp_path)
    with serving(spec) as served:
        states = served.states()
        first = next(states)
        (tmp_path / "hello.py").write_text(LOOPING)
        looping = pids(tmp_path)
        assert "Hello, World!" in served.get()[1]
        (tmp_path / "hello.py").write_text(GREET.replace("Hello", "Welcome"))
        served.wait_for(states, lambda state: generation(state) != generation(first))
        assert "Welcome, World!" in served.get()[1]
        assert not any(map(is_alive, looping))


def test_an_app_that_starts_for_long_is_told_of(tmp_path: Path) -> None:
    spec = write_hello(tmp_path)
    (tmp_path / "hello.py").write_text(LOOPING)
    with serving(spec) as served:
        status, page = served.get()
        assert status == 503
        assert "The app has been starting for 5 seconds and does not answer yet." in page
        assert served.says(
            "dashc: The app has been starting for 5 seconds and does not answer yet. Its Python modules are still at "
            "work. A save starts it anew."
        )


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_whatever_ends_it_ends_a_module_that_never_ends(tmp_path: Path, how: signal.Signals) -> None:
    """Of a parent that was killed the process hears by the end of its standard input."""
    spec = write_hello(tmp_path)
    (tmp_path / "hello.py").write_text(LOOPING)
    with serving(spec) as served:
        app, started = pids(tmp_path)
        try:
            assert served.stop(how) == (-how if how == signal.SIGKILL else 0)
            wait_until(lambda: not is_alive(app))
            # After a kill nobody is left to end what the module itself has started.
            assert how == signal.SIGKILL or not is_alive(started)
        finally:
            with suppress(ProcessLookupError):
                os.kill(started, signal.SIGKILL)


def test_the_folder_of_a_killed_run_is_removed_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = tmp_path / "tmp"
    folders.mkdir()
    (folders / "dashc-serve-mine").mkdir()
    (folders / "dashc-serve-mine" / "precious.txt").write_text("mine")
    monkeypatch.setenv("TMPDIR", str(folders))
    (tmp_path / "app").mkdir()
    spec = write_hello(tmp_path / "app")
    with serving(spec) as killed, serving(spec) as running:
        assert len(list(folders.iterdir())) == 3
        killed.stop(signal.SIGKILL)
        with serving(spec):
            assert len(list(folders.iterdir())) == 3
            assert running.get()[0] == 200
    assert [path.name for path in folders.iterdir()] == ["dashc-serve-mine"]


REFUSED = "`dashc serve` does not answer to the name `evil.example`. If it is yours, add `--allow-host evil.example`.\n"


def ask_as(served: Served, host: str, path: str = "") -> tuple[int, str]:
    """Ask by another name than the one that the request goes to."""
    request = urllib.request.Request(served.url + path, headers={"Host": host})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read(1000).decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_it_answers_to_the_machines_own_names_alone(tmp_path: Path) -> None:
    """A foreign name that leads here is how a foreign page would read tracebacks and paths."""
    with serving(write_hello(tmp_path), "--allow-host", "Mine.example") as served:
        port = served.url.rpartition(":")[2].rstrip("/")
        for host in ("localhost", "app.localhost", "127.0.0.1", "[::1]", "192.168.1.7", "mine.example"):
            assert ask_as(served, f"{host}:{port}")[0] == 200
        for path in ("", "_dashc/dev/events", "_dashc/dev/client.js", "healthz", "nothing"):
            assert ask_as(served, f"evil.example:{port}", path) == (
                403,
                REFUSED,
            )
        for host in ("localhost.evil.example", "evil-localhost", "127.0.0.1.evil.example", "@", "x" * 300):
            assert ask_as(served, host)[0] == 403


def test_an_address_that_others_reach_is_warned_of(tmp_path: Path) -> None:
    with serving(write_hello(tmp_path), "--host", "0.0.0.0") as served:
        assert served.says(
            "dashc: Everybody who reaches this machine can use the app now, and read its tracebacks. This server is "
            "for development: for others, use `dashc build`, and run what comes out."
        )
        assert served.get()[0] == 200
