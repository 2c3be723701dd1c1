"""The server as a process: its start, its end, large documents, encodings."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from lsprotocol import types as lsp

from dashc.cli import main
from tests.lsp.editor import ROOT, Editor


def large(components: int) -> str:
    """Several lines for each component, and a callback for every second one."""
    lines = ["dashc: 1", "layout:"]
    for number in range(components):
        lines += ["  - Dropdown:", f"      id: d{number}", "      options: [a, b]", "      value: a"]
    lines.append("callbacks:")
    for number in range(0, components, 2):
        lines += ["  - call: shop.greet", f"    inputs: d{number}.value", f"    outputs: d{number + 1}.value"]
    return "\n".join(lines) + "\n"


def test_it_says_what_it_can(editor: Editor) -> None:
    able = editor.capabilities
    assert able.text_document_sync == lsp.TextDocumentSyncOptions(
        open_close=True, change=lsp.TextDocumentSyncKind.Full, save=True
    )
    assert able.rename_provider == lsp.RenameOptions(prepare_provider=True)
    assert all(
        (
            able.hover_provider,
            able.definition_provider,
            able.references_provider,
            able.document_symbol_provider,
            able.folding_range_provider,
        )
    )


def test_it_watches_the_files_that_findings_depend_on(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        editor.open("dashc: 1\nlayout: [a]\n")
        assert editor.codes() == []
        (registered,) = editor.registered
        assert registered.method == "workspace/didChangeWatchedFiles"
        assert "**/*.py" in str(registered.register_options)


def test_an_editor_that_cannot_watch_is_not_asked_to(tmp_path: Path) -> None:
    with Editor(tmp_path, watches=False) as editor:
        editor.open("dashc: 1\nlayout: [a]\n")
        assert editor.codes() == []
        assert editor.registered == []


@pytest.mark.parametrize(("encoding", "column"), [("utf-8", 23), ("utf-16", 20), ("utf-32", 19)])
def test_editor_and_server_agree_on_an_encoding(tmp_path: Path, encoding: str, column: int) -> None:
    with Editor(tmp_path, encodings=[encoding, "utf-16"]) as editor:
        place = editor.open('dashc: 1\nlayout:\n  - p: {"𝒳é": bad, wrogn‸: 1}\n')
        assert editor.findings()[1].range.start.character == column
        assert editor.text_at(editor.findings()[1].range) == "wrogn"
        assert place.hover() == ""


def test_it_ends_well(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        editor.open("dashc: 1\nlayout: [Inptu: {}]\n")
        assert editor.quit() == 0
        assert "Traceback" not in editor.log()


def test_it_ends_while_a_check_is_going_on(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        editor.open(large(2000))
        assert editor.quit() == 0


def test_an_editor_that_goes_away_without_a_word_is_an_error(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "dashc", "lsp"], input=b"", capture_output=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout) == (1, b"")


def test_a_refusal_leaves_no_traceback_in_the_log(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        place = editor.open("dashc: 1\nlayout: [‸a]\n")
        with pytest.raises(Exception, match="Only ids"):
            place.rename("b")
        assert editor.quit() == 0
        assert "Traceback" not in editor.log()


def test_questions_are_answered_while_a_large_document_is_checked(editor: Editor) -> None:
    """What is asked before the findings are there is answered from the text as it is."""
    text = large(1500)
    place = editor.open(text + "  - call: shop.greet\n    inputs: d7‸\n")
    items = place.complete()
    assert {"d7", "d7.value", "d700.value"} <= set(items)
    assert "d8.value" not in items
    assert place.incomplete
    editor.open(text.replace("inputs: d0.value", "inputs: d0.valeu"))
    assert editor.codes() == ["DC402"]


def test_a_large_document_offers_the_ids_of_its_last_whole_version(editor: Editor) -> None:
    """While somebody types in it, it is not read anew for every key."""
    text = large(3000)
    editor.open(text)
    assert editor.codes() == []
    place = editor.open(f"{text}  - call: shop.greet\n    inputs: d2999.‸\n")
    assert "value" in place.complete()


def test_without_pygls_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashc.lsp.command.find_spec", lambda name: None)
    result = CliRunner().invoke(main, ["lsp"])
    assert result.exit_code == 2
    assert result.output == (
        "dashc: `dashc lsp` needs the package `pygls`, which is not installed. Install it with "
        "`pip install 'dashc-compiler[lsp]'`.\n"
    )


def test_nothing_else_of_dashc_imports_pygls() -> None:
    code = "import sys, dashc.cli, dashc.pipeline, dashc.lsp.command; print('pygls' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "False\n"


def test_a_document_that_was_never_saved_is_checked(editor: Editor) -> None:
    item = lsp.TextDocumentItem("untitled:Untitled-1", "yaml", 1, "dashc: 1\nlayout: [Inptu: {}]\n")
    editor.tell(editor._client.text_document_did_open, lsp.DidOpenTextDocumentParams(item))
    found = editor.published("untitled:Untitled-1")
    assert [finding.code for finding in found] == ["DC301"]
    document = lsp.TextDocumentIdentifier("untitled:Untitled-1")
    editor.tell(editor._client.text_document_did_close, lsp.DidCloseTextDocumentParams(document))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "\ud800",
        "a: &a [*a]",
        "[" * 500,
        "dashc: 1\nlayout: *none\ncallbacks: {}\n",
        "dashc: 1\nlayout: [{$call: x.y, inputs: {}}]\ncallbacks: [[], {inputs: {id: , property: }}]\n",
        "? [a]\n: b\n",
        "--- a\n--- b\n",
        "dashc: 1\r\nlayout:\r  - p: x\n",
    ],
)
def test_no_text_is_too_strange(editor: Editor, text: str) -> None:
    """Every feature answers at every place of it."""
    for column in range(0, min(len(text), 60) + 1, 3):
        place = editor.open(text)
        place.position = lsp.Position(0, column)
        place.complete()
        place.hover()
        place.definitions()
        place.references()
        place.actions()
        place.symbols()
        place.folds()


def test_every_prefix_of_a_spec_can_be_completed(editor: Editor) -> None:
    """As somebody types it from beginning to end, with a cursor behind every third character."""
    text = (ROOT / "specs" / "08-components" / "components.yaml").read_text(encoding="utf-8")
    for end in range(0, len(text), 3):
        editor.open(text[:end] + "‸").complete()
