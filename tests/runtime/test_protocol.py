"""What the server says keeps to schemas/protocol.schema.json."""

from pathlib import Path
from typing import Any

import pytest

from dashc.runtime.settings import Settings
from tests.apps.compact import Wired
from tests.apps.protocol import protocol_problem
from tests.apps.served import app_of, ask, lines_of, page_data_of, results_of


def broken(_: Any) -> None:
    raise ValueError("broken")


@pytest.mark.parametrize("development", [False, True])
def test_pages_and_answers_keep_to_the_schema(tmp_path: Path, development: bool) -> None:
    callbacks = [
        Wired(lambda v: v, "a.value", "b.children", name="fine"),
        Wired(broken, "a.value"),
        Wired(lambda v: {1}, "a.value", "@/layout/1.title", name="no_json"),
        Wired(lambda v: v, "b.children", "c.children", name="after", state="a.min"),
    ]
    app = app_of(
        tmp_path, callbacks, {"a": {"input": {"value": "x"}}}, settings=Settings(budget=5, development=development)
    )
    page = app.test_client().get("/").text
    assert protocol_problem("PageData", page_data_of(page)) is None
    assert [protocol_problem("Results", block) for block in results_of(page)] == [None]
    run = [{"callback": name, "triggered": ["a.value"]} for name in ("fine", "broken", "no_json")]
    lines = lines_of(ask(app.test_client(), [*run, {"callback": "after"}], a__value=1, a__min=None))
    assert [protocol_problem("AnswerLine", line) for line in lines] == [None] * 5


def test_the_schema_tells_good_from_bad() -> None:
    entry = {"callback": "f", "triggered": ["a.b"]}
    assert protocol_problem("RunRequest", {"wiring": "x", "run": [entry], "values": {"a.b": None}}) is None
    for wrong in (
        {"wiring": "x", "run": [], "values": {}},
        {"wiring": "x", "run": [entry]},
        {"wiring": "x", "run": [{"callback": "f", "triggered": []}], "values": {}},
        {"wiring": "x", "run": [{"callback": "f", "initial": False}], "values": {}},
        {"wiring": "x", "run": [entry], "values": {"no_ref": 1}},
        {"wiring": "x", "run": [entry], "values": {}, "more": 1},
    ):
        assert protocol_problem("RunRequest", wrong)
    assert protocol_problem("AnswerLine", {"done": True}) is None
    assert protocol_problem("AnswerLine", {"callback": "f"})
    assert protocol_problem("AnswerLine", {"callback": "f", "outputs": {}, "error": {}})
