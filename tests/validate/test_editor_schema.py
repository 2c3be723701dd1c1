"""`dashc schema`: what `lint` accepts, editors accept, and they see the usual mistakes."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft7Validator

from dashc.catalogue import load_catalogue
from dashc.cli import main
from dashc.validate import app, callbacks, top
from dashc.validate.editor_schema import editor_schema, editor_schema_text

ROOT = Path(__file__).parents[2]
GOOD = [*ROOT.glob("specs/*/*.yaml"), *ROOT.glob("tests/diagnostics/*/good.yaml")]
SCHEMA = editor_schema(load_catalogue())


def errors(text: str) -> list[str]:
    spec = yaml.safe_load(text)
    return [error.message for error in Draft7Validator(SCHEMA).iter_errors(spec)]


def test_it_is_a_schema_and_always_the_same_text() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert CliRunner().invoke(main, ["schema"]).stdout == editor_schema_text(load_catalogue())


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.parent.name)
def test_it_accepts_every_good_spec(path: Path) -> None:
    assert errors(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "layout: a",
        "dashc: 2\nlayout: a",
        "dashc: 1\nlayout: [div: {clas: x}]",
        "dashc: 1\nlayout: [div: {h1: x}]",
        "dashc: 1\nlayout: [dvi: x]",
        "dashc: 1\nlayout: [Dropdown: {valeu: x}]",
        "dashc: 1\nlayout: [Slider: {min: a}]",
        "dashc: 1\nlayout: [p: true]",
        "dashc: 1\nlayout: [br: text]",
        "dashc: 1\nlayout: [{p: a, h1: b}]",
        "dashc: 1\nlayout: a\ncallbacks: [{cal: x.y}]",
        "dashc: 1\nlayout: a\ncallbacks: [{call: x.y, inputs: region}]",
        "dashc: 1\nlayout: a\napp: {titel: x}",
    ],
)
def test_it_sees_the_usual_mistakes(text: str) -> None:
    assert errors(text)


def test_the_part_written_by_hand_has_the_keys_that_lint_knows() -> None:
    assert set(SCHEMA["properties"]) == set(top.KEYS)
    assert set(SCHEMA["definitions"]["app"]["properties"]) == set(app.KEYS)
    assert set(SCHEMA["definitions"]["callback"]["properties"]) == set(callbacks.KEYS)
    assert set(SCHEMA["definitions"]["call"]["properties"]) == set(callbacks.INLINE_KEYS)
