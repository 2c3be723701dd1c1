"""The components that a spec defines itself, as far as their text says (language.md section 7)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dashc.expand.definitions import to_plain
from dashc.expand.text import nodes_in
from dashc.ir.tree import Mapping, Node, Scalar
from dashc.lsp.grammar import value_of
from dashc.lsp.roles import JSONObject


@dataclass(frozen=True, slots=True, eq=False)
class Parameter:
    """What a component is given under a name."""

    name: str
    key: Scalar
    value: Node
    schema: JSONObject

    @property
    def required(self) -> bool:
        """Whether every use has to give it."""
        return "default" not in self.schema

    @property
    def description(self) -> str:
        """What its schema says of it."""
        text = self.schema.get("description")
        return text if isinstance(text, str) else ""


@dataclass(frozen=True, slots=True, eq=False)
class OwnComponent:
    """An entry of `components`."""

    name: str
    key: Scalar
    description: str = ""
    parameters: dict[str, Parameter] = field(default_factory=dict)
    takes_children: bool = False


def read_components(root: Node | None) -> Iterator[OwnComponent]:
    """Those that the root of one file defines."""
    for name, key, value in section(root, "components"):
        body = value_of(value)
        if isinstance(body, Mapping):
            parameters = {item.name: item for item in _parameters(body)}
            yield OwnComponent(name, key, _text(body, "description"), parameters, _takes_children(body))
        else:
            yield OwnComponent(name, key)


def section(root: Node | None, name: str) -> Iterator[tuple[str, Scalar, Node]]:
    """The entries of a mapping under a key of the user's names."""
    entry = root.entries.get(name) if isinstance(root, Mapping) else None
    value = value_of(entry.value) if entry else None
    for key, inner in value.entries.items() if isinstance(value, Mapping) else ():
        if not key.startswith("x-"):
            yield key, inner.key, inner.value


def _parameters(body: Mapping) -> Iterator[Parameter]:
    for name, key, value in section(body, "params"):
        schema: Any = to_plain(value)
        yield Parameter(name, key, value, schema if isinstance(schema, dict) else {})


def _takes_children(body: Mapping) -> bool:
    layout = body.entries.get("layout")
    nodes = nodes_in(layout.value) if layout else ()
    return any(isinstance(node, Scalar) and node.value == "$children" for node in nodes)


def _text(body: Mapping, name: str) -> str:
    entry = body.entries.get(name)
    value = value_of(entry.value) if entry else None
    return value.value if isinstance(value, Scalar) and isinstance(value.value, str) else ""
