"""Schemas that a spec brings with it cannot reach out, and cannot keep the command busy."""

from typing import Any

import pytest

from dashc.validate import user_schemas
from dashc.validate.user_schemas import MAX_REFERENCES, Unusable, errors_of, matches

CIRCLE = {"$ref": "#"}
BRANCH = {"type": "object", "properties": {"a": {"$ref": "#"}}}


def nested(levels: int) -> Any:
    """`{a: {a: … 1}}`."""
    value: Any = 1
    for _ in range(levels):
        value = {"a": value}
    return value


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://127.0.0.1:1/", "other.json", "#/$defs/none", "#none"])
def test_a_reference_out_of_the_schema_is_refused_and_nothing_is_fetched(
    target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("urllib.request.urlopen", lambda *_: pytest.fail("it was fetched"))
    with pytest.raises(Unusable, match="refers to what is not in it"):
        errors_of("x", {"$ref": target})


def test_references_inside_of_the_schema_are_followed() -> None:
    schema = {"$ref": "#/$defs/name", "$defs": {"name": {"type": "string", "minLength": 2}}}
    assert errors_of("ab", schema) == []
    assert [error.validator for error in errors_of("a", schema)] == ["minLength"]


def test_a_schema_that_is_itself_is_refused() -> None:
    with pytest.raises(Unusable, match="refers to itself without end"):
        errors_of("x", CIRCLE)


def test_references_that_multiply_are_refused() -> None:
    with pytest.raises(Unusable, match="refers to itself too often"):
        errors_of(nested(60), {"anyOf": [BRANCH, BRANCH]})
    assert MAX_REFERENCES < 2**60


def test_a_recursive_schema_checks_recursive_values() -> None:
    schema = {"type": "object", "properties": {"a": {"anyOf": [{"$ref": "#"}, {"type": "integer"}]}}}
    assert errors_of(nested(30), schema) == []
    assert errors_of({"a": {"a": "x"}}, schema)


@pytest.mark.parametrize("pattern", ["^(a+)+$", "^(a|a)*$", "^a*a*a*a*a*a*b$", r"^(a+)\1+$", "a?" * 60 + "b"])
def test_a_pattern_that_could_take_for_ever_is_not_matched_in_this_process(
    pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(user_schemas, "_matches_in_time", lambda *given: given == (pattern, "a" * 100))
    assert matches(pattern, "a" * 100)


@pytest.mark.parametrize("pattern", ["^[a-z]+$", r"^\d+(\.\d+)?$", "^#[0-9a-f]{6}$", "name"])
def test_a_plain_pattern_is_matched_in_this_process(pattern: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_schemas, "_matches_in_time", lambda *_: pytest.fail("another process"))
    matches(pattern, "some text of the usual length")


def test_a_pattern_with_a_repeated_group_is_matched_in_a_process_of_its_own() -> None:
    schema = {"type": "string", "pattern": "^([a-z]+-)*[a-z]+$"}
    assert errors_of("kebab-case-is-fine", schema) == []
    assert [error.validator for error in errors_of("not-so-", schema)] == ["pattern"]
    assert errors_of("-text-like-an-option", {"pattern": "^(-[a-z]+)+$"}) == []


def test_a_pattern_that_takes_too_long_is_tried_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_schemas, "SECONDS", 0.2)
    with pytest.raises(Unusable, match="`pattern` that takes too long"):
        errors_of("a" * 50 + "!", {"pattern": "^(a+)+$"})
    monkeypatch.setattr("subprocess.run", lambda *_, **__: pytest.fail("tried again"))
    with pytest.raises(Unusable, match="takes too long"):
        errors_of("a" * 51 + "!", {"pattern": "^(a+)+$"})


@pytest.mark.parametrize("keyword", ["additionalProperties", "unevaluatedProperties"])
def test_patterns_of_keys_are_bounded_too(keyword: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(user_schemas, "SECONDS", 0.2)
    schema = {keyword: False, "patternProperties": {"^(b+)+$": {}}}
    assert errors_of({"bbb": 1}, schema) == []
    assert errors_of({"c": 1}, schema)
    with pytest.raises(Unusable, match="takes too long"):
        errors_of({"b" * 50 + "!": 1}, schema)
