"""What the development server adds to an app, asked without a process."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from werkzeug.test import Client

from dashc.serve.child import EVENTS, SCRIPT, State, error_app, with_dev_routes

PAGE = "<!doctype html><html><head><title>x</title></head><body>one</body></html>"
TAG = f'<script type="module" src="{SCRIPT}?generation=g1"></script>'

Start = Callable[..., Any]


def app_of(parts: Iterable[bytes], *headers: tuple[str, str], lazy: bool = False) -> Client:
    """An app that answers this, wrapped."""

    def app(environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        start_response("200 OK", list(headers))
        return parts

    def lazy_app(environ: dict[str, Any], start_response: Start) -> Iterator[bytes]:
        start_response("200 OK", list(headers))
        yield from parts

    return Client(with_dev_routes(lazy_app if lazy else app, State("g1")))


@pytest.mark.parametrize("lazy", [False, True])
@pytest.mark.parametrize("cut", [1, 7, 40, 1000])
def test_a_page_gets_the_script_at_the_end_of_its_head_however_it_is_cut(cut: int, lazy: bool) -> None:
    body = PAGE.encode()
    parts = [body[i : i + cut] for i in range(0, len(body), cut)]
    answer = app_of(parts, ("Content-Type", "text/html; charset=utf-8"), ("Content-Length", "74"), lazy=lazy).get("/")
    assert answer.text == PAGE.replace("</head>", f"{TAG}</head>")


def test_a_page_without_a_head_comes_whole() -> None:
    assert app_of([b"a", b"b"], ("Content-Type", "text/html")).get("/").text == "ab"


def test_what_is_no_page_is_passed_on_untouched() -> None:
    answer = app_of([b"a</head>b"], ("Content-Type", "text/plain"), ("Content-Length", "9")).get("/")
    assert (answer.text, answer.headers["Content-Length"]) == ("a</head>b", "9")


def test_a_page_is_streamed_on_as_it_comes() -> None:
    """The part after the head must not wait for those that follow it."""
    sent: list[int] = []

    def parts() -> Iterator[bytes]:
        for number, part in enumerate([b"<head>", b"</head>", b"a", b"b"]):
            sent.append(number)
            yield part

    answer = app_of(parts(), ("Content-Type", "text/html")).get("/", buffered=False)
    stream = answer.iter_encoded()
    assert next(stream) == f"<head>{TAG}</head>".encode()
    assert sent == [0, 1]
    assert list(stream) == [b"a", b"b"]


def test_the_app_compresses_no_page_that_has_to_be_added_to() -> None:
    def app(environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [environ.get("HTTP_ACCEPT_ENCODING", "none").encode()]

    client = Client(with_dev_routes(app, State("g1")))
    assert client.get("/", headers={"Accept-Encoding": "br"}).text == "none"
    assert client.get("/_dashc/static/x.js", headers={"Accept-Encoding": "br"}).text == "br"


def test_the_script_is_served() -> None:
    answer = app_of([]).get(SCRIPT)
    assert answer.headers["Content-Type"] == "text/javascript"
    assert "EventSource" in answer.text


def test_the_events_tell_the_state_and_its_changes_until_they_are_closed() -> None:
    state = State("g1")
    stream = Client(with_dev_routes(error_app(state), state)).get(EVENTS, buffered=False).iter_encoded()
    assert next(stream) == b"retry: 300\n\n"
    assert data_of(next(stream)) == {"generation": "g1", "findings": []}
    state.show([{"headline": "h", "text": "t"}])
    assert data_of(next(stream)) == {"generation": "g1", "findings": [{"headline": "h", "text": "t"}]}
    state.close()
    assert list(stream) == []


def data_of(event: bytes) -> Any:
    """What a server-sent event carries."""
    assert event.startswith(b"event: state\ndata: ")
    return json.loads(event.decode().partition("data: ")[2])


def test_the_page_of_errors_shows_them_as_text() -> None:
    state = State("g1")
    state.show([{"headline": "<b>bad</b>", "text": "</pre><script>alert(1)</script>"}])
    answer = Client(error_app(state)).get("/any/path")
    assert answer.status_code == 503
    assert "&lt;b&gt;bad" in answer.text
    assert "<script>alert" not in answer.text
