"""How much a tree holds, aliases followed: what a walk through it will meet."""

from dashc.ir.tree import Alias, Mapping, Node, Sequence

TEXT_PER_NODE = 100
"""Long text counts as one more node per so many characters, as when the file is read."""


class Measure:
    """Sizes and heights of trees, each node measured once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[int, int]] = {}
        self._kept: list[Node] = []

    def __call__(self, node: Node) -> tuple[int, int]:
        """The number of nodes and of levels; the trees are at most as deep as a file may be."""
        if isinstance(node, Alias):
            node = node.target
        if isinstance(node, Sequence):
            children = node.items
        elif isinstance(node, Mapping):
            children = [entry.value for entry in node.entries.values()]
        else:
            return 1, 0
        found = self._known.get(id(node))
        if found is None:
            size, height = 1, 1
            for child in children:
                inner, below = self(child)
                size += inner
                height = max(height, below + 1)
            found = self._known[id(node)] = (size, height)
            self._kept.append(node)  # So that the identity is not given again.
        return found
