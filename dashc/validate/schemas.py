"""JSON Schema decides the shape of a prop's value; what it says is put into our words (diagnostics.md rule 5)."""

import math
import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from dashc.catalogue import NUMBER_IN_TEXT
from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from dashc.diagnostics.listed import as_mapping
from dashc.diagnostics.rules.bad_value import bad_choice, bad_value
from dashc.diagnostics.rules.missing_key import missing_key
from dashc.diagnostics.rules.unknown_key import unknown_key
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.diagnostics.suggest import suggest
from dashc.ir import tree
from dashc.ir.spec import JSON
from dashc.ir.tree import Scalar, Value
from dashc.validate.context import Context
from dashc.validate.keywords import RULES
from dashc.validate.literals import at_path
from dashc.validate.place import Place
from dashc.validate.words import as_yaml, describe, needs, types_in_words

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

Schema = Mapping[str, Any]
Error = Any
"""A `jsonschema.ValidationError`; its fields are typed as possibly unset, which those of a found error never are."""

Finding = tuple[Diagnostic, Place, bool]
"""With the place that it is about, and whether it is about the key there."""

MAX_SHOWN, MAX_TEXT = 3, 40

Predicate = Callable[[JSON], bool]
FindErrors = Callable[[JSON, Schema], list[Error]]

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


def check(
    ctx: Context, place: Place, value: JSON, schema: Schema, subject: Subject, errors_of: FindErrors | None = None
) -> bool:
    """Whether a value fits; findings otherwise. `errors_of` is for schemas that do not come from the catalogue."""
    if _fits(value, schema):
        return True
    errors = list(_validator(schema).iter_errors(value)) if errors_of is None else errors_of(value, schema)
    for finding, where, key in _report_all(ctx, place, errors, subject):
        ctx.add(finding, where, key=key)
    return not errors


def _fits(value: JSON, schema: Schema) -> bool:
    """Whether a value surely fits: the usual cases, decided without importing jsonschema."""
    found = _PREDICATES.get(id(schema))
    if found is None:
        found = _PREDICATES[id(schema)] = (_predicate(schema), schema)
    return found[0](value)


def could_hold(schema: Schema, value: Value) -> bool:
    """Whether a value is of a type that a schema takes, as far as can be seen without reading it."""
    types = frozenset(_types(schema))
    match value:
        case _ if not types or (isinstance(value, Scalar) and value.value is None):
            return True
        case Scalar(value=bool()):
            return "boolean" in types
        case Scalar(value=str() as text):
            return "string" in types or text in _words(schema)
        case Scalar():
            return not types.isdisjoint(("number", "integer"))
        case tree.Sequence():
            return "array" in types
        case _:
            return "object" in types


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


def _report_all(ctx: Context, place: Place, errors: Sequence[Error], subject: Subject) -> Iterator[Finding]:
    """One for each mistake: an unknown key explains why a required one is missing, and items may all be wrong alike."""
    misspelt = {
        (*error.absolute_path, meant)
        for error in errors
        if error.validator == "additionalProperties"
        for key in error.instance
        if key not in error.schema.get("properties", {})
        for meant in suggest(key, error.schema.get("properties", {}))[:1]
    }
    others = {
        tuple(error.absolute_path): len(error.instance.keys() - error.schema.get("properties", {}).keys())
        for error in errors
        if error.validator == "additionalProperties"
    }
    alike: dict[object, list[Error]] = {}
    for error in errors:
        if error.validator == "required":
            missing = [name for name in error.validator_value if name not in error.instance]
            if all((*error.absolute_path, name) in misspelt for name in missing):
                continue
            if others.get(tuple(error.absolute_path), 0) >= len(missing):
                continue  # One of them may be meant.
        alike.setdefault(_mistake(error), []).append(error)
    for first, *same in alike.values():
        others_at = [at_path(ctx, place, list(error.absolute_path)).span for error in same[:MAX_SHOWN]]
        for finding, where, key in _report(ctx, place, first, subject):
            related = (*finding.related, *(Related(span, "the same here") for span in others_at))
            yield replace(finding, related=related), where, key


def _mistake(error: Error) -> object:
    """Equal for errors in the items of one list that have the same cause: all items have the same wrong form."""
    path = list(error.absolute_path)
    value = error.instance
    if not path or not isinstance(path[-1], int) or isinstance(value, _SCALARS):
        return id(error)
    keys = sorted(value) if isinstance(value, dict) else ()
    return tuple(path[:-1]), error.validator, type(value), tuple(keys)


def _report(ctx: Context, place: Place, error: Error, subject_of: Subject) -> Iterator[Finding]:
    path = list(error.absolute_path)
    where = at_path(ctx, place, path)
    subject = subject_of.at(path)
    value, got = where.value, describe(where.value)
    keyword, limit = error.validator, error.validator_value
    if keyword == "type":
        types = [limit] if isinstance(limit, str) else list(limit)
        helps = _in_other_form(value, types)
        finding = wrong_type(where.span, subject, types_in_words(types), got, help=helps, fix=type_fix(value, types))
        yield finding, where, False
    elif keyword in ("enum", "const"):
        words = [as_yaml(word) for word in (limit if keyword == "enum" else [limit]) if word is not None]
        yield bad_choice(where.span, subject, _quoted(value), words, plain=_plain(value)), where, False
    elif keyword in ("anyOf", "oneOf"):
        yield from _report_branches(ctx, place, where, error, subject_of)
    elif keyword in ("additionalProperties", "unevaluatedProperties"):
        known = list(error.schema.get("properties", {}))
        for entry in ctx.entries(where):
            if entry.name not in known:
                yield unknown_key(entry.key_span, entry.name, f"in {subject}", known), entry, True
    elif keyword == "required":
        for missing in (name for name in limit if name not in error.instance):
            yield missing_key(where.span, subject, missing), where, False
    elif keyword == "pattern" and limit == NUMBER_IN_TEXT:
        yield wrong_type(where.span, subject, "a number", got, fix=type_fix(value, ["number"])), where, False
    else:
        if "propertyNames" in error.absolute_schema_path:
            keyword = "propertyNames"
        yield bad_value(where.span, f"{subject} {RULES[keyword].format(limit=limit)}; got {got}"), where, False


def _report_branches(ctx: Context, place: Place, where: Place, error: Error, subject_of: Subject) -> Iterator[Finding]:
    """Of several shapes, the one that the value was meant to have; where none is near, all of them in words."""
    by_branch: dict[int, list[Error]] = {}
    for inner in error.context or ():
        by_branch.setdefault(int(inner.schema_path[0]), []).append(inner)
    near = [found for found in by_branch.values() if not any(_misses_whole(inner) for inner in found)]
    if near:
        yield from _report_all(ctx, place, min(near, key=len), subject_of)
        return
    value, subject = where.value, subject_of.at(list(error.absolute_path))
    words = [word for word in _words(error.schema) if isinstance(word, str)]
    types = list(_types(error.schema))
    if words and _plain(value) and type_fix(value, types) is None:
        choices = [as_yaml(word) for word in _words(error.schema) if word is not None]
        yield bad_choice(where.span, subject, _quoted(value), choices, plain=_plain(value)), where, False
        return
    got, fix = describe(value), type_fix(value, types)
    yield (
        wrong_type(where.span, subject, needs(error.schema), got, help=_in_other_form(value, types), fix=fix),
        where,
        False,
    )


def _in_other_form(value: Value, types: Sequence[str]) -> list[str]:
    """Help for a text in the place of a list, and for a list in the place of a mapping."""
    if "object" in types and (helps := as_mapping(value)):
        return helps
    text = _plain(value)
    if text is None or "array" not in types or "\n" in text or len(text) > MAX_TEXT:
        return []
    return [f"write `[{', '.join(part.strip() for part in text.split(','))}]`"]


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
        if text == "None" and value.plain:
            return Fix((Edit(value.span, "null"),), safe=False)
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
