"""What the language expects at each place of a spec's tree, however wrong the tree is (language.md sections 2 to 7).

The shape of the top level and of callbacks is read from `schemas/spec.schema.json`, components from the catalogue, so
that what an editor offers follows the language by itself.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any

from dashc.catalogue import Catalogue, PropType, schemas_folder
from dashc.ir import tree
from dashc.ir.tree import Alias, Node, Scalar, Value

JSONObject = Mapping[str, Any]


class Kind(StrEnum):
    """The sort of thing that stands at a place."""

    VALUE = "value"
    """Data of which a JSON Schema says the shape."""
    NODES = "nodes"
    COMPONENT = "component"
    """What stands below a component's name."""
    ID = "id"
    """The id of a component: a definition."""
    REFERENCES = "references"
    REFERENCE = "reference"
    REFERENCE_ID = "id of a reference"
    REFERENCE_PROP = "prop of a reference"
    REFERENCE_COMPONENT = "component of a reference"
    PATH = "path"
    """A dotted path of Python."""
    FILE = "file"
    """Another file of the project."""
    FREE = "free"
    """The user's own, or unknown."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a place is for."""

    kind: Kind
    schema: JSONObject | None = None
    """For a value: its schema, `$ref`s followed."""
    tag: str = ""
    """For a value: the name of the definition that describes it, such as `callback`."""
    type: str = ""
    """The component that it belongs to."""
    prop: str = ""
    """The prop that it is the value of, or a part of it."""
    section: str = ""
    """For references: `inputs`, `state` or `outputs`; for paths: `call`, `$call` or `$from`."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key that may stand in a mapping."""

    name: str
    description: str
    schema: JSONObject


FREE = Role(Kind.FREE)
LONG_KEYS = frozenset({"id", "component", "property", "allow_duplicate", "optional"})
NODE_DIRECTIVES = ("$do", "$then", "$else")
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


class Grammar:
    """Roles of places, and the keys that fit them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    @cached_property
    def _schema(self) -> JSONObject:
        schema: JSONObject = json.loads((schemas_folder() / "spec.schema.json").read_bytes())
        return schema

    @property
    def root(self) -> Role:
        """The role of the document."""
        return Role(Kind.VALUE, self._schema, "spec")

    def entry(self, role: Role, mapping: tree.Mapping, key: str) -> Role:
        """The role of the value under a key."""
        if key.startswith("x-"):
            return FREE
        if key in ("$from", "$call") and role.kind in (Kind.NODES, Kind.VALUE):
            return Role(Kind.PATH, section=key)
        if "$call" in mapping.entries and key in SECTIONS:
            return Role(Kind.REFERENCES, section=key)
        match role.kind:
            case Kind.NODES:
                return self._below_node(role, key)
            case Kind.COMPONENT:
                return self._prop(role.type, key)
            case Kind.REFERENCES if not is_long(mapping):
                return replace(role, kind=Kind.REFERENCE)
            case Kind.REFERENCES | Kind.REFERENCE:
                if key in _REFERENCE_ROLES:
                    return replace(role, kind=_REFERENCE_ROLES[key])
                return self._value(role, self._definition("reference"), key)
            case Kind.VALUE if role.schema is not None:
                return self._value(role, role.schema, key)
            case _:
                return FREE

    def item(self, role: Role) -> Role:
        """The role of a list's items."""
        match role.kind:
            case Kind.NODES:
                return role
            case Kind.COMPONENT:
                return Role(Kind.NODES, type=role.type, prop="children")
            case Kind.REFERENCES:
                return replace(role, kind=Kind.REFERENCE)
            case Kind.VALUE if role.schema is not None:
                for branch in self.branches(role.schema):
                    if "items" in branch:
                        return self._of(branch["items"], role, "")
        return FREE

    def keys(self, role: Role, mapping: tree.Mapping | None) -> Iterator[Key]:
        """The keys that a mapping of this role may have; props of components are not among them."""
        entries = mapping.entries if mapping else {}
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
        found: JSONObject = self._schema["definitions"].get(name, {})
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
            if found is not None:
                return self._of(found, role, key)
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

    def _below_node(self, role: Role, key: str) -> Role:
        if key in NODE_DIRECTIVES:
            return role
        if key == "$include":
            return Role(Kind.FILE)
        return FREE if key.startswith("$") else Role(Kind.COMPONENT, type=key)

    def _prop(self, type: str, name: str) -> Role:
        if name == "id":
            return Role(Kind.ID, type=type)
        prop = self.prop(type, name)
        if prop is None:
            return Role(Kind.NODES, type=type, prop=name) if name == "children" else replace(FREE, type=type, prop=name)
        if prop.nodes:
            return Role(Kind.NODES, type=type, prop=name)
        return Role(Kind.VALUE, prop.schema, type=type, prop=name)

    def prop(self, type: str, name: str) -> PropType | None:
        """A prop of the catalogue, if there is one."""
        kind = self.catalogue.type(type)
        return kind.prop(name) if kind else None


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
