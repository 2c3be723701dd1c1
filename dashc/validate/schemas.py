"""JSON Schema decides the shape of a prop's value; what it says is put into our words (diagnostics.md rule 5)."""

import math
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from dashc.diagnostics.diagnostic import Edit, Fix
from dashc.diagnostics.rules.bad_value import bad_choice, bad_value
from dashc.diagnostics.rules.missing_key import missing_key
from dashc.diagnostics.rules.unknown_key import unknown_key
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.diagnostics.suggest import suggest
from dashc.ir.spec import JSON
from dashc.ir.tree import Scalar, Value
from dashc.validate.context import Context
from dashc.validate.literals import at_path
from dashc.validate.place import Place
from dashc.validate.words import as_yaml, describe, needs, types_in_words

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

Schema = Mapping[str, Any]
Error = Any
"""A `jsonschema.ValidationError`; its fields are typed as possibly unset, which those of a found error never are."""

Predicate = Callable[[JSON], bool]

_SCALARS = (str, int, float, bool, type(None))
_PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
    "array": (list,),
    "object": (dict,),
}
_VALIDATORS: dict[int, "Draft202012Validator"] = {}
"""By the schema's identity; each holds its schema, so an identity is never another's."""
_QUICK_KEYWORDS = frozenset(
    {
        *("type", "enum", "anyOf", "items", "properties", "required", "additionalProperties", "nodes"),
        *("minimum", "maximum", "exclusiveMinimum", "minItems", "maxItems"),
    }
)
_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "minimum": operator.ge,
    "maximum": operator.le,
    "exclusiveMinimum": operator.gt,
}
_PREDICATES: dict[int, tuple[Predicate, Schema]] = {}
"""By the schema's identity, like the validators."""
_BOOLEANS = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}


class Subject(NamedTuple):
    """What a value belongs to, as the beginning of sentences."""

    prop: str
    owner: str
    kind: str = "prop"

    def at(self, path: Sequence[str | int]) -> str:
        """The whole value, or a part of it by its path."""
        if not path:
            return f"{self.kind} `{self.prop}` of `{self.owner}`"
        steps = "".join(f"[{token}]" if isinstance(token, int) else f".{token}" for token in path)
        return f"`{self.prop}{steps}` of `{self.owner}`"


def check(ctx: Context, place: Place, value: JSON, schema: Schema, subject: Subject) -> bool:
    """Whether a value fits; findings otherwise."""
    if _fits(value, schema):
        return True
    errors = list(_validator(schema).iter_errors(value))
    _report_all(ctx, place, errors, subject)
    return not errors


def _fits(value: JSON, schema: Schema) -> bool:
    """Whether a value surely fits: the usual cases, decided without importing jsonschema."""
    found = _PREDICATES.get(id(schema))
    if found is None:
        found = _PREDICATES[id(schema)] = (_predicate(schema), schema)
    return found[0](value)


def _predicate(schema: Schema | bool) -> Predicate:
    """Each keyword as a test; never true where one of them is not known here."""
    if isinstance(schema, bool) or not schema.keys() <= _QUICK_KEYWORDS:
        return lambda value: False
    if not all(isinstance(word, _SCALARS) for word in schema.get("enum", ())):
        return lambda value: False
    tests: list[Predicate] = []
    if "type" in schema:
        names = (schema["type"],) if isinstance(schema["type"], str) else schema["type"]
        kinds = frozenset(kind for name in names for kind in _PYTHON_TYPES.get(name, ()))
        tests.append(lambda value: type(value) in kinds)
    if "enum" in schema:
        words = frozenset((type(word), word) for word in schema["enum"])
        tests.append(lambda value: isinstance(value, _SCALARS) and (type(value), value) in words)
    tests += [_comparison(_COMPARISONS[name], limit) for name, limit in schema.items() if name in _COMPARISONS]
    if schema.keys() & {"items", "minItems", "maxItems"}:
        tests.append(_of_list(schema.get("items"), schema.get("minItems", 0), schema.get("maxItems", math.inf)))
    if schema.keys() & {"properties", "required", "additionalProperties"}:
        tests.append(lambda value: not isinstance(value, dict) or _object_fits(value, schema))
    if "anyOf" in schema:
        branches = [_predicate(branch) for branch in schema["anyOf"]]
        tests.append(lambda value: any(branch(value) for branch in branches))
    return tests[0] if len(tests) == 1 else lambda value: all(test(value) for test in tests)


def _comparison(holds: Callable[[Any, Any], bool], limit: float) -> Predicate:
    return lambda value: type(value) not in (int, float) or holds(value, limit)


def _of_list(items: Schema | None, least: float, most: float) -> Predicate:
    fits = _predicate(items) if items is not None else lambda value: True
    return lambda value: (
        not isinstance(value, list) or (least <= len(value) <= most and all(fits(item) for item in value))
    )


def _object_fits(value: Mapping[str, JSON], schema: Schema) -> bool:
    named, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for key, item in value.items():
        if key in named:
            if not _fits(item, named[key]):
                return False
        elif others is False or (others is not True and not _fits(item, others)):
            return False
    return all(key in value for key in schema.get("required", ()))


def _validator(schema: Schema) -> "Draft202012Validator":
    from jsonschema import Draft202012Validator

    found = _VALIDATORS.get(id(schema))
    if found is None:
        found = _VALIDATORS[id(schema)] = Draft202012Validator(schema)
    return found


def _report_all(ctx: Context, place: Place, errors: Sequence[Error], subject: Subject) -> None:
    """A key that is probably misspelt explains why a required one is missing."""
    misspelt = {
        (*error.absolute_path, meant)
        for error in errors
        if error.validator == "additionalProperties"
        for key in error.instance
        if key not in error.schema.get("properties", {})
        for meant in suggest(key, error.schema.get("properties", {}))[:1]
    }
    for error in errors:
        if error.validator == "required":
            missing = [name for name in error.validator_value if name not in error.instance]
            if all((*error.absolute_path, name) in misspelt for name in missing):
                continue
        _report(ctx, place, error, subject)


def _report(ctx: Context, place: Place, error: Error, subject_of: Subject) -> None:
    path = list(error.absolute_path)
    where = at_path(ctx, place, path)
    subject = subject_of.at(path)
    value, got = where.value, describe(where.value)
    keyword, limit = error.validator, error.validator_value
    if keyword == "type":
        types = [limit] if isinstance(limit, str) else list(limit)
        ctx.add(wrong_type(where.span, subject, types_in_words(types), got, fix=type_fix(value, types)), where)
    elif keyword in ("enum", "const"):
        words = [as_yaml(word) for word in (limit if keyword == "enum" else [limit]) if word is not None]
        ctx.add(bad_choice(where.span, subject, _quoted(value), words, plain=_plain(value)), where)
    elif keyword in ("anyOf", "oneOf"):
        _report_branches(ctx, place, where, error, subject_of)
    elif keyword in ("additionalProperties", "unevaluatedProperties"):
        known = list(error.schema.get("properties", {}))
        for entry in ctx.entries(where):
            if entry.name not in known:
                ctx.add(unknown_key(entry.key_span, entry.name, f"in {subject}", known), entry, key=True)
    elif keyword == "required":
        for missing in (name for name in limit if name not in error.instance):
            ctx.add(missing_key(where.span, subject, missing), where)
    else:
        ctx.add(bad_value(where.span, f"{subject} {_rule(keyword, limit)}; got {got}"), where)


def _report_branches(ctx: Context, place: Place, where: Place, error: Error, subject_of: Subject) -> None:
    """Of several shapes, the one that the value was meant to have; where none is near, all of them in words."""
    by_branch: dict[int, list[Error]] = {}
    for inner in error.context or ():
        by_branch.setdefault(int(inner.schema_path[0]), []).append(inner)
    near = [found for found in by_branch.values() if not any(_misses_whole(inner) for inner in found)]
    if near:
        _report_all(ctx, place, min(near, key=len), subject_of)
        return
    value, subject = where.value, subject_of.at(list(error.absolute_path))
    words = [word for word in _words(error.schema) if isinstance(word, str)]
    if words and _plain(value):
        choices = [as_yaml(word) for word in _words(error.schema) if word is not None]
        ctx.add(bad_choice(where.span, subject, _quoted(value), choices, plain=_plain(value)), where)
        return
    types = list(_types(error.schema))
    ctx.add(wrong_type(where.span, subject, needs(error.schema), describe(value), fix=type_fix(value, types)), where)


def _misses_whole(error: Error) -> bool:
    return not error.relative_path and error.validator in ("type", "enum", "const")


def _words(schema: Schema) -> Iterator[JSON]:
    if "boolean" in _types_of(schema):
        yield from (True, False)
    yield from schema.get("enum", ())
    for branch in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from _words(branch)


def _types(schema: Schema) -> Iterator[str]:
    yield from _types_of(schema)
    for branch in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from _types(branch)


def _types_of(schema: Schema) -> Sequence[str]:
    types = schema.get("type", ())
    return (types,) if isinstance(types, str) else types


def type_fix(value: Value, types: Sequence[str]) -> Fix | None:
    """Quotes taken off or put on, or `true` for `yes`, where that gives the type needed."""
    if not isinstance(value, Scalar) or value.span.line != value.span.end_line:
        return None
    text = value.value
    if isinstance(text, str):
        if "boolean" in types and text.lower() in _BOOLEANS:
            return Fix((Edit(value.span, _BOOLEANS[text.lower()]),), safe=value.plain)
        if ("number" in types or "integer" in types) and not value.plain and _is_number(text):
            return Fix((Edit(value.span, text),), safe=False)
    elif "string" in types and text is not None:
        return Fix((Edit(value.span, f'"{value.text}"'),), safe=False)
    return None


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text.replace("-", "").replace(".", "").isdigit()


def _plain(value: Value) -> str | None:
    return value.value if isinstance(value, Scalar) and isinstance(value.value, str) else None


def _quoted(value: Value) -> str:
    text = _plain(value)
    return f"`{text}`" if text and len(text) <= 40 and "\n" not in text else describe(value)


def _rule(keyword: str, limit: object) -> str:
    """The other keywords that the catalogue may use."""
    texts = {
        "minimum": f"must be at least {limit}",
        "maximum": f"must be at most {limit}",
        "exclusiveMinimum": f"must be more than {limit}",
        "exclusiveMaximum": f"must be less than {limit}",
        "multipleOf": f"must be a multiple of {limit}",
        "minItems": f"needs at least {limit} items",
        "maxItems": f"takes at most {limit} items",
        "uniqueItems": "needs items that differ from each other",
        "minLength": f"needs at least {limit} characters",
        "maxLength": f"takes at most {limit} characters",
        "minProperties": f"needs at least {limit} entries",
        "maxProperties": f"takes at most {limit} entries",
        "pattern": "does not have the form that is needed",
        "format": f"must be a {limit}",
    }
    return texts.get(keyword, "does not have the form that is needed")
