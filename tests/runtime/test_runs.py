"""Runs over HTTP: what an interaction gets back."""

import gzip
import threading
from pathlib import Path
from typing import Any

import orjson
import pytest
from werkzeug.test import EnvironBuilder, run_wsgi_app

from dashc.runtime import ctx
from dashc.runtime.settings import Settings
from tests.apps.compact import Wired
from tests.apps.served import WIRING, app_of, ask, lines_of

SAME_ORIGIN = [("Origin", "http://localhost")]


def echo(value: Any) -> Any:
    return value


def test_each_callback_of_a_run_has_a_line_and_the_last_line_says_that_it_is_done(tmp_path: Path) -> None:
    app = app_of(
        tmp_path,
        [
            Wired(lambda _: None, "a.value", name="effect"),
            Wired(echo, "b.value", "c.children"),
            Wired(echo, "c.children", name="end"),
        ],
    )
    response = ask(
        app.test_client(),
        [
            {"callback": "effect", "triggered": ["a.value"]},
            {"callback": "echo", "triggered": ["b.value"]},
            {"callback": "end"},
        ],
        a__value=1,
        b__value=[1.0, "x"],
    )
    lines = lines_of(response)
    assert sorted(lines[:-1], key=str) == [
        {"callback": "echo", "outputs": {"c.children": [1.0, "x"]}},
        {"callback": "effect", "outputs": {}},
        {"callback": "end", "error": lines[2].get("error")}
        if "error" in lines[2]
        else {"callback": "end", "outputs": {}},
    ]
    assert lines[-1] == {"done": True}


def test_a_run_of_one_callback_is_answered_whole(tmp_path: Path) -> None:
    app = app_of(tmp_path, [Wired(echo, "a.value", "b.children")])
    response = ask(app.test_client(), [{"callback": "echo", "triggered": ["a.value"]}], a__value=1)
    assert response.data == b'{"callback":"echo","outputs":{"b.children":1}}\n{"done":true}\n'
    assert response.content_length == len(response.data)
    assert response.headers["Cache-Control"] == "no-cache"


def test_results_are_sent_as_they_settle(tmp_path: Path) -> None:
    may_end = threading.Event()

    def slow(_: Any) -> str:
        assert may_end.wait(10)
        return "slow"

    app = app_of(tmp_path, [Wired(slow, "a.value", "b.children"), Wired(echo, "a.value", "c.children")])
    body = {
        "wiring": WIRING,
        "run": [{"callback": name, "triggered": ["a.value"]} for name in ("slow", "echo")],
        "values": {"a.value": "fast"},
    }
    stream = iter(
        run_wsgi_app(app, EnvironBuilder("/_dashc/run", method="POST", json=body, headers=SAME_ORIGIN).get_environ())[0]
    )
    assert next(stream) == b'{"callback":"echo","outputs":{"c.children":"fast"}}\n'
    may_end.set()
    assert next(stream) == b'{"callback":"slow","outputs":{"b.children":"slow"}}\n{"done":true}\n'


def test_a_large_answer_is_compressed(tmp_path: Path) -> None:
    app = app_of(tmp_path, [Wired(lambda _: "x" * 5000, "a.value", "b.children", name="large")])
    body = {"wiring": WIRING, "run": [{"callback": "large", "triggered": ["a.value"]}], "values": {"a.value": 1}}
    response = app.test_client().post("/_dashc/run", json=body, headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(response.data) < 500
    assert b"x" * 5000 in gzip.decompress(response.data)


def test_a_function_can_set_cookies_and_headers_on_the_answer(tmp_path: Path) -> None:
    def log_in(_: Any) -> str:
        ctx.response.set_cookie("session", "abc", httponly=True)
        ctx.response.headers["X-Token"] = ctx.headers["x-asked"]
        return "in"

    app = app_of(
        tmp_path, [Wired(echo, "a.value", "c.children"), Wired(log_in, "a.value", "b.children", response=True)]
    )
    body = {
        "wiring": WIRING,
        "run": [{"callback": name, "triggered": ["a.value"]} for name in ("echo", "log_in")],
        "values": {"a.value": 1},
    }
    response = app.test_client().post("/_dashc/run", json=body, headers={"X-Asked": "42"})
    assert response.headers["Set-Cookie"].startswith("session=abc; HttpOnly")
    assert response.headers["X-Token"] == "42"
    assert {line.get("callback") for line in lines_of(response)} == {"echo", "log_in", None}


def test_a_function_whose_source_does_not_mention_the_response_is_told_so(tmp_path: Path) -> None:
    def hidden(_: Any) -> None:
        ctx.response.set_cookie("a", "b")

    app = app_of(tmp_path, [Wired(hidden, "a.value")], settings=Settings(development=True))
    (line, _) = lines_of(ask(app.test_client(), [{"callback": "hidden", "triggered": ["a.value"]}], a__value=1))
    assert line["error"]["message"] == (
        "`hidden` (app.yaml:10) raised `ResponseClosed`: `ctx.response` cannot be used here: the headers are held back "
        "only for functions whose own source mentions `ctx.response`, and that of the callback `hidden` does not."
    )
    assert line["error"]["at"] == "app.yaml:10"


def test_flasks_own_request_is_there_in_every_thread(tmp_path: Path) -> None:
    from flask import request

    def path(_: Any) -> str:
        return request.path

    app = app_of(tmp_path, [Wired(path, "a.value", "b.children"), Wired(path, "a.value", "c.children", name="beside")])
    run = [{"callback": name, "triggered": ["a.value"]} for name in ("path", "beside")]
    lines = lines_of(ask(app.test_client(), run, a__value=1))
    assert sorted(str(line.get("outputs")) for line in lines[:-1]) == [
        "{'b.children': '/_dashc/run'}",
        "{'c.children': '/_dashc/run'}",
    ]


def test_an_initial_call_can_be_asked_for(tmp_path: Path) -> None:
    def first(value: Any) -> str:
        return f"{value} {ctx.triggered_id}"

    app = app_of(tmp_path, [Wired(first, "a.value", "b.children", late=True)])
    lines = lines_of(ask(app.test_client(), [{"callback": "first", "initial": True}], a__value="stored"))
    assert lines[0]["outputs"] == {"b.children": "stored None"}


def body_of(*names: str) -> dict[str, Any]:
    """A run of some callbacks that read `a.value`."""
    run = [{"callback": name, "triggered": ["a.value"]} for name in names]
    return {"wiring": WIRING, "run": run, "values": {"a.value": 1}}


@pytest.mark.parametrize("number", [1, 2])
def test_a_slow_answer_says_that_it_is_under_way(number: int, tmp_path: Path) -> None:
    """Headers and an empty line come before any callback has settled, so that a page knows it from a lost one."""
    may_end = threading.Event()
    callbacks = [Wired(lambda _: may_end.wait(10), "a.value", f"b{i}.value", name=f"slow{i}") for i in range(number)]
    app = app_of(tmp_path, callbacks, settings=Settings(patience=0.1))
    body = body_of(*(f"slow{i}" for i in range(number)))
    parts, status, headers = run_wsgi_app(
        app, EnvironBuilder("/_dashc/run", method="POST", json=body, headers=SAME_ORIGIN).get_environ()
    )
    stream = iter(parts)
    assert status == "200 OK"
    assert headers["X-Accel-Buffering"] == "no"
    assert [next(stream), next(stream)] == [b"\n", b"\n"]
    may_end.set()
    lines = [orjson.loads(line) for line in b"".join(stream).splitlines() if line]
    assert lines[-1] == {"done": True}
    assert len(lines) == number + 1


def test_headers_are_not_held_back_for_longer_than_pages_wait(tmp_path: Path) -> None:
    """After that `ctx.response` says what is wrong."""
    may_end = threading.Event()

    def log_in(_: Any) -> None:
        assert may_end.wait(10)
        ctx.response.set_cookie("a", "b")

    app = app_of(tmp_path, [Wired(log_in, "a.value", response=True)], settings=Settings(patience=0.1, development=True))
    environment = EnvironBuilder(
        "/_dashc/run", method="POST", json=body_of("log_in"), headers=SAME_ORIGIN
    ).get_environ()
    stream = iter(run_wsgi_app(app, environment)[0])
    assert next(stream) == b"\n"
    may_end.set()
    (line, _) = (orjson.loads(line) for line in b"".join(stream).splitlines() if line)
    assert "`ctx.response` was used after the headers had been sent to the browser." in line["error"]["message"]
