"""What places of a spec are for."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

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
    TYPE = "type"
    """The name of a component, as a text."""
    ARGUMENT = "argument"
    """What a component of the spec's own is given: data or nodes, as its body uses it."""
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
    spliced: bool = False
    """The value of a directive: where it is a list, its items are what the place is for."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key that may stand in a mapping."""

    name: str
    description: str
    schema: JSONObject


FREE = Role(Kind.FREE)
