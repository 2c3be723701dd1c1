"""Emitted apps for the tests, made of a manifest alone, without the compiler's files."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashc.runtime.app import build_app
from dashc.runtime.settings import Settings
from tests.apps.compact import NO_LAYOUT, Wired, manifest_of

WIRING = "0123456789abcdef"


class BrowserClient(FlaskClient):
    """A client whose requests are those of the app's own page."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"


def app_of(
    folder: Path,
    callbacks: Sequence[Wired] = (),
    layout: Mapping[str, Mapping[str, Any]] = NO_LAYOUT,
    *,
    values: Mapping[str, Any] = NO_LAYOUT,
    settings: Settings | None = None,
    **changes: Any,
) -> Flask:
    """The app of a manifest that is written into a build's folder in `folder`."""
    computed: dict[str, list[str]] = {}
    for ref in values:
        computed.setdefault(ref.rpartition(".")[0], []).append(ref.rpartition(".")[2])
    manifest = manifest_of(callbacks, layout, computed=computed, **changes)
    build = folder / "build-1"
    build.mkdir(exist_ok=True)
    (build / "app.json").write_text(json.dumps(manifest), encoding="utf-8")
    functions = {callback.name or callback.function.__name__: callback.function for callback in callbacks}
    app = build_app(build, functions, values, settings or Settings(budget=5))
    app.test_client_class = BrowserClient
    return app


def ask(client: FlaskClient, run: Iterable[Mapping[str, Any]], /, **values: Any) -> TestResponse:
    """Post a run; values are given as `a__value=1`."""
    body = {"wiring": WIRING, "run": list(run), "values": {ref.replace("__", "."): v for ref, v in values.items()}}
    return client.post("/_dashc/run", json=body)


def lines_of(response: TestResponse) -> list[dict[str, Any]]:
    """The lines of an answer to a run."""
    assert response.status_code == 200, response.text
    assert response.content_type == "application/x-ndjson"
    return [orjson.loads(line) for line in response.data.splitlines()]


def page_data_of(page: str) -> dict[str, Any]:
    """The block `_dx-app` of a page."""
    data: dict[str, Any] = orjson.loads(page.partition('id="_dx-app">')[2].partition("</script>")[0])
    return data


def results_of(page: str) -> list[list[dict[str, Any]]]:
    """The blocks of results in a page."""
    return [orjson.loads(part.partition("</script>")[0]) for part in page.split('class="_dx-results">')[1:]]
