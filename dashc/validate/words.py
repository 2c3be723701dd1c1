"""Values and types in words, for messages."""

from collections.abc import Mapping as Map
from typing import Any

from dashc.ir.tree import Mapping, Poisoned, Scalar, Sequence, Value

MAX_SHOWN = 40

_TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "a boolean",
    "array": "a list",
    "object": "a mapping",
}


def describe(value: Value) -> str:
    """What stands there: `the text "10"`, `the number 5`, `a list`."""
    if isinstance(value, Mapping):
        return "a mapping" if value.entries else "an empty mapping"
    if isinstance(value, Sequence):
        return "a list" if value.items else "an empty list"
    if isinstance(value, Poisoned):
        return "text that cannot be read"
    if value.value is None:
        return "nothing" if value.plain and value.text == "" else "`null`"
    if isinstance(value.value, bool):
        return f"`{value.text}`"
    if isinstance(value.value, str):
        return f'the text "{shorten(value.value)}"' if value.value else "an empty text"
    return f"the number {shorten(value.text)}"


def shorten(text: str) -> str:
    """At most the beginning of a long text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_SHOWN else f"{line[:MAX_SHOWN]}…"


def types_in_words(types: list[str]) -> str:
    """`text`, `a number or a list`; null goes without saying, as every prop takes it."""
    words = [_TYPES[name] for name in types if name != "null"]
    return "`true` or `false`" if words == [_TYPES["boolean"]] else _joined(words)


def needs(schema: Map[str, Any]) -> str:
    """What a schema takes, as a noun."""
    parts = _parts(schema)
    return "`true` or `false`" if parts == [_TYPES["boolean"]] else _joined(parts)


def _joined(words: list[str]) -> str:
    if len(words) < 2:
        return words[0] if words else "`null`"
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _parts(schema: Map[str, Any]) -> list[str]:
    parts: list[str] = []
    types = schema.get("type")
    if types is not None and "enum" not in schema:
        parts += [_TYPES[name] for name in ([types] if isinstance(types, str) else types) if name != "null"]
    parts += [f"`{as_yaml(word)}`" for word in schema.get("enum", ()) if word is not None]
    if "const" in schema:
        parts.append(f"`{as_yaml(schema['const'])}`")
    for branch in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        parts += [part for part in _parts(branch) if part not in parts]
    return parts


def as_yaml(value: object) -> str:
    """A scalar of a schema as a spec would write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else str(value)


def is_null(value: Value) -> bool:
    """Whether nothing stands there, or `null`."""
    return isinstance(value, Scalar) and value.value is None
