"""What the catalogue in the manifest says of a prop: its JSON Schema, and whether it holds nodes."""

from collections.abc import Mapping
from functools import cache
from typing import Any

Schema = Mapping[str, Any]

_ID: Schema = {"type": "string"}


class PropTypes:
    """The props of the elements and components that the app can use."""

    def __init__(self, catalogue: Mapping[str, Any]) -> None:
        self._elements: Mapping[str, Any] = catalogue["elements"]
        self._components: Mapping[str, Any] = catalogue["components"]
        self._global: Mapping[str, Any] = catalogue["global"]
        self._universal: Mapping[str, Any] = catalogue["universal"]
        self.schema = cache(self._schema)
        self.holds_nodes = cache(self._holds_nodes)

    def is_element(self, kind: str) -> bool:
        """Whether the name is an HTML element's."""
        return kind in self._elements

    def _schema(self, kind: str, prop: str) -> Schema | None:
        """The JSON Schema of a prop, beside which null is always allowed; None where there is no such prop."""
        if prop == "id":
            return _ID
        if prop.startswith(("data-", "aria-")):
            return _schema_of(self._universal[f"{prop[:5]}*"])
        if kind in self._components:
            return _schema_of(self._components[kind]["props"].get(prop) or self._universal["every"].get(prop))
        if kind not in self._elements:
            return None
        universal = self._universal["element"].get(prop) or self._universal["every"].get(prop)
        if universal:
            return _schema_of(universal)
        attribute = self._elements[kind]["attributes"].get(prop) or self._global.get(prop)
        return _attribute_schema(attribute) if attribute else None

    def _holds_nodes(self, kind: str, prop: str) -> bool:
        """Whether the prop's value is in the node grammar."""
        if kind in self._components:
            return bool(self._components[kind]["props"].get(prop, {}).get("nodes"))
        return prop == "children" and kind in self._elements


def _schema_of(prop: Mapping[str, Any] | None) -> Schema | None:
    return prop["schema"] if prop else None


def _attribute_schema(attribute: Mapping[str, Any]) -> Schema:
    """As the compiler's catalogue does for attributes; numbers are written as numbers by callbacks, not as text."""
    words: list[Any] = attribute.get("values", [])
    match attribute["type"]:
        case "boolean":
            return {"anyOf": [{"type": "boolean"}, {"enum": words}]} if words else {"type": "boolean"}
        case "enum":
            return {"anyOf": [{"type": "boolean"}, {"enum": words}]} if "true" in words else {"enum": words}
        case "url":
            return {"type": "string"}
        case _:
            return (
                {"type": ["string", "number", "boolean"]}
                if attribute.get("boolean")
                else {"type": ["string", "number"]}
            )
