"""Values against schemas: the same verdict as a JSON Schema validator's, in plain words."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dashc.catalogue import load_catalogue
from dashc.runtime.checks import check

OPTIONS = load_catalogue().components["Dropdown"].props["options"].schema


@pytest.mark.parametrize(
    ("schema", "value", "problem"),
    [
        ({"type": "string"}, "x", None),
        ({"type": "string"}, None, None),
        ({"type": "string"}, [], "must be text, not a list"),
        ({"type": ["string", "number", "boolean"]}, {}, "must be text, a number or `true` or `false`, not a mapping"),
        ({"type": "number"}, True, "must be a number, not `true`"),
        ({"type": "integer"}, 1.5, "must be a whole number, not the number `1.5`"),
        ({"type": "integer"}, 2.0, None),
        ({"enum": ["a", "b"]}, "c", "must be `a` or `b`, not `c`"),
        ({"enum": ["a", "b"]}, ["a"], "must be `a` or `b`, not a list"),
        ({"enum": [1]}, True, "must be `1`, not `true`"),
        ({"type": "number", "minimum": 0}, -1, "must be at least 0, not `-1`"),
        ({"type": "number", "maximum": 1.5}, 2, "must be at most 1.5, not `2`"),
        ({"type": "number", "exclusiveMinimum": 0}, 0, "must be more than 0, not `0`"),
        ({"type": "array", "minItems": 1}, [], "must have at least 1 items"),
        ({"type": "array", "maxItems": 1}, [1, 2], "must have at most 1 items"),
        ({"type": "string", "pattern": "^a"}, "b", "must match `^a`, which `b` does not"),
        ({"type": "array", "items": {"type": "number"}}, [1, "x"], "at `[1]` must be a number, not text"),
        ({"type": "object", "required": ["a"]}, {}, "must have `a`"),
        (
            {"type": "object", "properties": {"a": {}}, "additionalProperties": False},
            {"b": 1},
            "at `b` is unknown; known are `a`",
        ),
        (
            {"type": "object", "additionalProperties": {"type": "string"}},
            {"b": 1},
            "at `b` must be text, not the number `1`",
        ),
        ({"type": "object", "additionalProperties": False}, {"b": 1}, "at `b` is unknown"),
        ({"anyOf": [{"type": "number"}, {"enum": ["auto"]}]}, "x", "must be a number or `auto`, not `x`"),
        ({"anyOf": [{"type": "boolean"}, {"type": "number", "minimum": 0}]}, -1, "must be at least 0, not `-1`"),
        (
            OPTIONS,
            ["a", {"label": "b", "vlaue": "b"}],
            "at `[1].vlaue` is unknown; known are `label`, `value`, `disabled`, `title` and `search`",
        ),
        (OPTIONS, [{"label": "b"}], "at `[0]` must have `value`"),
        (OPTIONS, 5, "must be a list or a mapping, not the number `5`"),
        (OPTIONS, [["a"]], "at `[0]` must be text, a number, `true` or `false` or a mapping, not a list"),
    ],
)
def test_a_problem_is_told_with_its_place(schema: dict[str, Any], value: Any, problem: str | None) -> None:
    assert check(schema, value) == problem


def test_a_long_value_is_not_quoted_whole() -> None:
    assert check({"type": "string", "pattern": "^a"}, "x" * 500) == f"must match `^a`, which `{'x' * 40}…` does not"


_scalars = st.none() | st.booleans() | st.integers(-3, 3) | st.floats(-3, 3) | st.sampled_from(["", "a", "b", "ab"])
_values = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)
_types = st.sampled_from(["array", "boolean", "integer", "null", "number", "object", "string"])
_leaf_schemas = st.fixed_dictionaries(
    {},
    optional={
        "type": _types | st.lists(_types, min_size=2, max_size=3, unique=True),
        "enum": st.lists(_values, min_size=1, max_size=3),
        "minimum": st.integers(-2, 2),
        "maximum": st.floats(-2, 2),
        "exclusiveMinimum": st.integers(-2, 2),
        "minItems": st.integers(0, 2),
        "maxItems": st.integers(0, 2),
        "pattern": st.sampled_from(["^a", "b$", "[ab]+"]),
        "required": st.lists(st.sampled_from("abc"), max_size=2),
    },
)
_schemas = st.recursive(
    _leaf_schemas,
    lambda inner: st.builds(
        lambda leaf, more: {**leaf, **more},
        _leaf_schemas,
        st.fixed_dictionaries(
            {},
            optional={
                "items": inner,
                "properties": st.dictionaries(st.sampled_from("abc"), inner, max_size=2),
                "additionalProperties": st.just(False) | inner,
                "anyOf": st.lists(inner, min_size=2, max_size=3),
            },
        ),
    ),
    max_leaves=4,
)


@given(_schemas, _values.filter(lambda value: value is not None))
def test_the_verdict_is_that_of_a_json_schema_validator(schema: dict[str, Any], value: Any) -> None:
    assert (check(schema, value) is None) == Draft202012Validator(schema).is_valid(value)
