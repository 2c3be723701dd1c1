"""docs/language.md is written by hand; its tables of keys are those that the compiler reads and the schema has."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from dashc.catalogue import load_catalogue
from dashc.expand import definitions, directives
from dashc.expand.sections import OWN_KEYS
from dashc.report import options, settings
from dashc.validate import app, callbacks, dynamic, references, top
from dashc.validate.editor_schema import editor_schema
from dashc.validate.literals import VALUE_DIRECTIVES

DOCS = Path(__file__).parents[2] / "docs"
LANGUAGE = (DOCS / "language.md").read_text(encoding="utf-8")
LINTING = (DOCS / "linting.md").read_text(encoding="utf-8")
SCHEMA = editor_schema(load_catalogue())
ROW = re.compile(r"^\| (`[^|]+`) \| (.*) \|$", re.MULTILINE)


def table(first: str) -> dict[str, str]:
    """The table whose first key this is: what the page says of each key."""
    (found,) = (part for part in LANGUAGE.split("\n\n") if re.search(rf"\| --- \|\n\| `{first}`", part))
    return {key: text for keys, text in ROW.findall(found) for key in re.findall(r"`([^`]+)`", keys)}


@pytest.mark.parametrize(
    ("keys", "definition"),
    [(top.KEYS, SCHEMA), *((keys, SCHEMA["definitions"][name]) for keys, name in (
        (app.KEYS, "app"), (callbacks.KEYS, "callback"), (definitions.KEYS, "own-component"),
    ))],
    ids=["top", "app", "callback", "component"],
)  # fmt: skip
def test_a_table_has_the_keys_that_are_read_and_says_which_are_required(
    keys: Sequence[str], definition: dict[str, object]
) -> None:
    told = table(keys[0])
    told.pop("x-…", None)
    assert set(told) == set(keys) == set(definition["properties"])  # type: ignore[call-overload]
    if definition.get("required") != ["layout"]:  # Of a component's keys the page shows it by examples.
        required = {key for key, text in told.items() if text.startswith("required")}
        assert required == set(definition.get("required", ()))  # type: ignore[call-overload]


def test_the_row_of_app_lists_its_keys_and_defaults_are_those_of_the_schema() -> None:
    assert set(re.findall(r"`([^`]+)`", table("dashc")["app"])) == set(app.KEYS)
    for key, text in table("title").items():
        default = SCHEMA["definitions"]["app"]["properties"][key].get("default")
        written = re.search(r"\| `([^`]*)`$", text)
        assert (written[1] if written else None) == default or key == "assets"


def test_keys_without_a_table_are_named_on_the_page() -> None:
    keys = {
        *OWN_KEYS, *VALUE_DIRECTIVES, *dynamic.KEYS, *references.LONG_KEYS, *callbacks.INLINE_KEYS,
        *(key for keys in directives.KEYS.values() for key in keys),
    }  # fmt: skip
    in_examples_and_text = set(re.findall(r"[$\w-]+", LANGUAGE))
    assert keys - in_examples_and_text == set()
    assert set(SCHEMA["definitions"]["dynamic"]["properties"]) == set(dynamic.KEYS)


def test_every_setting_and_every_option_of_lint_is_told() -> None:
    assert {key for key in settings.KEYS if not re.search(rf"^{key} = |# or: {key} = ", LINTING, re.MULTILINE)} == set()
    given = {name for option in options.lint.params for name in option.opts if name.startswith("--")}
    assert {name for name in given if name not in LINTING} == set()
