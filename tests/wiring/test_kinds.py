"""Where a value fits both a prop's schema and an annotation, nothing is reported of the two."""

import ast
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dashc.catalogue import load_catalogue
from dashc.resolve.python.files import ImportPath, ModuleFile
from dashc.resolve.python.lookup import Lookup
from dashc.resolve.python.source import SourceModule
from dashc.resolve.wiring.annotations import AnnotationReader
from dashc.resolve.wiring.kinds import Kinds, in_words, may_meet
from dashc.resolve.wiring.schema_kinds import kinds_of_schema

HEADER = """
from __future__ import annotations
import typing, typing as t, datetime
from collections.abc import Sequence, Mapping, Iterator
from typing import Any, Literal, NewType, NotRequired, Optional, TypedDict, Union
import pandas as pd

Shown = int | float | str
Name = NewType("Name", str)
Recursive = list["Recursive"]
if pd:
    Twice = int
else:
    Twice = str

class Option(TypedDict):
    label: str
    value: int
    title: NotRequired[str]

class Plain: ...
"""


def kinds(annotation: str, *, argument: bool = True) -> Kinds:
    lookup = Lookup(ImportPath([]), "app.yaml", "/app.yaml")
    file = ModuleFile("app", Path("/app.py"), (), Path("/"), user=True)
    module = SourceModule(file, "app.py", tuple(HEADER.splitlines()), ast.parse(HEADER))

    def reader(of: SourceModule) -> AnnotationReader:
        return AnnotationReader(of, lookup, argument=argument, readers=reader)

    return reader(module).kinds(ast.parse(annotation, mode="eval").body)


@pytest.mark.parametrize(
    ("annotation", "words"),
    [
        ("str", "text"),
        ("int", "a whole number or a boolean"),
        ("'str | None'", "text"),
        ("Optional[list[str]]", "a list of texts"),
        ("Union[str, float]", "text, a number or a boolean"),
        ("t.Literal['a', 2]", 'the text "a" or `2`'),
        ("Shown", "a boolean, a number or text"),
        ("Name", "text"),
        ("Option", "a mapping"),
        ("Mapping[str, int]", "a mapping"),
        ("Sequence[int]", "a list or text"),
        ("tuple[int, ...]", "a list"),
        ("datetime.date", "something that JSON cannot hold"),
        ("Iterator[str]", "something that JSON cannot hold"),
    ],
)
def test_annotations_that_can_be_read(annotation: str, words: str) -> None:
    assert in_words(kinds(annotation)) == words


@pytest.mark.parametrize(
    "annotation",
    [
        *("Any", "object", "pd.Index", "Twice", "nowhere", "nowhere.at.all", "str | pd.Index", "1 + 2"),
        *("'not an annotation('", "Optional[pd.Index]", "Literal[Plain.x]", "typing.TypeVar", "f(x)", "Unpack[int]"),
    ],
)
def test_what_is_not_known_may_be_anything(annotation: str) -> None:
    assert kinds(annotation) is None


def test_an_alias_of_itself_ends() -> None:
    assert kinds("Recursive") is not None


def test_what_is_returned_is_what_json_makes_of_it() -> None:
    assert in_words(kinds("datetime.date", argument=False)) == "text"
    assert in_words(kinds("int", argument=False)) == "a whole number"
    assert in_words(kinds("set[str]", argument=False)) == "something that JSON cannot hold"


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "str": st.text(max_size=3),
    "int": st.integers() | st.booleans(),
    "float": st.floats(allow_nan=False, allow_infinity=False) | st.integers(),
    "bool": st.booleans(),
    "Any": st.text(max_size=3) | st.integers(),
    "Shown": st.text(max_size=3) | st.integers(),
    "Name": st.text(max_size=3),
    "Option": st.fixed_dictionaries({"label": st.text(max_size=3), "value": st.integers()}),
    "Literal['a', 2]": st.sampled_from(["a", 2]),
}


def with_values(children: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Annotations made of others, each with a strategy of JSON values that it describes."""

    def combined(parts: list[tuple[str, Any]]) -> st.SearchStrategy[Any]:
        (one, values), (two, others) = parts
        return st.sampled_from(
            [
                (f"list[{one}]", st.lists(values, min_size=1, max_size=3)),
                (f"dict[str, {one}]", st.dictionaries(st.text(max_size=2), values, min_size=1, max_size=3)),
                (f"{one} | {two}", values | others),
                (f"Optional[{one}]", values),
                (f"Union[{one}, {two}]", values | others),
                (f"tuple[{one}, {two}]", st.tuples(values, others).map(list)),
                (f"Sequence[{one}]", st.lists(values, min_size=1, max_size=3)),
                (f"Mapping[str, {two}]", st.dictionaries(st.text(max_size=2), others, min_size=1, max_size=3)),
            ]
        )

    return st.lists(children, min_size=2, max_size=2).flatmap(combined)


ANNOTATED = st.recursive(st.sampled_from(list(VALUES.items())), with_values, max_leaves=4)
ANNOTATED_VALUES = ANNOTATED.flatmap(lambda pair: st.tuples(st.just(pair[0]), pair[1]))

TYPES = st.sampled_from(["string", "number", "integer", "boolean", "object", "array", "null"])
SCHEMAS = st.recursive(
    st.builds(lambda names: {"type": names}, TYPES | st.lists(TYPES, min_size=1, max_size=3, unique=True))
    | st.builds(lambda words: {"enum": words}, st.lists(st.sampled_from(["a", "b", 2, True]), min_size=1, max_size=3)),
    lambda inner: (
        st.builds(lambda a, b: {"anyOf": [a, b]}, inner, inner)
        | st.builds(lambda items: {"type": "array", "items": items}, inner)
        | st.builds(lambda others: {"type": "object", "additionalProperties": others}, inner)
        | st.builds(
            lambda a, b, needed, others: {
                "type": "object",
                "properties": {"label": a, "value": b},
                "required": needed,
                "additionalProperties": others,
            },
            inner,
            inner,
            st.lists(st.sampled_from(["label", "value"]), unique=True),
            st.booleans(),
        )
    ),
    max_leaves=4,
)


@given(ANNOTATED_VALUES, SCHEMAS)
def test_a_value_that_fits_schema_and_annotation_is_never_reported(
    pair: tuple[str, Any], schema: dict[str, Any]
) -> None:
    annotation, value = pair
    if Draft202012Validator(schema).is_valid(value):
        assert may_meet(kinds_of_schema(schema), kinds(annotation))


@given(ANNOTATED_VALUES, st.sampled_from(sorted(load_catalogue().components)), st.data())
def test_the_same_holds_for_every_prop_of_the_catalogue(
    pair: tuple[str, Any], component: str, data: st.DataObject
) -> None:
    annotation, value = pair
    props = load_catalogue().components[component].props
    schema = props[data.draw(st.sampled_from(sorted(props)))].schema
    if Draft202012Validator(schema).is_valid(value):
        assert may_meet(kinds_of_schema(schema), kinds(annotation))


@pytest.mark.parametrize(
    ("schema", "annotation"),
    [
        ({"type": "string"}, "int"),
        ({"type": "number"}, "str"),
        ({"type": "array", "items": {"type": "string"}}, "list[int]"),
        ({"type": "array"}, "dict[str, str]"),
        ({"type": "object"}, "list[str]"),
        ({"enum": ["a", "b"]}, "Literal['c']"),
        ({"type": "array", "items": {"type": "number"}}, "tuple[str, str]"),
        ({"type": "object", "properties": {"x": {"type": "string"}}, "additionalProperties": False}, "Option"),
        ({"type": ["string", "null"]}, "int | None"),
        ({"type": "string"}, "datetime.date"),
    ],
)
def test_what_cannot_fit_is_seen(schema: dict[str, Any], annotation: str) -> None:
    assert not may_meet(kinds_of_schema(schema), kinds(annotation))
