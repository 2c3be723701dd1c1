"""What a JSON Schema of the catalogue admits; keywords that only narrow it further are passed over."""

from collections.abc import Mapping
from typing import Any

from dashc.ir.spec import JSON
from dashc.resolve.wiring.kinds import (
    ANYTHING,
    NULL,
    Boolean,
    Field,
    Kind,
    Kinds,
    Listing,
    Number,
    One,
    Table,
    Text,
    union,
)

Schema = Mapping[str, Any]


def kinds_of_schema(schema: Schema) -> Kinds:
    """The values that a schema admits, or more."""
    for keyword in ("anyOf", "oneOf"):
        if keyword in schema:
            return union(kinds_of_schema(branch) for branch in schema[keyword])
    if "const" in schema:
        return kinds_of_words([schema["const"]])
    if "enum" in schema:
        return kinds_of_words(schema["enum"])
    types = schema.get("type")
    if types is None:
        return ANYTHING
    return union(_of_type(name, schema) for name in ([types] if isinstance(types, str) else types))


def kinds_of_words(words: list[JSON]) -> Kinds:
    """Exactly these scalars; everything, where one of them is none."""
    kinds: list[Kind] = []
    for word in words:
        if word is None:
            kinds.append(NULL)
        elif isinstance(word, str | int | float):
            kinds.append(One(word))
        else:
            return ANYTHING
    return tuple(kinds)


def kinds_of_value(value: JSON) -> Kinds:
    """Exactly this value, as far as scalars and lists of them go."""
    match value:
        case None:
            return (NULL,)
        case str() | int() | float():
            return (One(value),)
        case []:
            return ()
        case list():
            return (Listing(union(kinds_of_value(item) for item in value)),)
        case _:
            return (Table(),)


def _of_type(name: str, schema: Schema) -> Kinds:
    match name:
        case "null":
            return (NULL,)
        case "boolean":
            return (Boolean(),)
        case "string":
            return (Text(),)
        case "number" | "integer":
            return (Number(whole=name == "integer"),)
        case "array":
            return (Listing(kinds_of_schema(schema["items"]) if "items" in schema else ANYTHING),)
        case "object":
            return (_table(schema),)
        case _:
            return ANYTHING


def _table(schema: Schema) -> Table:
    required = schema.get("required", ())
    fields = tuple(
        Field(name, kinds_of_schema(inner), name in required) for name, inner in schema.get("properties", {}).items()
    )
    others = schema.get("additionalProperties", True)
    kinds = kinds_of_schema(others) if isinstance(others, Mapping) else ANYTHING
    return Table(fields, closed=others is False, others=kinds)
