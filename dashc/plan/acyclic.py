"""A graph that grows edge by edge and stays acyclic."""

from collections.abc import Callable, Iterable


class AcyclicGraph:
    """Keeps a topological order up to date (Pearce and Kelly, 2006): an edge that agrees with it costs nothing.

    An edge against it costs a search among the nodes between its ends in that order.
    """

    def __init__(self, order: Iterable[int]) -> None:
        """Nodes without edges, in the order to begin with."""
        self._place = {node: place for place, node in enumerate(order)}
        self._after: dict[int, list[int]] = {node: [] for node in self._place}
        self._before: dict[int, list[int]] = {node: [] for node in self._place}

    def add(self, source: int, target: int) -> bool:
        """Add the edge, unless it would close a cycle; whether it was added."""
        if source == target:
            return False
        if self._place[source] > self._place[target] and not self._reorder(source, target):
            return False
        self._after[source].append(target)
        self._before[target].append(source)
        return True

    def _reorder(self, source: int, target: int) -> bool:
        """Move `target` and what follows it behind `source` and what leads to it; False where that is impossible."""
        place = self._place
        lowest, highest = place[target], place[source]
        ahead = _reachable(target, self._after, lambda node: place[node] <= highest, until=source)
        if source in ahead:
            return False
        behind = _reachable(source, self._before, lambda node: place[node] >= lowest)
        moved = sorted(behind, key=place.__getitem__) + sorted(ahead, key=place.__getitem__)
        for node, free in zip(moved, sorted(place[node] for node in moved), strict=True):
            place[node] = free
        return True


def _reachable(
    start: int, edges: dict[int, list[int]], within: Callable[[int], bool], until: int | None = None
) -> set[int]:
    """All that can be reached from `start`, no farther than `within` allows; cut short where `until` turns up."""
    found = {start}
    work = [start]
    while work:
        for other in edges[work.pop()]:
            if other not in found and within(other):
                found.add(other)
                if other == until:
                    return found
                work.append(other)
    return found
