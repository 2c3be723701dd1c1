"""Where reuse may stand (language.md section 6), put into the schemas of what stands there without it."""

from collections.abc import Mapping
from typing import Any

JSONObject = dict[str, Any]

_PUT_TOGETHER: JSONObject = {"$ref": "#/definitions/put-together"}
_IN_LIST: JSONObject = {"$ref": "#/definitions/in-list"}
_NO_DIRECTIVE: JSONObject = {"not": {"pattern": r"^\$(?![${])"}}
"""Keys of data: `$$` begins a text with one `$`, and `${` a variable."""
_BRANCHES = ("anyOf", "oneOf", "allOf")
_ABOUT = ("description", "default")


def reusable(schema: Mapping[str, Any]) -> JSONObject:
    """The schema, which accepts a variable, a condition or an include in the place of the whole and of every part."""
    about = {name: schema[name] for name in _ABOUT if name in schema}
    own = with_reusable_parts({name: value for name, value in schema.items() if name not in _ABOUT})
    return {**about, "anyOf": [own, _PUT_TOGETHER]}


def with_reusable_parts(schema: Mapping[str, Any]) -> JSONObject:
    """The same for its parts alone; in lists loops may stand too."""
    found: JSONObject = dict(schema)
    for name in _BRANCHES:
        if name in schema:
            found[name] = [with_reusable_parts(branch) for branch in schema[name]]
    if "properties" in schema:
        found["properties"] = {name: reusable(part) for name, part in schema["properties"].items()}
    if isinstance(schema.get("additionalProperties"), Mapping):
        found["additionalProperties"] = reusable(schema["additionalProperties"])
    if isinstance(schema.get("items"), Mapping):
        found["items"] = {"anyOf": [with_reusable_parts(schema["items"]), _PUT_TOGETHER, _IN_LIST]}
    return found


def without_directives(schema: Mapping[str, Any]) -> JSONObject:
    """The schema of data, in whose mappings no key is a directive."""
    found: JSONObject = dict(schema)
    for name in _BRANCHES:
        if name in schema:
            found[name] = [without_directives(branch) for branch in schema[name]]
    for name in ("items", "additionalProperties"):
        if isinstance(schema.get(name), Mapping):
            found[name] = without_directives(schema[name])
    if "properties" in schema:
        found["properties"] = {name: without_directives(part) for name, part in schema["properties"].items()}
    kinds = schema.get("type", ())
    if "object" in ([kinds] if isinstance(kinds, str) else kinds):
        found["propertyNames"] = _NO_DIRECTIVE
    return found
