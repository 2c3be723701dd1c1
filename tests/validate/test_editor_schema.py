"""`dashc schema`: what `lint` accepts, editors accept, and they see the usual mistakes."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from dashc.catalogue import JSON, load_catalogue
from dashc.cli import main
from dashc.diagnostics.diagnostic import Severity
from dashc.pipeline import check
from dashc.validate import app, callbacks, top
from dashc.validate.editor_schema import editor_schema, editor_schema_text
from tests.mutations.mutants import KINDS, Mutant
from tests.mutations.test_mutations import SPECS, project_of
from tests.validate.plain import NotRead, plain_data

ROOT = Path(__file__).parents[2]
GOOD = [*ROOT.glob("specs/*/*.yaml"), *ROOT.glob("tests/diagnostics/*/good.yaml")]
BAD = sorted(ROOT.glob("tests/diagnostics/*/bad.yaml"))
SCHEMA = editor_schema(load_catalogue())
VALIDATOR = Draft7Validator(SCHEMA)
SHAPE = {
    *("DC122", "DC201", "DC202", "DC203", "DC204", "DC207", "DC302", "DC305", "DC306", "DC309", "DC310", "DC311"),
    *("DC314", "DC323", "DC325", "DC410", "DC413", "DC601"),
}
"""The codes of what shape alone can reject: no other part of the spec, no file, no Python code has to be known."""
AT_TIMES = {"DC125", "DC301"}
"""Those that shape rejects unless a variable or a component of the spec's own may be meant."""
IN_ARGUMENTS = {"argument_of_the_wrong_type", "id_under_another_name"}
"""Kinds of mutation in what a component of the spec's own gets, among others: only its parameters say what is right."""
IN_PARAMETERS = {"typo_in_the_type_of_a_parameter", "default_that_is_no_choice", "typo_in_default"}
"""Kinds of mutation in the schema of a parameter, which an editor takes as it is."""
ABOUT_REUSE = ("DC110", "DC12", "DC13")
"""Codes below DC2 of specs that can be read all the same."""
LAYOUT = "Input: &a {id: a, aria-label: a}"
FILES = {
    "m.py": "VALUE = 1\n\n\ndef f(x=None):\n    return x\n\n\ndef g(x, y):\n    return x\n",
}


def errors(text: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(plain_data(text))]


def test_it_is_a_schema_and_always_the_same_text() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert CliRunner().invoke(main, ["schema"]).stdout == editor_schema_text(load_catalogue())


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.parent.name)
def test_it_accepts_every_good_spec(path: Path) -> None:
    assert errors(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.parent.name)
def test_it_rejects_a_bad_spec_where_shape_alone_can(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what is wrong in another way it accepts: an editor marks nothing that it cannot know."""
    monkeypatch.chdir(path.parent)
    codes = {finding.code for finding in check("bad.yaml").sink.all()}
    try:
        found = errors(path.read_text(encoding="utf-8", errors="replace"))
    except NotRead:
        assert any(is_unreadable(code) or code in ("DC205", "DC206") for code in codes)
        return
    if not codes & AT_TIMES:
        assert bool(found) == bool(codes & SHAPE)


@pytest.mark.parametrize("kind", KINDS)
def test_it_rejects_every_mutation_of_shape_and_no_other(kind: str) -> None:
    code, mutate = KINDS[kind]
    for spec in SPECS:
        project = project_of(spec)
        for mutant in mutate(project):
            if is_unreadable(code) and mutant.spec != project.spec:
                assert accepted(mutant) is None, mutant.spec
            elif code not in AT_TIMES and kind not in IN_ARGUMENTS | IN_PARAMETERS:
                assert accepted(mutant) is (code not in SHAPE or mutant.spec == project.spec), mutant.spec


def is_unreadable(code: str) -> bool:
    """Whether the code says that the text is no YAML that dashc reads."""
    return code < "DC2" and not code.startswith(ABOUT_REUSE)


def accepted(mutant: Mutant) -> bool | None:
    """What the schema says of a broken example; None where it is no YAML at all."""
    try:
        return not errors(mutant.spec)
    except NotRead:
        return None


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


def found(spec: JSON | str, folder: Path) -> list[str]:
    """The errors that lint finds, with the functions that the specs below call."""
    for name, text in FILES.items():
        (folder / name).write_text(text)
    path = folder / "app.yaml"
    path.write_text(spec if isinstance(spec, str) else json.dumps(spec))
    return [finding.headline for finding in check(path).sink.sorted() if finding.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "text",
    [
        "app: {theme: [light]}",
        "app: {meta: [{name: [a]}]}",
        "python: [{$iff: on}]",
        "callbacks: [{call: m.f, inputs: {}}]",
        "callbacks: [{call: m.f, inputs: a.value, outputs: {}}]",
        "callbacks: [{call: m.f, inputs: a.value, outputs: []}]",
        "callbacks: [{call: m.f, inputs: a.value, name: ''}]",
        "callbacks: [{call: m.f, inputs: {property: value}}]",
        "callbacks: [{call: m.f, inputs: {id: a, component: *a, property: value}}]",
        "callbacks: [{call: m.f(), inputs: a.value}]",
        "callbacks: [{call: m.py/f, inputs: a.value}]",
        "callbacks: [{call: 'm:a:b', inputs: a.value}]",
        "callbacks: [{call: m.1f, inputs: a.value}]",
        "callbacks: [{call: m.f, inputs: {$x: a.value}}]",
        "x-b: {Dropdown: {aria-label: x, options: {$x: A}}}",
        "x-b: {Dropdown: {aria-label: x, options: [{label: A, value: a, $x: 1}]}}",
        "x-b: {p: {style: {$x: A}}}",
    ],
)
def test_it_rejects_what_lint_rejects_by_its_shape(text: str, tmp_path: Path) -> None:
    """What stands under `x-b` is put into the layout by an alias."""
    node = text.replace("x-b: ", "x-b: &b ") + "\n"
    spec = f"dashc: 1\n{node}layout: [{LAYOUT}{', *b' if '&b' in node else ''}]\n"
    if "*a" in node or not node.startswith("x-b"):
        spec = f"dashc: 1\nlayout: [{LAYOUT}]\n{node}"
    assert found(spec, tmp_path)
    assert errors(spec)


EVERYTHING: dict[str, JSON] = {
    "dashc": 1,
    "app": {
        "title": "Cities", "lang": "en", "theme": {"accent": "red"}, "base_path": "/a/",
        "stylesheets": ["https://example.org/a.css", {"href": "https://example.org/b.css", "media": "print"}],
        "scripts": [{"src": "https://example.org/a.js", "defer": True}],
        "meta": [{"name": "author", "content": "me"}],
    },
    "python": ["."],
    "vars": {"on": True},
    "layout": [
        {"label": ["City", {"Input": {"id": "a", "value": "Rome", "debounce": 0.5, "style": {"color": "red"}}}]},
        {"Dropdown": {"id": "b", "aria-label": "b", "options": [{"label": "A", "value": 1, "disabled": True}]}},
        {"Slider": {"id": "c", "aria-label": "c", "min": 0, "max": 9, "marks": {"0": {"label": "0"}}}},
        {"p": {"id": "d", "class": {"$call": "m.f", "inputs": ["a.value"], "prevent_initial_call": True}}},
        {"p": {"children": {"$from": "m.VALUE"}}},
        {"p": {"id": "e"}},
    ],
    "callbacks": [
        {"call": "m.f", "name": "all", "inputs": ["a.value"], "outputs": ["d.children"], "prevent_initial_call": True},
        {
            "call": "m.g", "inputs": {"x": "a.value", "y": {"id": "f", "property": "value", "optional": True}},
            "outputs": {"id": "e", "property": "children", "allow_duplicate": True},
        },
    ],
    "dynamic": [{"id": "f", "component": "Input"}],
}  # fmt: skip
"""Each kind of place at which a value may stand."""


def places(value: JSON, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths to all values in a document."""
    if path:
        yield path
    for key, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(part, (*path, key))


def put(value: JSON, path: tuple[str | int, ...], new: Callable[[JSON], JSON]) -> JSON:
    """The document with something else in one place."""
    if not path:
        return new(value)
    first, *rest = path
    if isinstance(value, dict):
        return {key: put(part, tuple(rest), new) if key == first else part for key, part in value.items()}
    assert isinstance(value, list)
    return [put(part, tuple(rest), new) if key == first else part for key, part in enumerate(value)]


REUSE: dict[str, Callable[[JSON], JSON]] = {
    "variable": lambda value: "${value}",
    "condition": lambda value: {"$if": "on", "$then": value},
    "loop": lambda value: {"$for": {"i": [1]}, "$do": value},
    "include": lambda value: {"$include": "part.yaml"},
    "include by a condition": lambda value: {"$include": {"$if": "on", "$then": "part.yaml"}},
    "list with a variable": lambda value: ["${value}"],
    "unknown directive": lambda value: {"$iff": "on", "$then": value},
}


def test_the_spec_in_which_things_are_put_together_is_clean(tmp_path: Path) -> None:
    assert found(EVERYTHING, tmp_path) == []
    assert errors(json.dumps(EVERYTHING)) == []


@pytest.mark.parametrize("reuse", REUSE)
def test_reuse_is_accepted_wherever_lint_accepts_it(reuse: str, tmp_path: Path) -> None:
    """Each value comes by a variable, an include and so on; where lint finds no mistake, an editor sees none."""
    accepted = []
    for path in places({name: part for name, part in EVERYTHING.items() if name != "vars"}):
        kept: list[JSON] = []

        def replaced(value: JSON, kept: list[JSON] = kept) -> JSON:
            kept.append(value)
            return REUSE[reuse](value)

        spec = put(EVERYTHING, path, replaced)
        assert isinstance(spec, dict)
        spec = {**spec, "vars": {"on": True, "value": kept[0]}}
        (tmp_path / "part.yaml").write_text(json.dumps(kept[0]))
        if not found(spec, tmp_path):
            accepted.append(path)
            assert errors(json.dumps(spec)) == [], path
    assert (len(accepted) > 9) == (reuse != "unknown directive")


def test_the_part_written_by_hand_has_the_keys_that_lint_knows() -> None:
    assert set(SCHEMA["properties"]) == set(top.KEYS)
    assert set(SCHEMA["definitions"]["app"]["properties"]) == set(app.KEYS)
    assert set(SCHEMA["definitions"]["callback"]["properties"]) == set(callbacks.KEYS)
    assert set(SCHEMA["definitions"]["call"]["properties"]) == set(callbacks.INLINE_KEYS)
