"""`dashc schema`: what `lint` accepts, editors accept, and they see the usual mistakes."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from dashc.catalogue import load_catalogue
from dashc.cli import main
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
IN_ARGUMENTS = {"argument_of_the_wrong_type"}
"""Kinds of mutation in what a component of the spec's own gets: only its parameters say what is right."""
IN_PARAMETERS = {"typo_in_the_type_of_a_parameter", "default_that_is_no_choice", "typo_in_default"}
"""Kinds of mutation in the schema of a parameter, which an editor takes as it is."""
ABOUT_REUSE = ("DC110", "DC12", "DC13")
"""Codes below DC2 of specs that can be read all the same."""


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


def test_the_part_written_by_hand_has_the_keys_that_lint_knows() -> None:
    assert set(SCHEMA["properties"]) == set(top.KEYS)
    assert set(SCHEMA["definitions"]["app"]["properties"]) == set(app.KEYS)
    assert set(SCHEMA["definitions"]["callback"]["properties"]) == set(callbacks.KEYS)
    assert set(SCHEMA["definitions"]["call"]["properties"]) == set(callbacks.INLINE_KEYS)
