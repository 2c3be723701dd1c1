"""Parameters of types of which nothing arrives, as the page sends JSON data: the reason and the remedy are said."""

from pathlib import Path

import pytest

from tests.resolve.projects import check

SPEC = """\
dashc: 1
layout:
  - Input: {id: text, value: x}
  - Input: {id: number, type: number, value: 1}
  - Checklist: {id: many, options: [a], value: []}
  - Store: {id: memo}
  - p: {id: out}
callbacks:
  - {call: app.show, inputs: REFERENCE, outputs: out.children}
"""
HEADER = """
import attrs, collections, dataclasses, datetime as dt, decimal, enum, pathlib, typing as t, uuid
import numpy as np
import pandas as pd
import pydantic
class Colour(enum.Enum):
    RED = "red"
class Level(enum.Enum):
    LOW = 1
@dataclasses.dataclass
class Point:
    x: int
class Pair(t.NamedTuple):
    x: int
class User(pydantic.BaseModel):
    name: str
@attrs.define
class Shop:
    name: str
class Plain:
    x = 1
"""


@pytest.mark.parametrize(
    ("reference", "annotation", "object", "remedy"),
    [
        ("text.value", "dt.date", "a `date`", "annotate `a: str`, and write `date.fromisoformat(a)` in the function"),
        ("text.value", "dt.datetime", "a `datetime`", "`datetime.fromisoformat(a)`"),
        ("text.value", "pathlib.Path", "a `Path`", "`Path(a)`"),
        ("text.value", "uuid.UUID", "a `UUID`", "`UUID(a)`"),
        ("text.value", "bytes", "`bytes`", "`a.encode()`"),
        ("number.value", "decimal.Decimal", "a `Decimal`", "annotate `a: float`, and write `Decimal(str(a))`"),
        ("many.value", "set[str]", "a `set`", "annotate `a: list`, and write `set(a)`"),
        ("memo.data", "pd.DataFrame", "a `DataFrame`", "annotate `a: list`, and write `pd.DataFrame(a)`"),
        ("memo.data", "np.ndarray | None", "an `ndarray`", "annotate `a: list`, and write `np.array(a)`"),
        ("text.value", "Colour", "a member of `Colour`", "annotate `a: str`, and write `Colour(a)`"),
        ("number.value", "Level", "a member of `Level`", "annotate `a: int`, and write `Level(a)`"),
        ("memo.data", "Point", "a `Point`", "annotate `a: dict`, and write `Point(**a)`"),
        ("memo.data", "Pair", "a `Pair`", "annotate `a: dict`, and write `Pair(**a)`"),
        ("memo.data", "User", "a `User`", "annotate `a: dict`, and write `User.model_validate(a)`"),
        ("memo.data", "Shop", "a `Shop`", "annotate `a: dict`, and write `Shop(**a)`"),
        ("memo.data", "Plain", "a `Plain`", "annotate `a: dict`, and write `Plain(…)`"),
        ("text.value", "Point", "a `Point`", "pass another prop, or change the annotation to what arrives"),
        ("many.value", "list[pathlib.Path]", "a `Path`", "pass another prop, or change the annotation"),
    ],
)
def test_no_object_arrives(tmp_path: Path, reference: str, annotation: str, object: str, remedy: str) -> None:
    source = f"{HEADER}\ndef show(a: {annotation}): ...\n"
    checked = check(tmp_path, SPEC.replace("REFERENCE", reference), app=source)
    (finding,) = [one for one in checked.findings if one.code == "DC520"]
    assert finding.notes == (f"what arrives from the page is JSON data, and never {object}",)
    assert remedy in finding.help[0]


@pytest.mark.parametrize("annotation", ["t.Any", "object", "collections.abc.Mapping", "dict[str, int]", "np.float64"])
def test_what_may_arrive_is_silent(tmp_path: Path, annotation: str) -> None:
    checked = check(tmp_path, SPEC.replace("REFERENCE", "memo.data"), app=f"{HEADER}\ndef show(a: {annotation}): ...\n")
    assert "DC520" not in checked.codes


def test_data_of_any_kind_is_called_so(tmp_path: Path) -> None:
    checked = check(tmp_path, SPEC.replace("REFERENCE", "memo.data"), app=f"{HEADER}\ndef show(a: Point): ...\n")
    (finding,) = [one for one in checked.findings if one.code == "DC520"]
    assert finding.headline == "`memo.data` gives JSON data, but `show` takes it as `a: Point`"


SIZES = """\
dashc: 1
layout:
  - RadioItems: {id: size, options: [small, large, hgue], value: small}
  - p: {id: one}
  - p: {id: two}
callbacks:
  - {call: app.one, inputs: size.value, outputs: one.children}
  - {call: app.two, inputs: size.value, outputs: two.children}
"""


def test_an_option_that_several_literals_lack_is_one_finding(tmp_path: Path) -> None:
    source = """
        from typing import Literal
        Size = Literal["small", "large", "huge"]
        def one(size: Size): ...
        def two(size: Size): ...
        """
    checked = check(tmp_path, SIZES, app=source)
    assert checked.codes == ["DC520"]
    assert "did you mean `huge` among the options?" in checked.finding.help[0]
    assert [place.message for place in checked.finding.related] == [
        "annotated here",
        "the same option here",
        "the same option here",
    ]
    assert check(tmp_path, SIZES.replace("hgue", "huge"), app=source).findings == []
