"""The anchors of a document, for suggestions."""

from dashc.ir.tree import Alias, Mapping, Node, Sequence


def anchors_in(root: Node | None) -> list[str]:
    """Their names, each once, in no order that means anything."""
    names: dict[str, None] = {}
    work = [root] if root is not None else []
    while work:
        node = work.pop()
        if isinstance(node, Alias):
            continue
        if node.anchor is not None:
            names[node.anchor] = None
        if isinstance(node, Sequence):
            work += node.items
        elif isinstance(node, Mapping):
            work += [entry.value for entry in node.entries.values()]
    return list(names)
