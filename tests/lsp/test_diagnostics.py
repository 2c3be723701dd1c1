"""Findings while typing."""

from pathlib import Path

from lsprotocol import types as lsp

from dashc.pipeline import check
from tests.lsp.editor import Editor

GOOD = """dashc: 1
layout:
  - Input: {id: name}
  - p: {id: out}
callbacks:
  - {call: shop.greet, inputs: name.value, outputs: out.children}
"""


def test_a_good_document_has_no_findings(editor: Editor) -> None:
    editor.open(GOOD)
    assert editor.findings() == []


def test_a_finding_has_all_that_an_editor_shows(editor: Editor) -> None:
    """Place, severity, code, the help in the message, and data for tools."""
    editor.open(GOOD.replace("name.value", "nmae.value"))
    (finding,) = editor.findings()
    assert editor.text_at(finding.range) == "nmae"
    assert finding.severity is lsp.DiagnosticSeverity.Error
    assert (finding.code, finding.source) == ("DC401", "dashc")
    assert finding.message == (
        "callback reads `nmae.value`, but no component has id `nmae`\nhelp: did you mean `name`?"
    )
    data: object = finding.data
    assert data == {"name": "unknown-id", "pointer": "/callbacks/0/inputs"}


def test_other_places_are_related(editor: Editor) -> None:
    editor.open(GOOD.replace("id: out", "id: name"))
    finding = next(item for item in editor.findings() if item.code == "DC304")
    (related,) = finding.related_information or []
    assert related.location.uri == editor.uri("spec.yaml")
    assert editor.text_at(related.location.range) == "name"
    assert finding.range.start.line == 3
    assert related.location.range.start.line == 2


def test_a_related_place_can_be_in_a_python_file(editor: Editor) -> None:
    editor.open(GOOD.replace("inputs: name.value", "inputs: [name.value, name.value, name.value]"))
    (finding,) = editor.findings()
    (related,) = finding.related_information or []
    assert related.location.uri == editor.uri("shop.py")
    assert related.location.range == lsp.Range(lsp.Position(5, 4), lsp.Position(5, 9))


def test_severities_are_those_of_the_compiler(editor: Editor) -> None:
    editor.open("dashc: 1\nlayout:\n  - p: no\n  - pp: x\n")
    assert [(item.code, item.severity) for item in editor.findings()] == [
        ("DC107", lsp.DiagnosticSeverity.Warning),
        ("DC301", lsp.DiagnosticSeverity.Error),
    ]


def test_the_text_in_the_editor_counts_not_the_file(editor: Editor) -> None:
    editor.write("spec.yaml", GOOD)
    editor.open("dashc: 1\nlayout:\n  - Inptu: {}\n")
    assert editor.codes() == ["DC301"]
    editor.open(GOOD)
    assert editor.codes() == []


def test_a_burst_of_changes_ends_with_the_findings_of_the_last(editor: Editor) -> None:
    for length in range(1, len(GOOD)):
        editor.open(GOOD[:length])
    editor.open(GOOD)
    assert editor.codes() == []


def test_every_block_of_a_broken_document_is_checked(editor: Editor) -> None:
    editor.open(
        "dashc: 1\napp: {title: [}\nlayout:\n  - Inptu: {id: a}\n"
        "callbacks:\n  - {call: shop.greet, inptus: a.b, outputs: a.title}\n"
    )
    assert editor.codes() == ["DC101", "DC301", "DC201"]


def test_columns_are_utf_16_units(editor: Editor) -> None:
    """𝒳 is one code point and two units: `wrogn` begins at the unit 20, and after 19 code points."""
    place = editor.open('dashc: 1\nlayout:\n  - p: {"𝒳é": bad, wrogn: 1}\n')
    first, second = editor.findings()
    assert editor.text_at(first.range) == '"𝒳é"'
    assert editor.text_at(second.range) == "wrogn"
    assert second.range.start.character == 20
    assert place.editor.capabilities.position_encoding in (None, lsp.PositionEncodingKind.Utf16)


def test_line_ends_that_only_yaml_knows_do_not_shift_places(editor: Editor) -> None:
    editor.open('dashc: 1\nx-note: "a\u2028b\x85c"\r\nlayout:\r\n  - Inptu: {}\n')
    (finding,) = [item for item in editor.findings() if item.code == "DC301"]
    assert finding.range == lsp.Range(lsp.Position(3, 4), lsp.Position(3, 9))


def test_line_ends_of_windows_do_not_shift_places(editor: Editor) -> None:
    place = editor.open(GOOD.replace("name.value", "nmae.va‸lue").replace("\n", "\r\n"))
    (finding,) = editor.findings()
    assert editor.text_at(finding.range) == "nmae"
    assert place.hover() == ""
    assert "name.value" in editor.open(GOOD.replace("name.value", "‸").replace("\n", "\r\n")).complete()


def test_a_byte_order_mark_is_not_a_character(editor: Editor) -> None:
    editor.open("\ufeffdashcc: 1\nlayout: [a]\n")
    assert {item.range.start.character for item in editor.findings()} == {0}


def test_other_yaml_files_are_left_alone(editor: Editor) -> None:
    """Editors hand every YAML file to every server for YAML."""
    editor.open("services:\n  web: {image: nginx}\n", "compose.yaml")
    editor.open("", "empty.yaml")
    editor.open("- a\n- b\n", "list.yaml")
    assert [editor.codes(name) for name in ("compose.yaml", "empty.yaml", "list.yaml")] == [[], [], []]


def test_a_misspelt_version_key_is_still_a_spec(editor: Editor) -> None:
    editor.open("dahsc: 1\n")
    assert "DC201" in editor.codes()


def test_several_documents_have_findings_of_their_own(editor: Editor) -> None:
    editor.open(GOOD, "one.yaml")
    editor.open(GOOD.replace("shop.greet", "shop.great"), "two.yaml")
    assert (editor.codes("one.yaml"), editor.codes("two.yaml")) == ([], ["DC502"])
    editor.open(GOOD.replace("Input", "Inptu"), "one.yaml")
    assert (editor.codes("one.yaml"), editor.codes("two.yaml")) == (["DC301"], ["DC502"])


def test_closing_a_document_takes_its_findings_away(editor: Editor) -> None:
    editor.open(GOOD.replace("shop.greet", "shop.great"))
    assert editor.codes() == ["DC502"]
    editor.forget("spec.yaml")
    editor.close()
    assert editor.codes() == []


def test_a_change_of_a_python_file_checks_the_specs_anew(editor: Editor) -> None:
    editor.open(GOOD)
    assert editor.codes() == []
    editor.write("shop.py", "def hello(name):\n    return name\n")
    editor.changed_on_disk("shop.py")
    assert editor.codes() == ["DC502"]


def test_a_save_checks_the_specs_anew(editor: Editor) -> None:
    """For editors that do not watch files."""
    editor.open(GOOD)
    assert editor.codes() == []
    editor.write("shop.py", "def hello(name):\n    return name\n")
    editor.forget()
    editor.saved()
    assert editor.codes() == ["DC502"]


def test_findings_in_python_files_are_shown_there(editor: Editor) -> None:
    """And two specs that share the file say them once."""
    editor.write("shop.py", "import surely_not_installed_anywhere\n\n\ndef greet(name):\n    return name\n")
    editor.open(GOOD, "one.yaml")
    editor.open(GOOD, "two.yaml")
    assert editor.codes("one.yaml") == editor.codes("two.yaml") == []
    (finding,) = editor.findings("shop.py")
    assert (finding.code, finding.range.start) == ("DC508", lsp.Position(0, 7))
    editor.close("one.yaml")
    editor.becomes("shop.py", ["DC508"])
    editor.close("two.yaml")
    editor.becomes("shop.py", [])


def test_the_findings_are_those_of_lint(editor: Editor) -> None:
    """The same codes at the same lines, for every bad example of the suite."""
    cases = Path(__file__).parents[1] / "diagnostics"
    for case in sorted(cases.glob("DC[2-5]*"))[::6]:
        for file in case.iterdir():
            if file.suffix in (".py", ".yaml"):
                editor.write(f"{case.name}/{file.name}", file.read_text(encoding="utf-8"))
        name = f"{case.name}/bad.yaml"
        path = editor.folder / name
        expected = [
            (finding.code, finding.primary.line - 1)
            for finding in check(path).sink.sorted()
            if finding.primary.file.endswith("bad.yaml")
        ]
        editor.open(path.read_text(encoding="utf-8"), name)
        assert [(item.code, item.range.start.line) for item in editor.findings(name)] == expected
