"""Rename of an id."""

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from tests.lsp.editor import Editor

SPEC = """dashc: 1
layout:
  - Dropdown: {id: region, options: [North, South], value: North}
  - p: {id: out, children: {$call: shop.fetch, inputs: "region.value"}}
  - p: region
callbacks:
  - call: shop.pair
    inputs: region.value
    outputs: [out.title, {id: 'region', property: value}]
"""
AT_DEFINITION = SPEC.replace("id: region", "id: re‸gion")


@pytest.mark.parametrize(
    "text",
    [AT_DEFINITION, SPEC.replace("inputs: region", "inputs: regi‸on"), SPEC.replace("id: 'region'", "id: 'regio‸n'")],
)
def test_the_definition_and_every_reference_change(editor: Editor, text: str) -> None:
    """And nothing else that reads the same."""
    renamed = editor.open(text).rename("area")
    assert renamed == SPEC.replace("region", "area").replace("p: area", "p: region")
    editor.open(renamed)
    assert [item for item in editor.findings() if item.severity is lsp.DiagnosticSeverity.Error] == []


def test_the_editor_asks_with_the_old_name(editor: Editor) -> None:
    answer = editor.open(AT_DEFINITION).prepare_rename()
    assert answer.placeholder == "region"
    assert editor.text_at(answer.range) == "region"


def test_a_name_that_yaml_would_misread_is_quoted_where_it_stands_alone(editor: Editor) -> None:
    renamed = editor.open(AT_DEFINITION).rename("yes")
    assert 'Dropdown: {id: "yes", options' in renamed
    assert "    inputs: yes.value" in renamed
    editor.open(renamed)
    assert editor.codes() == []


@pytest.mark.parametrize(
    "new", ["x^x", "a-b", "größe", "𝒳", "#1", "12", "'", '"', "a:b", "[", "true", "null", "1e3", "-", "~"]
)
def test_any_legal_id_can_be_the_new_one(editor: Editor, new: str) -> None:
    """Quoted wherever YAML needs it."""
    editor.open(editor.open(AT_DEFINITION).rename(new))
    assert editor.codes() == []


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("out", "Another component has the id `out`."),
        ("", "An id cannot be empty."),
        ("a.b", "`a.b` contains `.`; an id holds no `.`, `{`, `}`, `$` or blank."),
        ("a b", "`a b` contains a blank; an id holds no `.`, `{`, `}`, `$` or blank."),
        ("a,b", "`a,b` contains `,`, so no reference `id.prop` could name it."),
        ("@a", "`@a` begins with `@`, which is reserved."),
        ("_dx-1", "`_dx-1` begins with `_dx-`, which is reserved."),
    ],
)
def test_a_bad_name_is_refused(editor: Editor, new: str, message: str) -> None:
    place = editor.open(AT_DEFINITION)
    with pytest.raises(JsonRpcException) as refusal:
        place.rename(new)
    assert (refusal.value.message, refusal.value.code) == (message, -32803)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            SPEC.replace("shop.greet", "shop.gr‸eet"),
            "Only ids, variables, parameters and the spec's own components can be renamed.",
        ),
        (
            SPEC.replace("p: region", "p: reg‸ion"),
            "Only ids, variables, parameters and the spec's own components can be renamed.",
        ),
        (SPEC.replace("[out.title", "[ou‸r.title"), "No component of this spec has the id `our`."),
    ],
)
def test_what_is_no_id_cannot_be_renamed(editor: Editor, text: str, message: str) -> None:
    place = editor.open(text)
    for ask in (place.prepare_rename, lambda: place.rename("new")):
        with pytest.raises(JsonRpcException) as refusal:
            ask()
        assert refusal.value.message == message


def test_a_broken_document_refuses_to_rename(editor: Editor) -> None:
    place = editor.open(AT_DEFINITION.replace("  - p: region\n", "  - p: [\n"))
    with pytest.raises(JsonRpcException) as refusal:
        place.rename("area")
    assert refusal.value.message == (
        "Line 5 is no valid YAML. Correct it first, so that no reference to `region` is missed."
    )
