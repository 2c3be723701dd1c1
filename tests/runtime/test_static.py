"""Static files: immutable, compressed when the app was built, in parts, and only those that are listed."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from dashc.runtime.startup import StartupError
from tests.apps.served import app_of

NAME = "core-AB12.js"
FILES = {
    f"{NAME}": "text/javascript",
    "assets-1/logo.png": "image/png",
    "assets-1/写真.png": "image/png",
    "assets-1/ł 1.css": "text/css",
    "assets-1/data.csv": "text/csv",
    "assets-1/data.csv.gz": "application/gzip",
    "assets-1/x.br": "application/octet-stream",
    "assets-1/empty.txt": "text/plain",
    "assets-1/page.html": "text/html",
    "assets-1/drawing.svg": "image/svg+xml",
}


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    folder = tmp_path / "static"
    (folder / "assets-1").mkdir(parents=True)
    for name in FILES:
        (folder / name).write_bytes(name.encode())
    (folder / NAME).write_bytes(b"plain")
    (folder / f"{NAME}.br").write_bytes(b"brotli")
    (folder / f"{NAME}.gz").write_bytes(b"gzip")
    (folder / "assets-1" / "empty.txt").write_bytes(b"")
    (folder / "secret.txt").write_bytes(b"secret")
    assets = {name.removeprefix("assets-1/"): name for name in FILES if name.startswith("assets-1/")}
    return app_of(tmp_path, static=FILES, assets=assets)


def ask(app: Flask, path: str, method: str = "GET", **headers: str) -> TestResponse:
    """An answer whose body has been read, and whose file is closed; `if_match` is the header `If-Match`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = app.test_client().open(path, method=method, headers=named)
    with answer:
        answer.get_data()
    return answer


def static(app: Flask, name: str = NAME, **headers: str) -> TestResponse:
    """A file under its hashed name."""
    return ask(app, f"/_dashc/static/{quote(name)}", **headers)


@pytest.mark.parametrize(
    ("accepted", "body", "coding"),
    [
        ("br, gzip", b"brotli", "br"),
        ("gzip, deflate", b"gzip", "gzip"),
        ("br;q=0, gzip", b"gzip", "gzip"),
        ("identity", b"plain", None),
        ("", b"plain", None),
    ],
)
def test_the_best_coding_that_the_browser_takes_is_sent(
    app: Flask, accepted: str, body: bytes, coding: str | None
) -> None:
    response = static(app, accept_encoding=accepted)
    assert (response.data, response.headers.get("Content-Encoding")) == (body, coding)
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.content_length == len(body)
    assert response.content_type == "text/javascript; charset=utf-8"


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("accepted", ["", "br, gzip"])
def test_every_listed_file_is_sent_whatever_its_name(app: Flask, name: str, accepted: str) -> None:
    whole = static(app, name, accept_encoding=accepted)
    body = {NAME: b"brotli" if accepted else b"plain", "assets-1/empty.txt": b""}.get(name, name.encode())
    assert (whole.status_code, whole.data) == (200, body)
    assert whole.headers["ETag"].isascii()
    again = static(app, name, accept_encoding=accepted, if_none_match=whole.headers["ETag"])
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", W/{}', "*"])
def test_files_are_cached_for_ever_and_not_sent_again(app: Flask, form: str) -> None:
    first = static(app)
    assert first.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    again = static(app, if_none_match=form.format(first.headers["ETag"]))
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Cache-Control"] == first.headers["Cache-Control"]


def test_another_tag_gets_the_file_and_each_coding_has_its_own(app: Flask) -> None:
    first = static(app)
    assert static(app, if_none_match='"other"').status_code == 200
    assert static(app, accept_encoding="br").headers["ETag"] != first.headers["ETag"]


def test_head_sends_the_headers_alone(app: Flask) -> None:
    response = ask(app, f"/_dashc/static/{NAME}", "HEAD")
    assert (response.status_code, response.data, response.content_length) == (200, b"", 5)


@pytest.mark.parametrize(
    ("asked", "sent", "part"),
    [
        ("bytes=1-2", b"la", "bytes 1-2/5"),
        ("bytes=3-", b"in", "bytes 3-4/5"),
        ("bytes=-2", b"in", "bytes 3-4/5"),
        ("bytes=0-99", b"plain", "bytes 0-4/5"),
    ],
)
def test_a_part_is_sent_where_one_is_asked_for(app: Flask, asked: str, sent: bytes, part: str) -> None:
    response = static(app, range=asked, accept_encoding="br, gzip")
    assert (response.status_code, response.data) == (206, sent)
    assert response.headers["Content-Range"] == part
    assert response.content_length == len(sent)
    assert "Content-Encoding" not in response.headers


@pytest.mark.parametrize("asked", ["bytes=0-1,3-4", "items=0-1", "nonsense", "bytes=x-y", "bytes=2-1", ""])
def test_a_range_that_is_none_or_several_is_answered_with_the_whole(app: Flask, asked: str) -> None:
    response = static(app, range=asked)
    assert (response.status_code, response.data) == (200, b"plain")
    assert response.headers["Accept-Ranges"] == "bytes"


def test_a_part_that_is_not_there_is_refused_with_the_length(app: Flask) -> None:
    response = static(app, range="bytes=5-")
    assert (response.status_code, response.headers["Content-Range"]) == (416, "bytes */5")
    assert response.json == {
        "type": "about:blank",
        "title": "Requested Range Not Satisfiable",
        "status": 416,
        "detail": "The file has no such part.",
    }


def test_a_part_is_of_the_file_that_the_browser_knows(app: Flask) -> None:
    tag = static(app).headers["ETag"]
    assert static(app, range="bytes=1-2", if_range=tag).status_code == 206
    assert static(app, range="bytes=1-2", if_range='"other"').data == b"plain"
    assert static(app, range="bytes=1-2", if_none_match=tag).status_code == 304


def test_the_users_assets_are_found_under_their_own_names(app: Flask) -> None:
    response = ask(app, "/assets/logo.png")
    assert (response.data, response.headers["Cache-Control"]) == (b"assets-1/logo.png", "no-cache")
    assert ask(app, "/assets/写真.png").status_code == 200
    assert static(app, "assets-1/logo.png").headers["Cache-Control"].endswith("immutable")


def test_html_files_of_the_user_have_the_policy_of_the_page(app: Flask) -> None:
    page = ask(app, "/").headers["Content-Security-Policy"]
    nonce = page.partition(" 'nonce-")[2].partition("'")[0]
    for path in ("/assets/page.html", "/_dashc/static/assets-1/page.html"):
        assert ask(app, path).headers["Content-Security-Policy"] == page.replace(f" 'nonce-{nonce}'", "")


def test_drawings_run_no_script_where_they_are_opened_by_themselves(app: Flask) -> None:
    policy = ask(app, "/assets/drawing.svg").headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("; sandbox")
    assert "Content-Security-Policy" not in static(app).headers


@pytest.mark.parametrize(
    "path",
    [
        "/_dashc/static/secret.txt",
        "/_dashc/static/core-AB12.js.br",
        "/_dashc/static/../app.json",
        "/_dashc/static/%2e%2e/app.json",
        "/_dashc/static/",
        "/_dashc/static//etc/passwd",
        "/_dashc/static/%FF.png",
        "/assets/secret.txt",
        "/assets/../app.json",
        "/app.json",
        "/build-1/app.json",
        "/static/core-AB12.js",
    ],
)
def test_nothing_else_is_served(app: Flask, path: str) -> None:
    response = ask(app, path)
    assert response.status_code == 404
    assert response.content_type == "application/problem+json"


def other_build(folder: Path, name: str, *files: str, content: Any = None) -> None:
    """Another build in the output folder, with static files that are there."""
    (folder / name).mkdir()
    for file in files:
        (folder / "static" / file).write_bytes(name.encode())
    listed = {"static": dict.fromkeys(files, "text/javascript")} if content is None else content
    (folder / name / "app.json").write_text(json.dumps(listed))


def test_files_of_other_builds_are_there_for_open_pages_also_of_builds_that_came_later(
    app: Flask, tmp_path: Path
) -> None:
    other_build(tmp_path, "build-old", "old.js")
    assert static(app, "old.js").data == b"build-old"
    assert static(app, "new.js").status_code == 404
    other_build(tmp_path, "build-new", "new.js")
    assert static(app, "new.js").data == b"build-new"
    (tmp_path / "static" / "old.js").unlink()
    assert static(app, "old.js").status_code == 404


def test_builds_that_are_not_whole_do_no_harm(app: Flask, tmp_path: Path) -> None:
    other_build(tmp_path, "build-a", content=[])
    other_build(tmp_path, "build-b", content={})
    (tmp_path / "build-b" / "app.json").write_text("{")
    assert static(app, "secret.txt").status_code == 404
    assert static(app).status_code == 200


def test_a_missing_file_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=r"The static file `.*/static/gone.js` is not there. Build the app again."):
        app_of(tmp_path, static={"gone.js": "text/javascript"})
