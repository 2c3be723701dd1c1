"""Whether a value is in the node grammar (language.md section 3): what callbacks return for `children`."""

from collections.abc import Mapping
from types import MappingProxyType

import orjson

from .manifest import JSON
from .prop_types import PropTypes


class NodeCheck:
    """Checks nodes; `kinds` are the elements and components that the spec says some ids have."""

    def __init__(self, types: PropTypes, kinds: Mapping[str, str] = MappingProxyType({})) -> None:
        self._types = types
        self._kinds = kinds

    def problem(self, data: bytes) -> str | None:
        """What is wrong with the JSON of nodes, as a clause; texts and numbers, the most common, cost nothing."""
        return self._problem(orjson.loads(data), "") if data[:1] in (b"[", b"{") else None

    def _problem(self, node: JSON, path: str) -> str | None:
        if isinstance(node, list):
            return self._first(node, path)
        if not isinstance(node, dict):
            return None
        if len(node) != 1:
            return (
                f"{_at(path)}is a mapping with {_keys(node)}; a node is a mapping with exactly one key, the name of "
                "the element or component"
            )
        ((kind, value),) = node.items()
        inside = _step(path, kind)
        if isinstance(value, dict):
            return self._props_problem(kind, value, inside)
        return self._problem(value, inside)

    def _first(self, nodes: list[JSON], path: str) -> str | None:
        for index, node in enumerate(nodes):
            if problem := self._problem(node, f"{path}[{index}]"):
                return problem
        return None

    def _props_problem(self, kind: str, props: dict[str, JSON], path: str) -> str | None:
        id = props.get("id")
        if isinstance(id, str) and self._kinds.get(id, kind) != kind:
            return f"{_at(path)}is a `{kind}` with the id `{id}`, which is a `{self._kinds[id]}` in the spec"
        for name, value in props.items():
            if self._types.holds_nodes(kind, name):
                if problem := self._problem(value, _step(path, name)):
                    return problem
            elif self._types.is_element(name) and self._types.schema(kind, name) is None:
                right = f'{{"{kind}": [{{"{name}": …}}]}}'
                return f"{_at(path)}holds `{name}` as if it were a prop; children stand in a list: `{right}`"
        return None


def _at(path: str) -> str:
    return f"at `{path}` " if path else ""


def _step(path: str, key: str) -> str:
    if key.isidentifier():
        return f"{path}.{key}" if path else key
    return f"{path}[{orjson.dumps(key).decode()}]"


def _keys(node: dict[str, JSON]) -> str:
    names = [f"`{key}`" for key in node]
    if not names:
        return "no key"
    shown = names if len(names) <= 4 else [*names[:3], f"{len(names) - 3} more"]
    return f"the keys {', '.join(shown[:-1])} and {shown[-1]}"
