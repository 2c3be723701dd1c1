"""Types that the user's own modules define are read where they are defined; others' may be anything (semantics C4)."""

from pathlib import Path

import pytest

from dashc.pipeline import check

SPEC = """\
dashc: 1
layout:
  - Input: {id: text}
  - Dropdown: {id: one, options: [red, blue]}
  - Store: {id: store}
  - p: {id: out}
callbacks:
  - {call: app.show, inputs: %s, outputs: %s}
"""
FILES = {
    "shop/__init__.py": "from .types import Count as Amount\nfrom . import more\n",
    "shop/types.py": """
from __future__ import annotations
import enum
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import ClassVar, Literal, NewType, NotRequired, TypedDict
from . import more as further
from .circle import Round

Count = int
Name = NewType("Name", str)
Colour = Literal["red", "blue"]
Shade = Literal["red", "green"]
Deep = further.Inner

class Paint(Enum):
    RED = "red"

class Ink(StrEnum):
    RED = "red"
    BLUE = "blue"

class Dye(str, Enum):
    RED = "red"

class Row(TypedDict):
    name: str
    size: NotRequired[int]

class Long(Row):
    width: float

@dataclass(frozen=True)
class Item:
    name: str
    kinds: ClassVar[int] = 0
    tags: list[str] = field(default_factory=list)

class Outer:
    Kind = int
    class Inner(Enum):
        RED = 1

Tree = dict[str, "Tree"]
""",
    "shop/more.py": "from typing import Union\nInner = Union[int, float]\nfrom shop.types import Count as Back\n",
    "shop/circle.py": "from .types import Round\n",
    "other.py": "from shop.types import *\nimport shop.types as types\nfrom numpy import ndarray\n",
}


def codes(folder: Path, source: str, inputs: str = "text.value", outputs: str = "out.children") -> list[str]:
    for name, text in {**FILES, "app.py": source}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    (folder / "app.yaml").write_text(SPEC % (inputs, outputs))
    return [item.code for item in check(folder / "app.yaml").sink.sorted() if item.code != "DC508"]


WRONG = [
    ("from shop.types import Count", "Count"),
    ("from shop.types import Count as Number", "Number"),
    ("from shop import Amount", "Amount"),
    ("from shop import types", "types.Count"),
    ("import shop.types", "shop.types.Count"),
    ("import shop.types as t", "t.Count"),
    ("from shop import more", "more.Inner"),
    ("import shop", "shop.more.Back"),
    ("from other import Count", "Count"),
    ("from other import types", "types.Count"),
    ("from other import *", "Count"),
    ("from shop.types import Deep", "Deep"),
    ("from shop.types import Count", "list[Count] | None"),
    ("from shop.types import Count", "'Count'"),
    ("from shop.types import Outer", "Outer.Kind"),
    ("from shop.types import Paint", "Paint"),
    ("from shop.types import Outer", "Outer.Inner"),
    ("from shop.types import Item", "Item"),
    ("from shop.types import Row", "Row"),
    ("from shop.types import Tree", "Tree"),
    ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from shop.types import Count", "'Count'"),
]


@pytest.mark.parametrize(("imports", "annotation"), WRONG)
def test_a_type_of_another_module_is_followed(imports: str, annotation: str, tmp_path: Path) -> None:
    assert codes(tmp_path, f"{imports}\ndef show(value: {annotation}): ...") == ["DC520"]


@pytest.mark.parametrize(
    ("imports", "annotation"),
    [
        ("from shop.types import Name", "Name"),
        ("from shop.types import Round", "Round"),
        ("from other import ndarray", "ndarray"),
        ("try:\n    from shop.types import Count\nexcept ImportError:\n    Count = str", "Count"),
        ("from shop.types import Ink", "Ink"),
        ("from shop.types import Dye", "Dye"),
    ],
)
def test_what_fits_or_is_not_known_is_silent(imports: str, annotation: str, tmp_path: Path) -> None:
    assert codes(tmp_path, f"{imports}\ndef show(value: {annotation}): ...") == []


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [("Colour", []), ("Ink", []), ("Shade", ["DC520"]), ("Dye", ["DC520"]), ("Paint", ["DC520"])],
)
def test_words_are_compared_with_the_options(annotation: str, expected: list[str], tmp_path: Path) -> None:
    source = f"from shop.types import {annotation}\ndef show(value: {annotation}): ..."
    assert codes(tmp_path, source, "one.value") == expected


@pytest.mark.parametrize(
    ("annotation", "outputs", "expected"),
    [
        ("Row", "{name: out.children}", []),
        ("Row", "{name: out.children, length: out.title}", ["DC505"]),
        ("Long", "{name: out.title}", ["DC505"]),
        ("Long", "{name: out.title, width: out.children}", []),
        ("Item", "{name: out.title, tags: out.children}", []),
        ("Item", "{name: out.title}", ["DC505"]),
        ("Item", "store.data", []),
        ("Paint", "out.title", []),
        ("Paint", "one.options", ["DC521"]),
        ("Count", "one.multi", ["DC521"]),
    ],
)
def test_returned_types_are_followed_too(annotation: str, outputs: str, expected: list[str], tmp_path: Path) -> None:
    source = f"from shop.types import {annotation}\ndef show(value) -> {annotation}: return value.made()"
    assert codes(tmp_path, source, outputs=outputs) == expected


OVERLOADS = "@overload\ndef show(value: str) -> str: ...\n@overload\ndef show(value: None) -> None: ...\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("class Tool:\n    def show(self, value: Count): ...\nshow = Tool().show", ["DC520"]),
        ("class Tool:\n    def __call__(self, value: Count): ...\nshow = Tool()", ["DC520"]),
        ("class Tool:\n    @classmethod\n    def show(cls, value: Count): ...\nshow = Tool.show", ["DC520"]),
        ("class Tool:\n    @staticmethod\n    def show(value: Count): ...\nshow = Tool.show", ["DC520"]),
        ("async def show(value: Count): ...", ["DC520"]),
        ("def show(*values: Count): ...", ["DC520"]),
        ("def show(value: Count = 5, *, more: str = ''): ...", ["DC520"]),
        ("def show(value, *, more): ...", ["DC504"]),
        ("show = lambda value: value", []),
        ("show = lambda: 5", ["DC504"]),
        ("from functools import partial\ndef make(size, value: Count): ...\nshow = partial(make, 5)", []),
        ("import other\n@other.changed\ndef show(): ...", []),
        (f"from typing import overload\n{OVERLOADS}def show(value): return value", []),
    ],
)
def test_each_form_of_a_function_has_an_answer(source: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, f"from shop.types import Count\n{source}") == expected
