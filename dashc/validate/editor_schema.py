"""`dashc schema`: the JSON Schema from which editors complete and check specs (language.md section 10).

It is draft 7, which the YAML language server knows best. The shape of the top level and of callbacks is written by hand
in `schemas/spec.schema.json`; the components come from the catalogue, so that an editor offers what `lint` accepts.
"""

import json
from collections.abc import Mapping
from typing import Any

from dashc.catalogue import Catalogue, ComponentType, PropType, design_tokens, schemas_folder
from dashc.validate.editor_reuse import reusable, with_reusable_parts, without_directives

JSONObject = dict[str, Any]

_SCALAR: JSONObject = {"type": ["string", "number", "null"]}
_VARIABLE: JSONObject = {"$ref": "#/definitions/variable"}
_REUSED_WHOLE: list[JSONObject] = [{"$ref": "#/definitions/if"}, {"$ref": "#/definitions/include"}]
_ID: JSONObject = {
    "anyOf": [
        {"type": ["string", "null"], "pattern": r"^(?!@|_dx-)(?:[^.{}$\s]|\$\{[^}]*\})+$"},
        *_REUSED_WHOLE,
    ]
}
"""No `.`, `{`, `}`, `$` and blank; what a variable stands for is not known to an editor."""
_TOKEN: JSONObject = {"type": ["string", "number"]}
_NODE: JSONObject = {"$ref": "#/definitions/node"}
_REUSED: JSONObject = {"$ref": "#/definitions/reused"}
_OPEN_NAMES = r"^(data|aria)-.|\$\{"
"""Names of props that are not listed: those that HTML leaves open, and those that are put together."""
_OWN_COMPONENT = r"^[A-Z\u0080-\uffff][A-Za-z0-9\u0080-\uffff]*$"
"""A capital letter and more letters and digits; of other scripts than Latin an editor takes any letter."""
_DIRECTIVES: list[JSONObject] = [{"$ref": "#/definitions/from"}, {"$ref": "#/definitions/call"}, _REUSED]
_PUT_TOGETHER_SECTIONS = ("app", "python", "callbacks", "dynamic")
_WITH_PARTS = (
    *("app", "tokens", "stylesheet", "script", "dynamic"),
    *("callbacks", "callback", "references", "reference", "from", "call"),
)
"""Definitions of `spec.schema.json` in which reuse may stand; it is written there without it."""


def editor_schema_text(catalogue: Catalogue) -> str:
    """The schema as JSON text, the same for the same catalogue."""
    return json.dumps(editor_schema(catalogue), ensure_ascii=False, indent=1) + "\n"


def editor_schema(catalogue: Catalogue) -> JSONObject:
    """The whole schema."""
    schema: JSONObject = json.loads((schemas_folder() / "spec.schema.json").read_bytes())
    definitions = schema["definitions"]
    definitions["tokens"]["properties"] = {
        name: {"description": text, **_TOKEN} for name, text in design_tokens().items()
    }
    schema["properties"] |= {name: reusable(schema["properties"][name]) for name in _PUT_TOGETHER_SECTIONS}
    definitions |= {name: with_reusable_parts(definitions[name]) for name in _WITH_PARTS}
    outputs = definitions["callback"]["properties"]["outputs"]
    outputs["minItems"] = 1  # Nothing to set is written by leaving the key out.
    types = [*catalogue.elements.values(), *catalogue.components.values()]
    shared = _shared(types)
    definitions["node"] = {
        "anyOf": [
            {**_SCALAR, "description": "Text."},
            {"type": "array", "items": _NODE, "description": "A list of nodes."},
            {
                "type": "object",
                "properties": {
                    kind.name: {"description": kind.description, "$ref": f"#/definitions/component-{kind.name}"}
                    for kind in types
                },
                "patternProperties": {_OWN_COMPONENT: {}, r"\$\{": {}},
                "minProperties": 1,
                "maxProperties": 1,
                "additionalProperties": False,
            },
            {"$ref": "#/definitions/in-list"},
        ]
    }
    definitions["shared-props"] = {"properties": {"id": _ID, **{name: _prop(prop) for name, prop in shared.items()}}}
    definitions["shared-names"] = {"enum": ["id", *shared]}
    definitions |= {f"component-{kind.name}": _component(kind, shared) for kind in types}
    return schema


def _shared(types: list[ComponentType]) -> dict[str, PropType]:
    """The props that every element has in the same form; they are written once."""
    first, *others = [kind for kind in types if kind.is_element]
    return {
        name: prop
        for name, prop in first.props.items()
        if all(name in other.props and other.props[name] == prop for other in others)
    }


def _component(kind: ComponentType, shared: dict[str, PropType]) -> JSONObject:
    """What stands below a component's name."""
    common = {name for name, prop in kind.props.items() if shared.get(name) == prop}
    own = {name: _prop(prop) for name, prop in kind.props.items() if name not in common}
    props: JSONObject = {"type": "object", "properties": own, "patternProperties": {"^data-.": {}}}
    if kind.is_element:
        props["allOf"] = [{"$ref": "#/definitions/shared-props"}]
        names: list[JSONObject] = [{"$ref": "#/definitions/shared-names"}, {"enum": [*own, *_unless(own)]}]
        props["propertyNames"] = {"anyOf": [*names, {"pattern": _OPEN_NAMES}]}
    else:
        own |= {"id": _ID, **{name: _prop(kind.props[name]) for name in sorted(common)}}
        props["propertyNames"] = {"anyOf": [{"enum": list(own)}, {"pattern": _OPEN_NAMES}]}
    children = kind.prop("children")
    if children is None:
        return {"anyOf": [{"type": "null"}, props, _VARIABLE, *_REUSED_WHOLE]}
    if children.nodes:
        return {"anyOf": [_SCALAR, {"type": "array", "items": _NODE}, props, *_REUSED_WHOLE]}
    return {"anyOf": [{"type": "null"}, props, _VARIABLE, *_REUSED_WHOLE, _data(children)]}


def _unless(own: JSONObject) -> list[str]:
    """An `enum` needs a value."""
    return [] if own else ["id"]


def _data(prop: PropType) -> JSONObject:
    """What a literal may be; its parts that are nodes are those of the layout."""
    return with_reusable_parts(without_directives(_with_nodes(prop.schema)))


def _with_nodes(schema: Any) -> Any:
    if isinstance(schema, Mapping):
        return _NODE if schema.get("nodes") is True else {key: _with_nodes(item) for key, item in schema.items()}
    return [_with_nodes(item) for item in schema] if isinstance(schema, list) else schema


def _prop(prop: PropType) -> JSONObject:
    """The value of a prop: a literal, nothing, or a directive."""
    literal = _NODE if prop.nodes else _data(prop)
    schema: JSONObject = {"description": prop.description, "anyOf": [literal, {"type": "null"}, *_DIRECTIVES]}
    if prop.default is not None:
        schema["default"] = prop.default
    return schema
