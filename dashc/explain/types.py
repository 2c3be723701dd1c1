"""The type of a prop in words."""

import json

from dashc.catalogue import PropType


def type_name(prop: PropType) -> str:
    """The prop's JSON types, or the values that it may have."""
    return "nodes" if prop.nodes else kinds(prop.schema)


def kinds(schema: object) -> str:
    """The types that a schema admits."""
    if not isinstance(schema, dict):
        return "any"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(kinds(branch) for branch in schema["anyOf"]))
    types = schema.get("type", "any")
    return types if isinstance(types, str) else " or ".join(kind for kind in types if kind != "null")


def default_text(prop: PropType) -> str:
    """The default as a spec would write it; empty where there is none."""
    return f"`{json.dumps(prop.default, ensure_ascii=False)}`" if prop.default is not None else ""
