"""Specs that are made of several files: whose findings are shown where, and what belongs together."""

from pathlib import Path

import pytest
from lsprotocol import types as lsp

from tests.lsp.editor import ROOT, Editor

SPEC = """dashc: 1
include: [parts/fields.yaml]
vars: {greeting: Hello}
layout:
  - $include: parts/side.yaml
  - Field: {name: city, label: City}
  - p: {id: out, children: "${greeting}"}
callbacks:
  - {call: shop.greet, inputs: city.value, outputs: out.children}
  - $include: parts/wiring.yaml
"""
FIELDS = """components:
  Field:
    description: A text box with a label.
    params:
      label: {type: string, default: "", description: What stands before it.}
      name: {type: string}
    layout:
      label: ["${label}", Input: {id: "${name}"}]
"""
SIDE = """- Input: {id: filter}
- p: "${greeting}, stranger"
"""
WIRING = "call: shop.fetch\ninputs: filter.value\noutputs: out.title\n"


@pytest.fixture
def project(editor: Editor) -> Editor:
    """A spec of four files on disk, none of them open."""
    editor.write("spec.yaml", SPEC)
    editor.write("parts/fields.yaml", FIELDS)
    editor.write("parts/side.yaml", SIDE)
    editor.write("parts/wiring.yaml", WIRING)
    return editor


def test_an_included_file_has_no_findings_of_its_own(project: Editor) -> None:
    """It is no spec, and is not taken for one."""
    for name, text in (("fields", FIELDS), ("side", SIDE), ("wiring", WIRING)):
        project.open(text, f"parts/{name}.yaml")
        assert project.codes(f"parts/{name}.yaml") == []


@pytest.mark.parametrize(
    ("name", "text", "found", "at"),
    [
        ("parts/fields.yaml", FIELDS.replace("Input:", "Inptu:"), "DC301", "Inptu"),
        ("parts/side.yaml", SIDE.replace("Input: {", "Input: {valeu: 1, "), "DC302", "valeu"),
        ("parts/side.yaml", SIDE.replace("greeting", "greting"), "DC120", "greting"),
        ("parts/wiring.yaml", WIRING.replace("filter.", "fliter."), "DC401", "fliter"),
        ("parts/wiring.yaml", WIRING.replace("shop.fetch", "shop.fetsch"), "DC502", "fetsch"),
    ],
)
def test_a_mistake_in_an_included_file_is_shown_there(
    project: Editor, name: str, text: str, found: str, at: str
) -> None:
    """By the text in the editor, as its spec reads it, while the spec is not open."""
    project.open(text, name)
    (finding,) = project.findings(name)
    assert (finding.code, project.text_at(finding.range, name)) == (found, at)


def test_a_finding_is_shown_in_the_file_that_has_to_change(project: Editor) -> None:
    """What goes wrong in the spec because of a text in another file, and the other way round."""
    project.open(SIDE.replace("id: filter", "id: fliter"), "parts/side.yaml")
    project.becomes("parts/wiring.yaml", ["DC401"])
    assert project.codes("parts/side.yaml") == []
    project.open(SIDE, "parts/side.yaml")
    project.becomes("parts/wiring.yaml", [])
    project.open(SIDE.replace("id: filter", "id: out"), "parts/side.yaml")
    project.becomes("spec.yaml", ["DC304"])


def test_places_in_other_files_are_related(project: Editor) -> None:
    project.open(SIDE.replace("Input", "Inptu"), "parts/side.yaml")
    (finding,) = project.findings("parts/side.yaml")
    related = finding.related_information or []
    assert [(item.location.uri, item.message) for item in related] == [(project.uri("spec.yaml"), "included here")]
    assert project.text_at(related[0].location.range) == "parts/side.yaml"


def test_unsaved_texts_of_all_files_count(project: Editor) -> None:
    project.open(SIDE.replace("id: filter", "id: search"), "parts/side.yaml")
    project.becomes("parts/wiring.yaml", ["DC401"])
    project.open(WIRING.replace("filter", "search"), "parts/wiring.yaml")
    project.becomes("parts/wiring.yaml", [])
    assert (project.codes("parts/side.yaml"), project.codes("parts/wiring.yaml")) == ([], [])


def test_a_closed_file_counts_as_it_is_on_disk(project: Editor) -> None:
    project.open(SPEC)
    project.open(SIDE.replace("id: filter", "id: search"), "parts/side.yaml")
    project.becomes("parts/wiring.yaml", ["DC401"])
    project.close("parts/side.yaml")
    project.becomes("parts/wiring.yaml", [])


def test_findings_go_when_nothing_of_the_spec_is_open(project: Editor) -> None:
    project.open(SIDE.replace("id: filter", "id: search"), "parts/side.yaml")
    project.becomes("parts/wiring.yaml", ["DC401"])
    project.close("parts/side.yaml")
    project.becomes("parts/wiring.yaml", [])
    project.becomes("parts/side.yaml", [])


def test_findings_go_when_the_spec_includes_the_file_no_more(project: Editor) -> None:
    project.open(SPEC)
    project.open(SIDE.replace("Input", "Inptu"), "parts/side.yaml")
    project.becomes("parts/side.yaml", ["DC301"])
    project.open(SPEC.replace("  - $include: parts/side.yaml\n", "  - Input: {id: filter}\n"))
    project.becomes("parts/side.yaml", [])
    project.open(SPEC)
    project.becomes("parts/side.yaml", ["DC301"])


def test_an_unsaved_spec_can_include_a_file(editor: Editor) -> None:
    editor.write("parts/side.yaml", SIDE)
    editor.open("- Inptu: {}\n", "parts/side.yaml")
    assert editor.codes("parts/side.yaml") == []
    editor.open("dashc: 1\nlayout: [{$include: parts/side.yaml}]\n")
    editor.becomes("parts/side.yaml", ["DC301"])


def test_a_spec_that_appears_on_disk_is_found(editor: Editor) -> None:
    editor.open("- Inptu: {}\n", "parts/side.yaml")
    assert editor.codes("parts/side.yaml") == []
    editor.write("parts/side.yaml", "- Inptu: {}\n")
    editor.write("spec.yaml", "dashc: 1\nlayout: [{$include: parts/side.yaml}]\n")
    editor.changed_on_disk("spec.yaml")
    editor.becomes("parts/side.yaml", ["DC301"])


def test_a_change_on_disk_of_a_file_that_is_not_open_counts(project: Editor) -> None:
    project.open(SPEC)
    assert project.codes() == []
    project.write("parts/side.yaml", SIDE.replace("id: filter", "id: search"))
    project.changed_on_disk("parts/side.yaml")
    project.becomes("parts/wiring.yaml", ["DC401"])


def test_a_path_that_the_compiler_puts_together(project: Editor) -> None:
    """Which file it is, is known when the spec has been checked."""
    project.write(
        "spec.yaml", SPEC.replace("parts/side.yaml", '"parts/${which}.yaml"').replace("vars: {", "vars: {which: side, ")
    )
    project.open(SIDE.replace("Input", "Inptu"), "parts/side.yaml")
    project.becomes("parts/side.yaml", ["DC301"])


def test_two_specs_share_a_file(project: Editor) -> None:
    """What both say is shown once, what one says is gone with it."""
    project.write("other.yaml", "dashc: 1\nlayout: [{$include: parts/side.yaml}]\n")
    project.open(SIDE.replace("Input", "Inptu"), "parts/side.yaml")
    project.becomes("parts/side.yaml", ["DC301", "DC120"])
    project.write("other.yaml", "dashc: 1\nlayout: [a]\n")
    project.changed_on_disk("other.yaml")
    project.becomes("parts/side.yaml", ["DC301"])


@pytest.mark.parametrize(
    "text",
    [
        "services: {web: {image: nginx}}\n",
        "components:\n  schemas: {Pet: {type: object}}\n",
        "- a\n",
        "",
        "components: 5\n",
    ],
)
def test_a_file_that_belongs_to_nothing_is_left_alone(project: Editor, text: str) -> None:
    project.open(text, "parts/other.yaml")
    assert project.codes("parts/other.yaml") == []


def test_components_that_no_spec_includes_get_a_hint(project: Editor) -> None:
    """And only one; it goes when a spec includes the file."""
    project.open(FIELDS.replace("Field:", "More:"), "parts/more.yaml")
    (finding,) = project.findings("parts/more.yaml")
    assert (finding.severity, project.text_at(finding.range, "parts/more.yaml")) == (
        lsp.DiagnosticSeverity.Information,
        "More",
    )
    assert finding.message.startswith("No spec that dashc can find includes this file, so it is not checked.\n")
    project.write("parts/more.yaml", "")
    project.open(SPEC.replace("[parts/fields.yaml]", "[parts/fields.yaml, parts/more.yaml]"))
    project.becomes("parts/more.yaml", [])


def test_a_spec_outside_of_the_workspace_is_not_looked_for(tmp_path: Path) -> None:
    """An open folder is a border; without one only some folders above the file are looked into."""
    (tmp_path / "spec.yaml").write_text("dashc: 1\nlayout: [{$include: inner/side.yaml}]\n", encoding="utf-8")
    (tmp_path / "inner").mkdir()
    with Editor(tmp_path / "inner") as editor:
        editor.write("side.yaml", "- Inptu: {}\n")
        editor.open("- Inptu: {}\n", "side.yaml")
        assert editor.codes("side.yaml") == []
    with Editor(tmp_path) as editor:
        editor.open("- Inptu: {}\n", "inner/side.yaml")
        editor.becomes("inner/side.yaml", ["DC301"])


def test_fixes_reach_into_included_files(project: Editor) -> None:
    place = project.open(WIRING.replace("filter.", "fli‸ter."), "parts/wiring.yaml")
    (action,) = place.actions()
    assert action.title == "Replace `fliter` by `filter`"
    assert action.edit is not None
    assert action.edit.changes is not None
    assert list(action.edit.changes) == [project.uri("parts/wiring.yaml")]
    assert project.after(list(action.edit.changes[project.uri("parts/wiring.yaml")]), "parts/wiring.yaml") == WIRING
    assert project.open(SPEC.replace("label: City", "lab‸el: City")).actions() == []


def test_the_example_from_parts_has_no_findings_in_any_file(editor: Editor) -> None:
    """And its ids, which a loop and a component make, are known in all of them."""
    source = ROOT / "specs" / "12-ratings"
    names = [path.relative_to(source).as_posix() for path in sorted(source.rglob("*.*")) if path.suffix != ".pyc"]
    for name in names:
        editor.write(name, (source / name).read_text(encoding="utf-8"))
    for name in names:
        if name.endswith(".yaml"):
            editor.open((source / name).read_text(encoding="utf-8"), name)
            assert editor.codes(name) == []
    text = (source / "parts" / "footer.yaml").read_text(encoding="utf-8")
    place = editor.open(text.replace("${best}", "${be‸st}"), "parts/footer.yaml")
    assert "variable" in place.hover()
    assert editor.places(place.definitions())[0][::2] == ("ratings.yaml", "best")
