"""What may stand at a place of the tree."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar


class Position:
    """Only among nodes a mapping can be the use of a component; data may hold nodes at some of its parts."""

    __slots__ = ("_has_own", "_keys", "_others", "item")
    NODE: ClassVar["Position"]
    DATA: ClassVar["Position"]
    OWN: ClassVar["Position"]
    """Below a key that begins with `x-`, where such keys are the user's own: nothing is replaced there."""
    ENTRIES: ClassVar["Position"]
    """Data with such keys, or a list of it."""

    def __init__(
        self,
        item: "Position | None" = None,
        keys: "Mapping[str, Position] | None" = None,
        others: "Position | None" = None,
        *,
        has_own: bool = False,
    ) -> None:
        self.item = item or self
        """That of the items, where a list stands here."""
        self._keys = keys or {}
        self._others = others or self
        self._has_own = has_own

    def at(self, key: str) -> "Position":
        """That of a value, where a mapping stands here."""
        if self._has_own and key.startswith("x-"):
            return Position.OWN
        return self._keys.get(key, self._others)


Position.NODE = Position()
Position.DATA = Position()
Position.OWN = Position()
_REFERENCES = Position(has_own=True)
Position.ENTRIES = Position(
    keys=dict.fromkeys(("inputs", "state", "outputs"), _REFERENCES), others=Position.DATA, has_own=True
)

PositionOf = Callable[[str], Position]
"""By the name of a prop."""

_KNOWN: dict[int, tuple[Mapping[str, Any], Position]] = {}
"""By the schema's identity; each holds its schema, so an identity is never another's."""


def position_by(schema: Mapping[str, Any]) -> Position:
    """Where the values of a prop hold nodes, by its schema in the catalogue: the labels of options do."""
    found = _KNOWN.get(id(schema))
    if found is None:
        found = _KNOWN[id(schema)] = (schema, _read(schema))
    return found[1]


def _read(schema: Mapping[str, Any]) -> Position:
    if schema.get("nodes"):
        return Position.NODE
    branches = [branch for branch in (schema, *schema.get("anyOf", ())) if isinstance(branch, Mapping)]
    inner = [_read(branch) for branch in branches[1:]]
    items = [_read(branch["items"]) for branch in branches if "items" in branch]
    named = {name: _read(one) for branch in branches for name, one in branch.get("properties", {}).items()}
    others = [_read(b["additionalProperties"]) for b in branches if isinstance(b.get("additionalProperties"), Mapping)]
    if Position.NODE in inner:
        return Position.NODE
    keys = {name: one for name, one in named.items() if one is not Position.DATA}
    item, other = _first(items), _first(others)
    if item is other is Position.DATA and not keys:
        return Position.DATA
    return Position(item, keys, other)


def _first(found: Iterable[Position]) -> Position:
    return next((one for one in found if one is not Position.DATA), Position.DATA)
