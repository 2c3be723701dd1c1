"""Starting: values of `$from`, settings, and what is said when the app cannot start."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

import dashc.runtime
from dashc.runtime import create_app
from dashc.runtime.settings import Settings, WrongSetting
from dashc.runtime.startup import StartupError
from tests.apps.compact import Wired, manifest_of
from tests.apps.served import app_of, page_data_of


def test_a_computed_value_is_called_once_if_it_can_be_called(tmp_path: Path) -> None:
    calls: list[int] = []

    def label() -> str:
        calls.append(1)
        return "computed"

    client = app_of(
        tmp_path, [], {"a": {"p": {}}}, values={"a.title": label, "a.data-day": datetime.date(2024, 1, 2)}
    ).test_client()
    pages = [client.get("/").text for _ in range(3)]
    assert calls == [1]
    assert page_data_of(pages[0])["components"][0]["props"] == {"title": "computed", "data-day": "2024-01-02"}
    assert '<p title="computed" data-day="2024-01-02" id="a"></p>' in pages[0]


def test_a_computed_value_may_come_from_a_coroutine(tmp_path: Path) -> None:
    async def label() -> str:
        return "soon"

    page = app_of(tmp_path, [], {"a": {"p": {}}}, values={"a.title": label}).test_client().get("/").text
    assert '<p title="soon" id="a"></p>' in page


def broken() -> Any:
    raise FileNotFoundError("gapminder.csv")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            broken,
            (
                r"could not be computed: `broken` raised `FileNotFoundError`: gapminder\.csv "
                r"\(in `.*test_startup\.py`, line \d+\)\."
            ),
        ),
        (
            {1, 2},
            r"cannot be written as JSON: it is a `set`, which has no order; a list is needed\.",
        ),
        ([1], r"must be text or a number, not a list\."),
    ],
)
def test_a_value_that_is_wrong_stops_the_start_with_its_place_in_the_spec(
    tmp_path: Path, value: Any, message: str
) -> None:
    with pytest.raises(StartupError, match=rf"^The value of `a\.title` \(app\.yaml:1\) {message}$"):
        app_of(tmp_path, [], {"a": {"p": {}}}, values={"a.title": value})


def test_a_failure_to_start_is_one_message_and_the_status_on_which_gunicorn_gives_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "app.json").write_text(json.dumps(manifest_of([], {"a": {"p": {}}}, computed={"a": ["title"]})))
    with pytest.raises(SystemExit) as stopped:
        create_app(tmp_path, {}, {"a.title": [1]})
    assert stopped.value.code == 3
    assert capsys.readouterr().err == "The value of `a.title` (app.yaml:1) must be text or a number, not a list.\n"


@pytest.mark.parametrize(
    ("callbacks", "values", "message"),
    [
        ({}, {}, "the callback `f` is in `app.json` and not in `wsgi.py`"),
        ({"f": print, "g": print}, {}, "the callback `g` is in `wsgi.py` and not in `app.json`"),
        ({"f": print}, {"a.min": 1}, "the value `a.min` is in `wsgi.py` and not in `app.json`"),
    ],
)
def test_files_of_two_builds_do_not_start(tmp_path: Path, callbacks: Any, values: Any, message: str) -> None:
    (tmp_path / "app.json").write_text(json.dumps(manifest_of([Wired(print, "a.value", name="f")])))
    with pytest.raises(SystemExit), pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stderr.write", lambda text: pytest.fail(text) if message not in text else 0)
        create_app(tmp_path, callbacks, values)


def test_a_manifest_that_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for content in ("", "{}", "[]"):
        (tmp_path / "app.json").write_text(content)
        with pytest.raises(SystemExit):
            create_app(tmp_path, {}, {})
        assert capsys.readouterr().err.endswith("Build the app again.\n")


def test_settings_come_from_the_environment() -> None:
    assert Settings.from_environment({}) == Settings()
    given = {
        "DASHC_DEV": "1",
        "DASHC_BUDGET_MS": "0",
        "DASHC_MAX_BODY": "1000",
        "DASHC_THREADS": "4",
        "DASHC_FIRST_CALLS_MS": "0",
    }
    assert Settings.from_environment(given) == Settings(
        development=True, budget=0, max_body=1000, threads=4, first_calls=0
    )
    impatient = Settings.from_environment({"DASHC_PATIENCE_MS": "400"})
    assert (impatient.patience, impatient.beat, impatient.stream_limit) == (0.4, 0.1, 0.1)
    assert not Settings.from_environment({"DASHC_DEV": "0"}).development


@pytest.mark.parametrize("text", ["-1", "x", "1.5", "²", "9" * 400])
def test_a_setting_that_makes_no_sense_is_said(text: str) -> None:
    with pytest.raises(
        WrongSetting, match="The environment variable `DASHC_MAX_BODY` must be a whole number, at least 1"
    ):
        Settings.from_environment({"DASHC_MAX_BODY": text})


@pytest.mark.parametrize("name", ["Patch", "set_props", "set_progress"])
def test_what_comes_later_is_said_when_it_is_imported(name: str) -> None:
    with pytest.raises(ImportError, match=f"^`{name}` is not supported yet by this version of dashc.$"):
        getattr(dashc.runtime, name)
    with pytest.raises(AttributeError):
        dashc.runtime.nothing  # noqa: B018
