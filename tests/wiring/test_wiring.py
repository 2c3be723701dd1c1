"""The wiring is type-checked by reading: what surely does not fit is said, and nothing else (semantics C4)."""

from pathlib import Path

import pytest

from dashc.pipeline import check

LAYOUT = """\
dashc: 1
layout:
  - Input: {id: number, type: number, value: 3}
  - Input: {id: text}
  - Checklist: {id: lines, options: [a, b], value: []}
  - Dropdown: {id: many, multi: true, options: [a, b]}
  - Dropdown: {id: one, options: {x: X, y: Y}}
  - Store: {id: store}
  - button: {id: go}
  - p: {id: out}
  - p: {id: other}
"""


def findings(folder: Path, callback: str, source: str, **files: str) -> list[str]:
    (folder / "app.yaml").write_text(f"{LAYOUT}callbacks:\n  - {{{callback}}}\n")
    (folder / "f.py").write_text(source)
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text)
    return [f"{found.code} {found.headline}" for found in check(folder / "app.yaml").sink.sorted()]


def reading(folder: Path, reference: str, annotation: str) -> list[str]:
    """What is said of a parameter with an annotation that gets a prop."""
    return findings(
        folder, f"call: f.show, inputs: {reference}, outputs: out.children", f"def show(a: {annotation}): ..."
    )


@pytest.mark.parametrize(
    ("reference", "annotation"),
    [
        ("number.value", "float"),
        ("number.value", "int"),
        ("number.value", "str | float"),
        ("text.value", "str"),
        ("lines.value", "list[str]"),
        ("lines.value", "set[str] | list[str]"),
        ("many.value", "tuple[str, ...]"),
        ("one.value", "str"),
        ("store.data", "dict[str, list[int]]"),
        ("store.data", "int"),
        ("go.n_clicks", "int"),
        ("go.n_clicks", "unknown.Name"),
        ("go.id", "str"),
        ("out.children", "list[dict]"),
    ],
)
def test_what_may_fit_is_silent(tmp_path: Path, reference: str, annotation: str) -> None:
    assert reading(tmp_path, reference, annotation) == []


@pytest.mark.parametrize(
    ("reference", "annotation", "gives"),
    [
        ("number.value", "str", "a number"),
        ("text.value", "int", "text"),
        ("lines.value", "str", "a list"),
        ("lines.value", "list[int]", "a list of texts"),
        ("many.value", "str", "a list of texts"),
        ("one.value", "list[str]", "text"),
        ("go.n_clicks", "str", "a whole number"),
        ("go.id", "int", "text"),
    ],
)
def test_what_cannot_fit_is_a_warning(tmp_path: Path, reference: str, annotation: str, gives: str) -> None:
    (said,) = reading(tmp_path, reference, annotation)
    assert said.startswith(f"DC520 `{reference}` gives {gives}")
    assert said.endswith(f"but `show` takes it as `a: {annotation}`")


def test_a_prop_that_a_callback_writes_is_not_narrowed(tmp_path: Path) -> None:
    callbacks = """call: f.show, inputs: text.value, outputs: out.children}
  - {call: f.make, inputs: go.n_clicks, outputs: text.value"""
    assert findings(tmp_path, callbacks, "def show(a: int): ...\ndef make(a): ...") == []


@pytest.mark.parametrize(
    "source",
    [
        "def show(a, /, b: str, *, c: str = ''): ...",
        "def show(*values: str): ...",
        "def show(a, *rest: str): ...",
        "async def show(a, b: str): ...",
        "show = lambda a, b: a",
        "class Tool:\n    def show(self, a: int, b: str): ...\nshow = Tool().show",
        "class Tool:\n    @staticmethod\n    def show(a: int, b: str): ...\nshow = Tool.show",
        "class Tool:\n    @classmethod\n    def show(cls, a: int, b: str): ...\nshow = Tool.show",
        "from inner import show",
        "from inner import *",
        "import inner\nshow = inner.show",
        "from functools import wraps\ndef other(): ...\n@wraps(other)\ndef show(a, b: str): ...",
    ],
)
def test_parameters_of_every_form_are_matched(tmp_path: Path, source: str) -> None:
    callback = "call: f.show, inputs: [text.value, text.value], outputs: out.children"
    inner = "def show(a: str, b: str): ..."
    assert findings(tmp_path, callback, source.replace("a: int", "a: str"), inner=inner) == []


@pytest.mark.parametrize(
    ("source", "parameter"),
    [
        ("def show(a, *rest: int): ...", "rest: int"),
        ("def show(a, b: 'int'): ...", "b: int"),
        ("from __future__ import annotations\ndef show(a, b: int): ...", "b: int"),
        ("class Tool:\n    def show(self, a, b: int): ...\nshow = Tool().show", "b: int"),
        ("from inner import show", "b: Count"),
        ("async def show(a, b: int): ...", "b: int"),
    ],
)
def test_the_parameter_that_gets_the_prop_is_named(tmp_path: Path, source: str, parameter: str) -> None:
    callback = "call: f.show, inputs: text.value, state: [text.value], outputs: out.children"
    (said,) = findings(tmp_path, callback, source, inner="Count = int\ndef show(a, b: Count): ...")
    assert said.endswith(f"takes it as `{parameter}`")


def test_keywords_go_to_their_parameters(tmp_path: Path) -> None:
    callback = "call: f.show, inputs: {a: text.value, b: number.value}, outputs: out.children"
    (said,) = findings(tmp_path, callback, "def show(*, b: float, a: int): ...")
    assert said == "DC520 `text.value` gives text, but `show` takes it as `a: int`"
    assert findings(tmp_path, callback, "def show(**keys: str): ...") == [
        "DC520 `number.value` gives a number, but `show` takes it as `keys: str`"
    ]


def test_a_decorated_function_is_not_known(tmp_path: Path) -> None:
    callback = "call: f.show, inputs: text.value, outputs: [out.children]"
    assert findings(tmp_path, callback, "def d(f): return f\n@d\ndef show(a: int, b) -> str: return ''") == []


RETURNS = [
    ("out.children", "def show(a) -> str: return ''"),
    ("out.children", "def show(a) -> 'list[dict] | None': ..."),
    ("[out.children, other.children]", "def show(a): return [1, 2]"),
    ("[out.children, other.children]", "def show(a):\n    def inner(): return 1\n    return 1, inner()"),
    ("[out.children, other.children]", "def show(a): return make(a)"),
    ("[out.children, other.children]", "def show(a): return (*a, 1)"),
    ("[out.children, other.children]", "def show(a):\n    if a: raise ValueError\n    return no_update"),
    ("[out.children, other.children]", "def show(a) -> tuple[str, ...]: ..."),
    ("[out.children, other.children]", "def show(a) -> list: ..."),
    ("[out.children, other.children]", "def show(a) -> 'tuple[str, str] | NoUpdate': ..."),
    ("{x: out.children}", "def show(a): return dict(x=1)"),
    ("{x: out.children}", "def show(a): return {'x': 1}"),
    ("{x: out.children}", "def show(a): return {**a}"),
    ("{x: out.children}", "def show(a) -> dict[str, str]: ..."),
    ("{x: out.children}", "from typing import TypedDict\nclass R(TypedDict):\n    x: str\ndef show(a) -> R: ..."),
    ("store.data", "from datetime import date\ndef show(a) -> date: ..."),
    ("out.hidden", "def show(a) -> bool: ..."),
    ("[out.children, other.children]", "def show(a): ..."),
    ("out.children", "def show(a): raise NotImplementedError"),
]


@pytest.mark.parametrize(("outputs", "source"), RETURNS)
def test_returns_that_may_fit_are_silent(tmp_path: Path, outputs: str, source: str) -> None:
    assert findings(tmp_path, f"call: f.show, inputs: go.n_clicks, outputs: {outputs}", source) == []


@pytest.mark.parametrize(
    ("outputs", "source", "code"),
    [
        ("[out.children, other.children]", "def show(a): return 1, 2, 3", "DC505"),
        ("[out.children, other.children]", "def show(a): return 'ab'", "DC505"),
        ("[out.children, other.children]", "def show(a): return (1, 2) if a else 1", "DC505"),
        ("[out.children, other.children]", "show = lambda a: (1, 2, 3)", "DC505"),
        ("[out.children]", "def show(a) -> str: return str(a)", "DC505"),
        ("{x: out.children}", "def show(a): return {'y': 1}", "DC505"),
        ("{x: out.children}", "def show(a) -> list[str]: ...", "DC505"),
        ("out.hidden", "def show(a) -> list[str]: ...", "DC521"),
        ("out.children", "def show(a) -> bytes: ...", "DC521"),
        ("out.children", "from collections.abc import Iterator\ndef show(a) -> Iterator[str]: ...", "DC521"),
        ("out.children", "def show(a):\n    yield 1", "DC522"),
    ],
)
def test_returns_that_cannot_fit_are_found(tmp_path: Path, outputs: str, source: str, code: str) -> None:
    (said,) = findings(tmp_path, f"call: f.show, inputs: go.n_clicks, outputs: {outputs}", source)
    assert said.startswith(code)


def test_an_annotation_that_the_body_contradicts_is_only_a_warning(tmp_path: Path) -> None:
    callback = "call: f.show, inputs: go.n_clicks, outputs: [out.children, other.children]"
    findings(tmp_path, callback, "def show(a) -> str: return 1, 2")
    (found,) = check(tmp_path / "app.yaml").sink.sorted()
    assert (found.code, found.severity) == ("DC505", "warning")


def test_of_a_long_annotation_the_beginning_is_shown(tmp_path: Path) -> None:
    words = ", ".join(f'"word-{number}"' for number in range(40))
    source = f"from typing import Literal\ndef show(a: Literal[{words}]): ..."
    (said,) = findings(tmp_path, "call: f.show, inputs: lines.value, outputs: out.children", source)
    assert said.endswith('as `a: Literal["word-0", "word-1", "word-2", "word-3", "word-4", "w…`')


def test_an_inline_callback_is_checked_against_the_prop_that_holds_it(tmp_path: Path) -> None:
    spec = """\
dashc: 1
layout:
  - button: &go {children: Go}
  - p: {class: {$call: f.show, inputs: {component: *go, property: n_clicks}}}
"""
    (tmp_path / "app.yaml").write_text(spec)
    (tmp_path / "f.py").write_text("def show(a) -> list[str]: ...")
    (found,) = check(tmp_path / "app.yaml").sink.sorted()
    assert found.headline == "`p.class` takes text, but what `show` returns is `list[str]`"
