"""Static files: immutable, compressed when the app was built, and only those that are listed."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashc.runtime.startup import StartupError
from tests.apps.served import app_of

URL = "/_dashc/static/core-AB12.js"


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    folder = tmp_path / "static"
    (folder / "assets-1").mkdir(parents=True)
    (folder / "core-AB12.js").write_bytes(b"plain")
    (folder / "core-AB12.js.br").write_bytes(b"brotli")
    (folder / "core-AB12.js.gz").write_bytes(b"gzip")
    (folder / "assets-1" / "logo.png").write_bytes(b"png")
    (folder / "secret.txt").write_bytes(b"secret")
    listed = {"core-AB12.js": "text/javascript", "assets-1/logo.png": "image/png"}
    return app_of(tmp_path, static=listed, assets={"logo.png": "assets-1/logo.png"}).test_client()


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
    client: FlaskClient, accepted: str, body: bytes, coding: str | None
) -> None:
    response = client.get(URL, headers={"Accept-Encoding": accepted})
    assert (response.data, response.headers.get("Content-Encoding")) == (body, coding)
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.content_length == len(body)
    assert response.content_type == "text/javascript; charset=utf-8"


def test_files_are_cached_for_ever_and_not_sent_again(client: FlaskClient) -> None:
    first = client.get(URL)
    assert first.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    again = client.get(URL, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(URL, headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get(URL, headers={"Accept-Encoding": "br"}).headers["ETag"] != first.headers["ETag"]


def test_head_sends_the_headers_alone(client: FlaskClient) -> None:
    response = client.head(URL)
    assert (response.status_code, response.data, response.content_length) == (200, b"", 5)


def test_the_users_assets_are_found_under_their_own_names(client: FlaskClient) -> None:
    response = client.get("/assets/logo.png")
    assert (response.data, response.headers["Cache-Control"]) == (b"png", "no-cache")
    assert client.get("/_dashc/static/assets-1/logo.png").headers["Cache-Control"].endswith("immutable")


@pytest.mark.parametrize(
    "path",
    [
        "/_dashc/static/secret.txt",
        "/_dashc/static/core-AB12.js.br",
        "/_dashc/static/../app.json",
        "/_dashc/static/%2e%2e/app.json",
        "/_dashc/static/",
        "/_dashc/static//etc/passwd",
        "/assets/secret.txt",
        "/assets/../app.json",
        "/app.json",
        "/static/core-AB12.js",
    ],
)
def test_nothing_else_is_served(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.content_type == "application/problem+json"


def test_a_missing_file_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=r"The static file `.*/static/gone.js` is not there. Build the app again."):
        app_of(tmp_path, static={"gone.js": "text/javascript"})
