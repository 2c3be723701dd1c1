"""What hostile clients and careless functions do to the server itself: bodies, headers, the log, health."""

import io
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dashc.runtime import ctx
from dashc.runtime.health import answer_health
from dashc.runtime.settings import Settings, WrongSetting
from dashc.runtime.startup import StartupError
from tests.apps.compact import Wired
from tests.apps.served import WIRING, app_of, ask, lines_of

LAYOUT: dict[str, Any] = {"a": {"Input": {}}, "b": {"p": {}}}
RUN = [{"callback": "function", "triggered": ["a.value"]}]


def echo(value: Any) -> Any:
    return value


@pytest.mark.parametrize("size", [2000, 2001, 5000, 100_000])
def test_B8_a_body_without_a_length_that_is_too_long_is_refused_not_cut(tmp_path: Path, size: int) -> None:
    """Servers that decode chunks say so by `wsgi.input_terminated`; there is no `Content-Length` then."""
    app = app_of(tmp_path, [Wired(echo, "a.value", "b.title")], LAYOUT, settings=Settings(max_body=2000))
    run = [{"callback": "echo", "triggered": ["a.value"]}]
    body = json.dumps({"wiring": WIRING, "run": run, "values": {"a.value": "x"}}).encode().ljust(size)
    response = app.test_client().post(
        "/_dashc/run",
        input_stream=io.BytesIO(body),
        content_type="application/json",
        environ_overrides={"wsgi.input_terminated": True, "HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": ""},
    )
    if size == 2000:
        assert lines_of(response)[0]["outputs"] == {"b.title": "x"}
    else:
        assert response.status_code == 413
        assert response.get_json(force=True)["detail"] == "The body is larger than 2000 bytes."


def failing_app(folder: Path, function: Any, **more: Any) -> Any:
    return app_of(folder, [Wired(function, "a.value", "b.title", name="function", **more)], LAYOUT).test_client()


@pytest.mark.parametrize(
    "text", ["\nERROR:dashc:forged (reference 00000000)", "\r\nforged", "\x1b[2Jforged", "\u2028forged", "\x85forged"]
)
def test_no_text_of_an_exception_looks_like_a_record_of_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    def function(value: Any) -> Any:
        raise ValueError(f"{value}{text}")

    lines_of(ask(failing_app(tmp_path, function), RUN, a__value="typed"))
    first, *others = caplog.text.splitlines()
    assert "`function` (app.yaml:10) raised `ValueError`: " in first
    assert all(line.startswith("  | ") for line in others)
    assert len([line for line in caplog.text.splitlines() if "Traceback (most recent call last):" in line]) == 1
    assert not set(caplog.text) & set("\r\x1b\x85\u2028")


def test_neither_does_a_wrong_return_nor_what_fails_outside_of_functions(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = failing_app(tmp_path, lambda _: {"\nforged": {1, 2}})
    lines_of(ask(client, RUN, a__value="x"))
    assert len(caplog.text.splitlines()) == 1
    caplog.clear()

    def fails(*_: Any) -> Any:
        raise RuntimeError("\nERROR:forged")

    monkeypatch.setattr("dashc.runtime.views.Views.healthz", fails)
    assert failing_app(tmp_path, echo).get("/healthz").status_code == 500
    assert all(line.startswith("  | ") for line in caplog.text.splitlines()[1:])


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        (
            "X-Price",
            "5 €",
            "`X-Price` to a value with `€`, which HTTP cannot carry; `urllib.parse.quote` makes it plain",
        ),
        (
            "X-Name",
            "日本",
            "`X-Name` to a value with `日`, which HTTP cannot carry; `urllib.parse.quote` makes it plain",
        ),
        ("X-Zero", "a\0b", "`X-Zero` to a value with control characters"),
        ("X Blank", "x", "`X Blank`, whose name HTTP does not allow"),
        ("X-Ü", "x", "`X-Ü`, whose name HTTP does not allow"),
        ("Content-Length", "3", "`Content-Length`, which is the server's to set"),
        ("transfer-encoding", "chunked", "`transfer-encoding`, which is the server's to set"),
    ],
)
@pytest.mark.parametrize("address", ["page", "run"])
def test_a_header_that_http_cannot_carry_is_an_error_of_its_function(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, name: str, value: str, problem: str, address: str
) -> None:
    def function(_: Any) -> str:
        ctx.response.headers["X-Good"] = "é\t1"
        ctx.response.headers[name] = value
        return "written"

    client = failing_app(tmp_path, function, response=True)
    response = client.get("/") if address == "page" else ask(client, RUN, a__value="x")
    assert response.status_code == 200
    assert response.headers["X-Good"] == "é\t1"
    for key, given in response.headers:
        assert key.isascii() and given.encode("latin-1")
    assert name not in response.headers or response.headers[name] != value
    assert "written" not in response.text
    assert f"`function` (app.yaml:10) set the header {problem}. (reference " in caplog.text


def test_the_settings_add_headers(tmp_path: Path) -> None:
    settings = Settings(hsts=31536000, csp_report="https://reports.example/csp")
    headers = app_of(tmp_path, settings=settings).test_client().get("/").headers
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert headers["Reporting-Endpoints"] == 'csp="https://reports.example/csp"'
    assert headers["Content-Security-Policy"].endswith("; report-uri https://reports.example/csp; report-to csp")


@pytest.mark.parametrize("text", ["http://plain.example", "https://x.example/;script-src", '/"', "/a b", "/a,b", "x"])
def test_an_address_for_reports_that_would_change_the_policy_is_refused(text: str) -> None:
    with pytest.raises(WrongSetting, match="`DASHC_CSP_REPORT` must be a path that begins with `/`, or an address"):
        Settings.from_environment({"DASHC_CSP_REPORT": text})


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def health() -> Iterator[int]:
    port = free_port()
    stop = answer_health(Settings(health_port=port))
    yield port
    stop()


def answer(port: int, request: bytes) -> bytes:
    with closing(socket.create_connection(("127.0.0.1", port), timeout=10)) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(4096), b""))


def test_health_has_a_thread_of_its_own(health: int) -> None:
    waiting = [socket.create_connection(("127.0.0.1", health), timeout=10) for _ in range(20)]
    for connection in waiting:
        connection.sendall(b"GET /healthz HT")  # and never the rest
    assert answer(health, b"GET /healthz HTTP/1.0\r\n\r\n").endswith(b"\r\n\r\nok\n")
    assert b" 404 " in answer(health, b"GET /other HTTP/1.0\r\n\r\n")
    assert b" 501 " in answer(health, b"POST /healthz HTTP/1.0\r\n\r\n")
    for connection in waiting:
        connection.close()


def test_without_the_setting_there_is_none() -> None:
    before = threading.active_count()
    answer_health(Settings())()
    assert threading.active_count() == before


def test_a_port_for_health_that_another_program_has_is_said() -> None:
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(StartupError, match=rf"`/healthz` cannot be answered on port {port} of 127\.0\.0\.1"):
            answer_health(Settings(health_port=port))


WSGI = """
import time
from pathlib import Path
from dashc.runtime import create_app
app = create_app(Path(__file__).parent / "build-1", callbacks={"wait": lambda _: time.sleep(60)}, values={})
"""


def test_health_is_answered_while_all_threads_of_gunicorn_are_busy(tmp_path: Path) -> None:
    """Each of two workers listens on the port for health; half-sent bodies hold their only threads."""
    app_of(tmp_path, [Wired(echo, "a.value", "b.title", name="wait", prevent_initial_call=True)], LAYOUT)
    (tmp_path / "wsgi.py").write_text(WSGI)
    port, health = free_port(), free_port()
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "DASHC_HEALTH_PORT": str(health), "PYTHONPATH": str(root)}
    command = ["-m", "gunicorn", "--threads", "2", "--workers", "2", "--bind", f"127.0.0.1:{port}", "wsgi:app"]
    server = subprocess.Popen([sys.executable, *command], cwd=tmp_path, env=environment)
    slow = []
    try:
        wait_for(port)
        wait_for(health)
        for _ in range(12):
            connection = socket.create_connection(("127.0.0.1", port), timeout=10)
            connection.sendall(b"POST /_dashc/run HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\n")
            connection.sendall(b"Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
            slow.append(connection)
        for _ in range(10):
            assert answer(health, b"GET /healthz HTTP/1.0\r\n\r\n").endswith(b"ok\n")
    finally:
        for connection in slow:
            connection.close()
        server.terminate()
        server.wait(20)


def wait_for(port: int) -> None:
    """Until something listens there."""
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=10).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"nothing listens on port {port}")
