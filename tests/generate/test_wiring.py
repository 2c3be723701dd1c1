"""The name of the wiring: which builds go on with each other's pages."""

from pathlib import Path

import pytest

from tests.generate.emitted import emit

SPEC = """
app: {title: One}
layout:
  - Input: {id: a, type: number, max: 10, value: 1, aria-label: A}
  - Dropdown: {id: d, options: [p, q], aria-label: D}
  - button: {id: b, children: Save}
  - p: {id: out, children: nothing yet}
  - p: Some text
callbacks:
  - {call: f.one, inputs: [a.value, d.value], state: b.children, outputs: out.children}
  - {call: f.two, inputs: b.n_clicks, outputs: out.title, prevent_initial_call: true}
"""
FUNCTIONS = """
def one(a, d, label): return "x"
def two(n): return "y"
"""


def wiring(folder: Path, spec: str = SPEC, functions: str = FUNCTIONS) -> str:
    """Of a build."""
    name: str = emit(folder, spec, {"f.py": functions}).manifest["wiring"]
    return name


def test_it_does_not_depend_on_the_folder(tmp_path: Path) -> None:
    assert wiring(tmp_path / "one") == wiring(tmp_path / "other")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: One", "title: Other"),
        ("children: Save", "children: Store"),
        ("children: nothing yet", "children: '…'"),
        ("value: 1,", "value: 2,"),
        ("aria-label: A", "aria-label: B, class: wide"),
        ("max: 10", "placeholder: up to ten, max: 10"),
        ("  - p: Some text\n", "  - p: Some\n  - p: text\n  - Graph: {aria-label: G, figure: {}}\n"),
    ],
)
def test_what_is_shown_may_change(before: str, after: str, tmp_path: Path) -> None:
    assert wiring(tmp_path, SPEC.replace(before, after)) == wiring(tmp_path)


def test_the_code_of_functions_may_change(tmp_path: Path) -> None:
    assert wiring(tmp_path, functions=FUNCTIONS.replace('"x"', '"z"')) == wiring(tmp_path)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[a.value, d.value]", "[d.value, a.value]"),
        ("state: b.children", "state: b.title"),
        ("outputs: out.title", "outputs: out.hidden"),
        ("prevent_initial_call: true", "name: second, prevent_initial_call: true"),
        (", prevent_initial_call: true", ""),
        ("call: f.one, inputs", "call: f.one, name: renamed, inputs"),
        ("options: [p, q]", "options: [p, q, r]"),
        ("max: 10", "max: 9"),
        ("type: number, max: 10", "type: text"),
        ("- button: {id: b", "- div: {id: b"),
    ],
)
def test_what_is_agreed_on_may_not(before: str, after: str, tmp_path: Path) -> None:
    assert before in SPEC
    assert wiring(tmp_path, SPEC.replace(before, after)) != wiring(tmp_path)


def test_a_change_of_what_is_shown_is_another_build(tmp_path: Path) -> None:
    one, other = (emit(tmp_path, f"layout: [p: {text}]").manifest for text in ("x", "y"))
    assert one["build"] != other["build"]
    assert one["wiring"] == other["wiring"]
