"""What the language expects at each place of a spec's tree, however wrong the tree is (language.md sections 2 to 7).

The shape of the top level and of callbacks is read from `schemas/spec.schema.json`, components from the catalogue, so
that what an editor offers follows the language by itself.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from dashc.catalogue import Catalogue, PropType, schemas_folder
from dashc.ir import tree
from dashc.ir.names import begins_component
from dashc.ir.tree import Alias, Node, Scalar, Value
from dashc.lsp.roles import FREE, JSONObject, Key, Kind, Role

LONG_KEYS = frozenset({"id", "component", "property", "allow_duplicate", "optional"})
DIRECTIVES = {
    "$for": "Items of a list, once for each value: `{$for: {name: [one, two]}, $do: …}`.",
    "$do": "What is repeated.",
    "$if": "One of two values, by the truth of a variable.",
    "$then": "What stands here where it is true.",
    "$else": "What stands here where it is not.",
    "$include": "The content of another file.",
}
"""The keys of reuse (language.md section 6)."""
_VALUES = ("$do", "$then", "$else")
SECTIONS = ("inputs", "state", "outputs")
_ROLES = {
    "node": Role(Kind.NODES),
    "path": Role(Kind.PATH),
    "references": Role(Kind.REFERENCES),
    "reference": Role(Kind.REFERENCE),
}
"""Definitions of the schema that are more than a shape."""
_REFERENCE_ROLES = {
    "id": Kind.REFERENCE_ID,
    "property": Kind.REFERENCE_PROP,
    "component": Kind.REFERENCE_COMPONENT,
}
_DIRECTIVE_KEYS = {
    "$from": "The value of a Python object, or what it returns, when the server starts.",
    "$call": "An inline callback whose output is this very prop.",
}
_TAGS = {("spec", "vars"): "vars", ("spec", "components"): "components", ("own-component", "params"): "params"}
"""Names for mappings whose keys are the user's own."""
_PARAMETER: JSONObject = {
    "type": "object",
    "properties": {
        "type": {
            "description": "What an argument has to be.",
            "enum": ["string", "number", "integer", "boolean", "array", "object", "null"],
        },
        "description": {"description": "What it is for."},
        "default": {"description": "The argument where a use gives none; without it one has to be given."},
        "enum": {"description": "The values that it may have."},
        "minimum": {"description": "The least number."},
        "maximum": {"description": "The greatest number."},
        "minLength": {"description": "The least number of characters."},
        "pattern": {"description": "A regular expression that a text has to match somewhere."},
        "items": {"description": "A JSON Schema for each item of a list."},
        "properties": {"description": "JSON Schemas for the values of a mapping."},
        "required": {"description": "The keys that a mapping has to have."},
    },
}
"""A parameter is described by a JSON Schema (language.md section 7); these keys are the usual ones."""


@cache
def _schema() -> JSONObject:
    schema: JSONObject = json.loads((schemas_folder() / "spec.schema.json").read_bytes())
    return schema


class Grammar:
    """Roles of places, and the keys that fit them."""

    def __init__(self, catalogue: Catalogue, own: Mapping[str, Mapping[str, JSONObject]] | None = None) -> None:
        self.catalogue = catalogue
        self.own = own or {}
        """The spec's own components: the schemas of their parameters."""

    def knowing(self, own: Mapping[str, Mapping[str, JSONObject]]) -> "Grammar":
        """The grammar of a spec that has components of its own."""
        return Grammar(self.catalogue, own)

    @property
    def root(self) -> Role:
        """The role of the document."""
        return Role(Kind.VALUE, _schema(), "spec")

    @property
    def top_level(self) -> frozenset[str]:
        """The keys of a spec."""
        return frozenset(_schema()["properties"])

    def entry(self, role: Role, mapping: tree.Mapping, key: str) -> Role:
        """The role of the value under a key."""
        if key.startswith("x-") or key in ("$for", "$if"):
            return FREE
        if key == "$include" or (role.tag == "spec" and key == "include"):
            return Role(Kind.FILE)
        if key in _VALUES:
            return replace(role, spliced=True)
        if key in ("$from", "$call") and role.kind in (Kind.NODES, Kind.VALUE):
            return Role(Kind.PATH, section=key)
        if "$call" in mapping.entries and key in SECTIONS:
            return Role(Kind.REFERENCES, section=key)
        match role.kind:
            case Kind.NODES:
                return FREE if key.startswith("$") else Role(Kind.COMPONENT, type=key)
            case Kind.ARGUMENT:
                return Role(Kind.COMPONENT, type=key) if self._is_component(mapping, key) else role
            case Kind.COMPONENT:
                return self._prop(role.type, key)
            case Kind.REFERENCES if not is_long(mapping):
                return replace(role, kind=Kind.REFERENCE)
            case Kind.REFERENCES | Kind.REFERENCE:
                if key in _REFERENCE_ROLES:
                    return replace(role, kind=_REFERENCE_ROLES[key])
                return self._value(role, self._definition("reference"), key)
            case Kind.VALUE if role.tag == "dynamic" and key in ("id", "component"):
                return Role(Kind.ID if key == "id" else Kind.TYPE)
            case Kind.VALUE if role.tag == "params":
                return Role(Kind.VALUE, _PARAMETER, "parameter")
            case Kind.VALUE if role.schema is not None:
                return self._value(role, role.schema, key)
            case _:
                return FREE

    def item(self, role: Role) -> Role:
        """The role of a list's items."""
        match role.kind:
            case Kind.NODES | Kind.ARGUMENT | Kind.FILE:
                return role
            case Kind.COMPONENT:
                return Role(Kind.NODES, type=role.type, prop="children")
            case Kind.REFERENCES:
                return replace(role, kind=Kind.REFERENCE)
            case Kind.VALUE if role.schema is not None:
                for branch in self.branches(role.schema):
                    if "items" in branch:
                        return self._of(branch["items"], role, "")
        return replace(role, spliced=False) if role.spliced else FREE

    def keys(self, role: Role, mapping: tree.Mapping | None) -> Iterator[Key]:
        """The keys that a mapping of this role may have; props of components are not among them."""
        entries = mapping.entries if mapping else {}
        yield from (Key(name, DIRECTIVES[name], {}) for name in _belonging(entries))
        if role.kind in (Kind.REFERENCES, Kind.REFERENCE):
            yield from self._properties(self._definition("reference"))
        elif "$call" in entries:
            yield from self._properties(self._definition("call"))
        elif role.kind is Kind.VALUE and role.schema is not None:
            yield from self._properties(role.schema)
            prop = self.prop(role.type, role.prop)
            if prop is not None and prop.schema is role.schema and len(entries) <= 1:
                for name, description in _DIRECTIVE_KEYS.items():
                    yield Key(name, description, {"$ref": "#/definitions/path"})

    def branches(self, schema: JSONObject) -> Iterator[JSONObject]:
        """The alternatives of a schema, with `$ref`s followed."""
        if "$ref" in schema:
            yield from self.branches(self._definition(schema["$ref"].rpartition("/")[2]))
            return
        yield schema
        for branch in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
            yield from self.branches(branch)

    def _definition(self, name: str) -> JSONObject:
        found: JSONObject = _schema()["definitions"].get(name, {})
        return found

    def _properties(self, schema: JSONObject) -> Iterator[Key]:
        for branch in self.branches(schema):
            for name, described in branch.get("properties", {}).items():
                text = described.get("description") or next(
                    (inner["description"] for inner in self.branches(described) if "description" in inner), ""
                )
                yield Key(name, text, described)

    def _value(self, role: Role, schema: JSONObject, key: str) -> Role:
        for branch in self.branches(schema):
            found = branch.get("properties", {}).get(key)
            if found is None and isinstance(branch.get("additionalProperties"), dict):
                found = branch["additionalProperties"]
            if found is None:
                patterns = branch.get("patternProperties", {}).items()
                found = next((inner for pattern, inner in patterns if inner and re.search(pattern, key)), None)
            if found is not None:
                inside = self._of(found, role, key)
                return replace(inside, tag=_TAGS[role.tag, key]) if (role.tag, key) in _TAGS else inside
        return FREE

    def _of(self, schema: JSONObject, parent: Role, key: str) -> Role:
        """The role that a schema describes; that of its `$ref` where this names one of the language's own things."""
        first = next(iter(schema.get("anyOf", ())), schema)
        if "$ref" in first:  # The other alternatives are the forms of reuse: loops, conditions, includes.
            schema = first
        name = schema["$ref"].rpartition("/")[2] if "$ref" in schema else ""
        if name in _ROLES:
            return replace(_ROLES[name], section=key)
        return Role(Kind.VALUE, self._definition(name) if name else schema, name, parent.type, parent.prop)

    def _is_component(self, mapping: tree.Mapping, key: str) -> bool:
        """Whether a mapping that may be data or a node looks like a node."""
        return len(mapping.entries) == 1 and (begins_component(key) or self.catalogue.type(key) is not None)

    def _prop(self, type: str, name: str) -> Role:
        if name == "id" and type not in self.own:
            return Role(Kind.ID, type=type)
        prop = self.prop(type, name)
        if prop is None:
            return self._argument(type, name)
        if prop.nodes:
            return Role(Kind.NODES, type=type, prop=name)
        return Role(Kind.VALUE, prop.schema, type=type, prop=name)

    def _argument(self, type: str, name: str) -> Role:
        """What a component of the spec's own, or an unknown one, is given under a name."""
        if name == "children":
            return Role(Kind.NODES, type=type, prop=name)
        if self.catalogue.type(type) is not None:
            return replace(FREE, type=type, prop=name)
        schema = self.own.get(type, {}).get(name, {})
        if schema.get("type", "array") in ("array", "object") and "enum" not in schema:
            return Role(Kind.ARGUMENT, schema, type=type, prop=name)
        return Role(Kind.VALUE, schema, type=type, prop=name)

    def prop(self, type: str, name: str) -> PropType | None:
        """A prop of the catalogue, if there is one."""
        kind = self.catalogue.type(type)
        return kind.prop(name) if kind else None


def _belonging(entries: Mapping[str, tree.Entry]) -> Iterator[str]:
    """The keys of the directives that a mapping is."""
    for group in (("$for", "$do"), ("$if", "$then", "$else"), ("$include",)):
        if any(name in entries for name in group):
            yield from group


def is_directive(mapping: tree.Mapping) -> bool:
    """Whether a mapping is replaced by others: a loop, a condition or an include."""
    return any(name in DIRECTIVES for name in mapping.entries if name[:1] == "$")


def is_long(mapping: tree.Mapping) -> bool:
    """Whether a mapping is one reference in the long form, or becomes one; else its keys are argument names."""
    entries = mapping.entries
    if "property" in entries and ("id" in entries or "component" in entries):
        return True
    return bool(entries.keys() & LONG_KEYS) and not any(_is_short(entry.value) for entry in entries.values())


def _is_short(node: Node) -> bool:
    return isinstance(node, Scalar) and isinstance(node.value, str) and "." in node.value


def value_of(node: Node) -> Value:
    """What stands there, the target where it is an alias."""
    return node.target if isinstance(node, Alias) else node
