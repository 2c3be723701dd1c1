"""No text of jsonschema's reaches a user: every keyword has words of our own (diagnostics.md rule 5)."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dashc.diagnostics.diagnostic import Severity
from dashc.pipeline import check

FAILING: dict[str, tuple[Any, Any]] = {
    "$ref": ({"$defs": {"a": {"type": "string"}}, "$ref": "#/$defs/a"}, 1),
    "$dynamicRef": ({"$defs": {"a": {"$dynamicAnchor": "a", "type": "string"}}, "$dynamicRef": "#a"}, 1),
    "additionalProperties": ({"additionalProperties": False}, {"x": 1}),
    "allOf": ({"allOf": [{"minimum": 3}]}, 1),
    "anyOf": ({"anyOf": [{"minimum": 3}, {"type": "string"}]}, 1),
    "const": ({"const": 2}, 1),
    "contains": ({"contains": {"const": 2}}, [1]),
    "dependentRequired": ({"dependentRequired": {"x": ["y"]}}, {"x": 1}),
    "dependentSchemas": ({"dependentSchemas": {"x": {"required": ["y"]}}}, {"x": 1}),
    "enum": ({"enum": [2, 3]}, 1),
    "exclusiveMaximum": ({"exclusiveMaximum": 1}, 1),
    "exclusiveMinimum": ({"exclusiveMinimum": 1}, 1),
    "format": ({"format": "regex"}, "("),
    "if": ({"if": {"const": 1}, "then": {"const": 2}}, 1),
    "items": ({"prefixItems": [{}], "items": False}, [1, 2]),
    "maxItems": ({"maxItems": 1}, [1, 2]),
    "maxLength": ({"maxLength": 1}, "ab"),
    "maxProperties": ({"maxProperties": 0}, {"x": 1}),
    "maximum": ({"maximum": 0}, 1),
    "minItems": ({"minItems": 2}, [1]),
    "minLength": ({"minLength": 2}, "a"),
    "minProperties": ({"minProperties": 2}, {"x": 1}),
    "minimum": ({"minimum": 2}, 1),
    "multipleOf": ({"multipleOf": 2}, 1),
    "not": ({"not": {"const": 1}}, 1),
    "oneOf": ({"oneOf": [{"const": 1}, {"type": "integer"}]}, 1),
    "pattern": ({"pattern": "^b"}, "a"),
    "patternProperties": ({"patternProperties": {"x": {"type": "string"}}}, {"x": 1}),
    "prefixItems": ({"prefixItems": [{"type": "string"}]}, [1]),
    "properties": ({"properties": {"x": False}}, {"x": 1}),
    "propertyNames": ({"propertyNames": {"pattern": "^y"}}, {"x": 1}),
    "required": ({"required": ["y"]}, {"x": 1}),
    "type": ({"type": "string"}, 1),
    "unevaluatedItems": ({"prefixItems": [{}], "unevaluatedItems": False}, [1, 2]),
    "unevaluatedProperties": ({"unevaluatedProperties": False}, {"x": 1}),
    "uniqueItems": ({"uniqueItems": True}, [1, 1]),
}
"""For each keyword a schema, and a value that fails it."""


def test_all_keywords_are_tried() -> None:
    assert set(FAILING) == set(Draft202012Validator.VALIDATORS)


@pytest.mark.parametrize("keyword", sorted(FAILING.keys() - {"format"}))
def test_a_value_that_fails_a_keyword_is_told_in_our_words(keyword: str, tmp_path: Path) -> None:
    """`format` is not checked: JSON Schema itself leaves it to the reader."""
    schema, value = FAILING[keyword]
    (error, *_) = Draft202012Validator(schema).iter_errors(value)
    spec = {
        "dashc": 1,
        "components": {"Box": {"params": {"size": schema}, "layout": {"div": {"title": "${size}"}}}},
        "layout": [{"Box": {"size": value}}],
    }
    (tmp_path / "app.yaml").write_text(json.dumps(spec))
    found = [finding for finding in check(tmp_path / "app.yaml").sink.sorted() if finding.severity is Severity.ERROR]
    assert found
    for finding in found:
        assert "size" in finding.headline
        assert "`Box`" in finding.headline
        assert error.message not in finding.headline
        assert not {"{limit}", "None", "schema"} & set(finding.headline.split())
