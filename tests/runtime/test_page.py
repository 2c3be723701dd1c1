"""The page: streamed, with results in place (semantics C1)."""

import threading
import zlib
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import EnvironBuilder, run_wsgi_app

from dashc.runtime import ctx
from dashc.runtime.render import Renderer
from dashc.runtime.settings import Settings
from tests.apps.compact import Wired
from tests.apps.served import app_of, page_data_of, results_of


def hello(value: Any) -> str:
    return f"Output: {value}"


def test_the_page_holds_the_results_of_initial_callbacks(tmp_path: Path) -> None:
    app = app_of(
        tmp_path, [Wired(hello, "a.value", "b.children")], {"a": {"input": {"value": "x & y"}}, "b": {"div": {}}}
    )
    response = app.test_client().get("/")
    assert response.status_code == 200
    assert '<div id="b">Output: x &amp; y</div>' in response.text
    assert results_of(response.text) == [
        [{"callback": "hello", "outputs": {"b.children": "Output: x & y"}, "placed": True}]
    ]
    assert response.text.endswith("</body></html>")


def test_the_data_of_the_app_is_in_the_page(tmp_path: Path) -> None:
    app = app_of(
        tmp_path,
        [Wired(hello, "@/layout/0.value", "b.children", state="a.min")],
        {"a": {"input": {}}},
        values={"a.min": lambda: 3.0},
    )
    data = page_data_of(app.test_client().get("/").text)
    assert data == {
        "wiring": "0123456789abcdef",
        "base": "/",
        "dev": False,
        "patience": {"page": 4000, "run": 10000},
        "updateTitle": None,
        "components": [
            {"id": "a", "type": "input", "props": {"min": 3}},
            {"id": "@/layout/0", "type": "div", "mark": 1, "props": {}},
            {"id": "b", "type": "div", "props": {}},
        ],
        "callbacks": [
            {
                "name": "hello",
                "inputs": ["@/layout/0.value"],
                "state": ["a.min"],
                "outputs": ["b.children"],
                "waits": ["@/layout/0.value"],
                "initial": True,
                "late": False,
                "fixed": ["a.min"],
            }
        ],
        "dispatch": {"@/layout/0.value": [0]},
    }


def test_nothing_in_the_data_can_end_its_element(tmp_path: Path) -> None:
    app = app_of(
        tmp_path, [Wired(hello, "a.value", "b.children")], {"a": {"input": {"value": "</script><!--<script>"}}}
    )
    page = app.test_client().get("/").text
    assert page.count("</script>") == 2
    assert "<!--" not in page
    assert results_of(page)[0][0]["outputs"]["b.children"] == "Output: </script><!--<script>"


def test_the_head_is_sent_before_any_function_has_ended_and_slow_results_follow_in_the_same_stream(
    tmp_path: Path,
) -> None:
    may_end = threading.Event()

    def slow(value: Any) -> str:
        assert may_end.wait(10)
        return f"slow {value}"

    app = app_of(
        tmp_path,
        [Wired(slow, "a.value", "b.children"), Wired(lambda v: f"after {v}", "b.children", "c.children", name="after")],
        {"a": {"input": {"value": 1}}},
        settings=Settings(budget=0, stream_limit=10),
    )
    parts, status, _ = run_wsgi_app(app, EnvironBuilder("/").get_environ())
    assert status == "200 OK"
    stream = iter(parts)
    head = next(stream).decode()
    assert head.endswith('<input value="1" id="a">')
    layout = next(stream).decode()
    busy = 'aria-busy="true" data-dash-is-loading="true"'
    assert f'<div id="b" {busy}></div><div id="c" {busy}></div>' in layout
    assert results_of(layout) == []
    may_end.set()
    assert results_of(next(stream).decode()) == [[{"callback": "slow", "outputs": {"b.children": "slow 1"}}]]
    assert results_of(next(stream).decode()) == [[{"callback": "after", "outputs": {"c.children": "after slow 1"}}]]
    assert next(stream) == b"</body></html>"
    assert next(stream, None) is None


def test_the_page_ends_in_time_without_what_is_still_running(tmp_path: Path) -> None:
    may_end = threading.Event()
    app = app_of(
        tmp_path,
        [Wired(lambda _: may_end.wait(10), "a.value", "b.children", name="endless")],
        settings=Settings(budget=0, stream_limit=0),
    )
    page = app.test_client().get("/").text
    may_end.set()
    assert results_of(page) == []
    assert page.endswith("</body></html>")


def test_a_client_that_goes_away_starts_nothing_more(tmp_path: Path) -> None:
    beside: list[Any] = []
    may_end = threading.Event()
    app = app_of(
        tmp_path,
        [
            Wired(lambda _: may_end.wait(10), "a.value", "b.value", name="first"),
            Wired(beside.append, "a.value", name="beside"),
        ],
        settings=Settings(budget=10, threads=1),
    )
    parts: Any = run_wsgi_app(app, EnvironBuilder("/").get_environ())[0]
    next(iter(parts))
    parts.close()
    may_end.set()
    assert len(results_of(app.test_client().get("/").text)[0]) == 2
    assert beside == [None], "only the second page called it, though the first one's turn came before"


def test_an_initial_callback_that_fails_leaves_the_page_whole(tmp_path: Path) -> None:
    def broken(_: Any) -> None:
        raise KeyError("secret")

    app = app_of(tmp_path, [Wired(broken, "a.value", "b.children"), Wired(hello, "a.value", "c.children")])
    page = app.test_client().get("/").text
    assert '<div id="c">Output: ' in page
    assert "secret" not in page
    (block,) = results_of(page)
    assert {line["callback"]: "error" in line for line in block} == {"broken": True, "hello": False}


def test_results_that_cannot_be_drawn_are_left_to_the_client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_of(tmp_path, [Wired(hello, "a.value", "b.children")], {"a": {"input": {"value": 1}}})
    html, calls = Renderer.html, []

    def once_broken(self: Any, *arguments: Any) -> str:
        calls.append(arguments)
        if len(calls) == 1:
            raise RecursionError
        return html(self, *arguments)

    monkeypatch.setattr(Renderer, "html", once_broken)
    page = app.test_client().get("/").text
    assert '<div id="b"></div>' in page
    assert results_of(page) == [[{"callback": "hello", "outputs": {"b.children": "Output: 1"}}]]


def test_late_callbacks_are_left_to_the_client(tmp_path: Path) -> None:
    app = app_of(tmp_path, [Wired(hello, "a.value", "b.children", late=True)])
    assert results_of(app.test_client().get("/").text) == []


@pytest.mark.parametrize(
    ("method", "headers"),
    [("HEAD", {}), ("GET", {"Sec-Purpose": "prefetch"}), ("GET", {"Sec-Purpose": "prefetch;prerender"})],
)
def test_a_look_ahead_calls_no_function(tmp_path: Path, method: str, headers: dict[str, str]) -> None:
    called: list[Any] = []
    app = app_of(tmp_path, [Wired(called.append, "a.value")])
    response = app.test_client().open("/", method=method, headers=headers)
    assert response.status_code == 200
    assert called == []
    assert ("</html>" in response.text) == (method == "GET")


def test_the_page_can_be_read_part_by_part_when_it_is_compressed(tmp_path: Path) -> None:
    app = app_of(tmp_path, [Wired(hello, "a.value", "b.children")])
    environ = EnvironBuilder("/", headers=[("Accept-Encoding", "br, gzip")]).get_environ()
    parts, _, headers = run_wsgi_app(app, environ)
    assert headers["Content-Encoding"] == "gzip"
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    stream = iter(parts)
    assert unpacker.decompress(next(stream)).endswith(b'<div id="a"></div>')
    assert b"".join(unpacker.decompress(part) for part in stream).endswith(b"</body></html>")
    assert unpacker.eof


def test_computed_values_are_drawn_when_the_app_starts(tmp_path: Path) -> None:
    calls: list[int] = []

    def options() -> dict[str, int]:
        calls.append(1)
        return {"a": 1, "b": 2}

    app = app_of(tmp_path, [], {"s": {"p": {"data-x": 1}}}, values={"s.title": "T<", "s.style": {"color": "red"}})
    client = app.test_client()
    pages = [client.get("/") for _ in range(2)]
    assert 'title="T&lt;"' in pages[0].text
    assert 'data-s="s1"' in pages[0].text
    nonces = [page.headers["Content-Security-Policy"].partition("'nonce-")[2].partition("'")[0] for page in pages]
    assert f'<style nonce="{nonces[0]}">[data-s="s1"]' in pages[0].text.partition("</head>")[0]
    assert nonces[0] != nonces[1]
    assert all(len(nonce) >= 16 for nonce in nonces)


def test_styles_of_results_are_rules_with_the_nonce_of_the_page(tmp_path: Path) -> None:
    def styled() -> Any:
        return {"p": {"style": {"color": "red"}, "children": "x"}}

    app = app_of(tmp_path, [Wired(styled, None, "b.children")])
    page = app.test_client().get("/")
    nonce = page.headers["Content-Security-Policy"].partition("'nonce-")[2].partition("'")[0]
    assert f'<style nonce="{nonce}">[data-s="p1"]' in page.text
    assert " style=" not in page.text


def test_the_page_carries_the_headers_that_protect_it(tmp_path: Path) -> None:
    headers = app_of(tmp_path).test_client().get("/").headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["X-Permitted-Cross-Domain-Policies"] == "none"
    assert "camera=()" in headers["Permissions-Policy"].split(", ")
    assert headers["X-Accel-Buffering"] == "no"
    assert "Strict-Transport-Security" not in headers
    assert "Reporting-Endpoints" not in headers
    assert "{nonce}" not in headers["Content-Security-Policy"]


def test_a_function_can_set_cookies_on_the_page(tmp_path: Path) -> None:
    def visit() -> str:
        ctx.response.set_cookie("seen", "1")
        ctx.response.headers["X-Visit"] = "yes"
        return f"{ctx.path} {ctx.cookies.get('seen')}"

    app = app_of(tmp_path, [Wired(visit, None, "b.children", response=True)], settings=Settings(budget=0))
    client = app.test_client()
    first = client.get("/")
    assert first.headers["Set-Cookie"].startswith("seen=1")
    assert first.headers["X-Visit"] == "yes"
    assert '<div id="b">/ 1</div>' in client.get("/").text


def test_each_load_shows_its_own_results(tmp_path: Path) -> None:
    visits: list[int] = []

    def count() -> Any:
        visits.append(1)
        return {"b": {"style": "color: red", "children": len(visits) % 2}}

    client = app_of(tmp_path, [Wired(count, None, "b.children")]).test_client()
    pages = [client.get("/").text for _ in range(3)]
    assert [page.partition("</b>")[0][-1] for page in pages] == ["1", "0", "1"]
    assert all('[data-s="p1"]' in page for page in pages)


def test_an_app_under_a_base_path_answers_there_alone(tmp_path: Path) -> None:
    client = app_of(tmp_path, base_path="/deep/down/").test_client()
    assert page_data_of(client.get("/deep/down/").text)["base"] == "/deep/down/"
    assert client.get("/deep/down").status_code == 308
    assert client.get("/").status_code == 404
    assert client.get("/healthz").status_code == 200
    assert client.get("/deep/down/healthz").status_code == 200
    assert client.post("/deep/down/_dashc/run").status_code == 415
