"""Quick fixes."""

from collections.abc import Sequence

import pytest
from lsprotocol import types as lsp

from tests.lsp.editor import Editor

HEAD = "dashc: 1\nlayout:\n"


def fixed(editor: Editor, action: lsp.CodeAction) -> str:
    assert action.edit is not None
    assert action.edit.changes is not None
    edits: Sequence[lsp.TextEdit] = action.edit.changes[editor.uri("spec.yaml")]
    return editor.after(list(edits))


@pytest.mark.parametrize(
    ("text", "title", "preferred"),
    [
        (f"{HEAD}  - Input: {{valeu‸: a}}\n", "Replace `valeu` by `value`", None),
        (f"{HEAD}  - Dropdwon‸: {{options: [a], aria-label: A}}\n", "Replace `Dropdwon` by `Dropdown`", None),
        ("dashc: 1\nlayuot‸: [a]\n", "Replace `layuot` by `layout`", None),
        (f"{HEAD}  - p: {{className‸: a}}\n", "Replace `className` by `class`", True),
        (f"{HEAD}  - p: no‸\n", 'Replace `no` by `"no"`', True),
    ],
)
def test_a_finding_s_own_fix(editor: Editor, text: str, title: str, preferred: bool | None) -> None:
    (action,) = editor.open(text).actions()
    assert (action.title, action.kind, action.is_preferred) == (title, lsp.CodeActionKind.QuickFix, preferred)
    assert action.diagnostics
    assert action.diagnostics[0].code in editor.codes()
    editor.open(fixed(editor, action))
    assert editor.codes() == []


def test_a_suggested_id_replaces_all_uses_of_the_wrong_one(editor: Editor) -> None:
    text = f"""{HEAD}  - Input: {{id: region}}
  - p: {{id: out}}
callbacks:
  - call: shop.pair
    inputs: [regoin‸.value, "regoin.value"]
    outputs: [out.children, out.title]
"""
    (action,) = editor.open(text).actions()
    assert action.title == "Replace `regoin` by `region` in 2 places"
    editor.open(fixed(editor, action))
    assert editor.codes() == []


def test_a_suggested_function(editor: Editor) -> None:
    text = (
        f"{HEAD}  - Input: {{id: a}}\n  - p: {{id: b}}\n"
        "callbacks:\n  - {call: shop.gret‸, inputs: a.value, outputs: b.children}\n"
    )
    (action,) = editor.open(text).actions()
    assert action.title == "Replace `gret` by `greet`"
    editor.open(fixed(editor, action))
    assert editor.codes() == []


def test_a_suggested_module(editor: Editor) -> None:
    text = f"{HEAD}  - Input: {{id: a}}\ncallbacks:\n  - {{call: shpo‸.greet, inputs: a.value}}\n"
    assert [item.title for item in editor.open(text).actions()] == ["Replace `shpo` by `shop`"]


def test_several_suggestions_are_several_fixes(editor: Editor) -> None:
    layout = f"{HEAD}  - Input: {{id: tab1}}\n  - Input: {{id: tab2}}\n"
    text = f"{layout}callbacks:\n  - {{call: shop.greet, inputs: tab‸3.value}}\n"
    assert [(item.title, item.is_preferred) for item in editor.open(text).actions()] == [
        ("Replace `tab3` by `tab1`", None),
        ("Replace `tab3` by `tab2`", None),
    ]


def test_a_finding_without_a_certain_fix_has_none(editor: Editor) -> None:
    assert editor.open(f"{HEAD}  - Nothing‸Like: {{}}\n").actions() == []


def test_only_the_findings_at_the_cursor_are_fixed(editor: Editor) -> None:
    assert editor.open(f"{HEAD}  - Inptu: {{}}\n  - p‸: x\n").actions() == []
