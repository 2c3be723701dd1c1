"""Where a check stands: a node with the way to it from the root, through aliases and merges."""

from typing import NamedTuple

from dashc.ir.span import Span
from dashc.ir.tree import Alias, Node, Scalar, Value


class Use(NamedTuple):
    """The alias, or the `<<`, through which a text is used somewhere."""

    span: Span
    name: str
    target: int
    """Identity of what it leads to: the anchored node, or the key that a merge brought."""


class Place:
    """A node as reached by one way; the same node has several places where aliases lead to it."""

    __slots__ = ("_pointer", "alias", "key", "key_uses", "name", "parent", "value")

    def __init__(
        self,
        node: Node,
        name: str = "",
        parent: "Place | None" = None,
        key: Scalar | None = None,
        key_uses: tuple[Use, ...] = (),
    ) -> None:
        self.value: Value
        self.alias: Alias | None
        """The alias that stands here, if one does; `value` is then its target."""
        if isinstance(node, Alias):
            self.value, self.alias = node.target, node
        else:
            self.value, self.alias = node, None
        self.name = name
        """The key or index that leads here."""
        self.parent = parent
        self.key = key
        """The key that leads here, where the parent is a mapping."""
        self.key_uses = key_uses
        """The uses on the way to the key."""
        self._pointer: str | None = None

    @property
    def uses(self) -> tuple[Use, ...]:
        """The uses on the way to the value."""
        if self.alias is None:
            return self.key_uses
        return (*self.key_uses, Use(self.alias.span, f"*{self.alias.name}", id(self.value)))

    @property
    def span(self) -> Span:
        """The text itself, at the anchor where an alias leads to it."""
        return self.value.span

    @property
    def key_span(self) -> Span:
        """The key that leads here; the node itself where none does."""
        return self.key.span if self.key else self.span

    @property
    def pointer(self) -> str:
        """The JSON Pointer (RFC 6901) of this place."""
        if self._pointer is None:
            token = self.name.replace("~", "~0").replace("/", "~1")
            self._pointer = f"{self.parent.pointer}/{token}" if self.parent else ""
        return self._pointer
