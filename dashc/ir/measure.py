"""How much a tree holds, aliases followed: what a walk through it will meet."""

from dashc.ir.tree import Alias, Mapping, Node, Scalar, Sequence

TEXT_PER_NODE = 100
"""Long text that aliases, uses and loops repeat counts as one more node per so many characters."""


class Measure:
    """Sizes and heights of trees, each list and mapping measured once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[int, int]] = {}
        self._kept: list[Node] = []

    def __call__(self, node: Node) -> tuple[int, int]:
        """The number of nodes, keys among them, and of levels; the trees are at most as deep as a file may be."""
        if isinstance(node, Alias):
            node = node.target
        if isinstance(node, Scalar):
            return 1 + len(node.text) // TEXT_PER_NODE, 0
        if not isinstance(node, Sequence | Mapping):
            return 1, 0
        found = self._known.get(id(node))
        if found is None:
            found = self._known[id(node)] = self._sum(node)
            self._kept.append(node)  # So that the identity is not given again.
        return found

    def _sum(self, node: Sequence | Mapping) -> tuple[int, int]:
        size, height = 1, 1
        children: list[Node]
        if isinstance(node, Sequence):
            children = node.items
        else:
            children = [entry.value for entry in node.entries.values()]
            size += sum(1 + len(key) // TEXT_PER_NODE for key in node.entries)
        for child in children:
            inner, below = self(child)
            size += inner
            height = max(height, below + 1)
        return size, height
