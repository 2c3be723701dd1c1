"""First calls: what libraries do lazily at their first use is not done by two threads at once."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dashc.runtime import PreventUpdate
from dashc.runtime.settings import Settings
from tests.apps.compact import Wired
from tests.apps.served import app_of, results_of

LAYOUT: dict[str, dict[str, Any]] = {"a": {"Input": {}}, **{f"out{i}": {"p": {}} for i in range(3)}}
PATIENT = Settings(budget=10, first_calls=10)


class Lazy:
    """Fills its table at first use, and looks away in the middle of it."""

    def __init__(self) -> None:
        self.table: dict[str, str] = {}

    def word(self) -> str:
        if not self.table:
            self.table["other"] = "half"
            time.sleep(0.05)
            self.table["word"] = "whole"
        return self.table["word"]


def at_once(page: Callable[[], str], visitors: int) -> list[str]:
    with ThreadPoolExecutor(visitors) as threads:
        return [future.result() for future in [threads.submit(page) for _ in range(visitors)]]


def errors_in(page: str) -> list[Any]:
    return [line["error"] for block in results_of(page) for line in block if "error" in line]


@pytest.mark.parametrize("kind", ["plain", "async"])
def test_callbacks_and_visitors_do_not_meet_in_a_library_at_its_first_use(tmp_path: Path, kind: str) -> None:
    library = Lazy()

    def plain(_: Any) -> str:
        return library.word()

    async def later(_: Any) -> str:
        return library.word()

    function = plain if kind == "plain" else later
    callbacks = [Wired(function, "a.value", f"out{i}.children", name=f"c{i}") for i in range(3)]
    app = app_of(tmp_path, callbacks, LAYOUT, settings=PATIENT)
    pages = at_once(lambda: app.test_client().get("/").text, 8)
    assert [errors_in(page) for page in pages] == [[]] * 8
    assert all(page.count(">whole<") == 3 for page in pages)


def test_a_call_that_did_nothing_yet_is_no_first_use(tmp_path: Path) -> None:
    library = Lazy()
    clicked = threading.Event()

    def function(_: Any) -> str:
        if not clicked.is_set():
            raise PreventUpdate
        return library.word()

    app = app_of(tmp_path, [Wired(function, "a.value", "out0.children")], LAYOUT, settings=PATIENT)
    assert ">whole<" not in app.test_client().get("/").text
    clicked.set()
    assert [errors_in(page) for page in at_once(lambda: app.test_client().get("/").text, 4)] == [[]] * 4


@pytest.mark.parametrize("returns", ["text", "nothing"])
def test_after_its_first_call_a_function_runs_side_by_side(tmp_path: Path, returns: str) -> None:
    meeting = threading.Barrier(3, timeout=10)
    is_first = True

    def function(_: Any) -> Any:
        nonlocal is_first
        if is_first:
            is_first = False
        else:
            meeting.wait()
        if returns == "nothing":
            raise PreventUpdate
        return "met"

    app = app_of(
        tmp_path,
        [Wired(function, "a.value", "out0.children")],
        LAYOUT,
        settings=Settings(budget=10, first_calls=0 if returns == "nothing" else 10),
    )
    app.test_client().get("/")
    assert [errors_in(page) for page in at_once(lambda: app.test_client().get("/").text, 3)] == [[]] * 3


def test_functions_that_wait_for_each_other_are_not_kept_apart_for_ever(tmp_path: Path) -> None:
    meeting = threading.Barrier(3, timeout=10)

    def function(_: Any) -> str:
        meeting.wait()
        return "met"

    callbacks = [Wired(function, "a.value", f"out{i}.children", name=f"c{i}") for i in range(3)]
    app = app_of(tmp_path, callbacks, LAYOUT, settings=Settings(budget=10, first_calls=0.01))
    assert app.test_client().get("/").text.count(">met<") == 3


DRAW_AT_ONCE = """
import sys, threading
import plotly.express as px
{warm_up}
sys.setswitchinterval(1e-7)
start = threading.Barrier(8)
errors = []
def draw(chart):
    start.wait()
    try:
        chart(x=[0, 1], y=[0, 2], color=["a", "b"])
    except ValueError as error:
        errors.append(str(error))
threads = [threading.Thread(target=draw, args=(chart,)) for chart in [px.scatter, px.bar, px.line, px.histogram] * 2]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert not errors, errors
"""


def test_charts_can_be_drawn_in_several_threads_from_the_first_one_on() -> None:
    script = DRAW_AT_ONCE.format(warm_up="from dashc.runtime.warm_up import warm_up; warm_up()")
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


def test_an_app_without_charts_does_not_import_the_library_for_them() -> None:
    script = "import sys; from dashc.runtime.warm_up import warm_up; warm_up(); assert 'plotly' not in sys.modules"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


def test_an_app_starts_with_a_chart_library_that_cannot_be_made_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "plotly.express", ModuleType("plotly.express"))
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert app_of(tmp_path).test_client().get("/healthz").status_code == 200
    assert "plotly could not be made ready at the start; the first charts may fail." in caplog.text
