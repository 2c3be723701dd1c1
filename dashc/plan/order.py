"""The order in which callbacks run: inputs first (S5), then shared outputs, then state where it fits (B3)."""

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from dashc.plan.acyclic import AcyclicGraph
from dashc.plan.components import strong_components
from dashc.plan.edges import Edge, Graph


class Order(NamedTuple):
    """A topological order, and what became of the state edges."""

    sequence: tuple[int, ...]
    place: tuple[int, ...]
    """The inverse of `sequence`."""
    state_writers: tuple[tuple[int, ...], ...]
    """For each callback: the writers of its state along kept edges."""
    dropped: tuple[Edge, ...]
    """State edges that would have closed a cycle."""


def find_order(graph: Graph) -> Order:
    """Order a graph; in one with cycles, which is a finding already, the edges that close them are passed over."""
    after: list[set[int]] = [set(graph.successors(node)) for node in range(len(graph))]
    state_edges = list(graph.state_edges())
    growing = _Growing(after, _shared_pairs(graph), state_edges)
    for writers in graph.writers.values():
        growing.chain(writers)
    state_writers: list[dict[int, None]] = [{} for _ in range(len(graph))]
    dropped = []
    for edge in state_edges:
        if growing.add(edge.writer, edge.reader):
            state_writers[edge.reader][edge.writer] = None
        else:
            dropped.append(edge)
    sequence = _sequence(growing.after)
    place = [0] * len(sequence)
    for position, node in enumerate(sequence):
        place[node] = position
    return Order(tuple(sequence), tuple(place), tuple(tuple(writers) for writers in state_writers), tuple(dropped))


class _Growing:
    """The graph of the edges kept so far.

    Only an edge inside a strongly connected component of *all* candidates can ever close a cycle, so all others are
    kept without a look; in most programs that is every one of them.
    """

    def __init__(self, after: list[set[int]], shared: Iterable[tuple[int, int]], states: Iterable[Edge]) -> None:
        self.after = after
        union = [set(others) for others in after]
        for writer, other in shared:
            # Either way round: which of the two comes first is only known once `chain` has tried.
            union[writer].add(other)
            union[other].add(writer)
        for edge in states:
            union[edge.writer].add(edge.reader)
        self._component = [0] * len(after)
        self._acyclic: dict[int, AcyclicGraph] = {}
        components = strong_components(len(after), union.__getitem__)
        for number, members in enumerate(components):
            for node in members:
                self._component[node] = number
        if len(components) == len(after):  # Each a single callback.
            return
        first_order = {node: place for place, node in enumerate(_sequence(after))}
        for number, members in enumerate(components):
            if len(members) > 1:
                self._acyclic[number] = self._restricted(sorted(members, key=first_order.__getitem__))

    def _restricted(self, members: Sequence[int]) -> AcyclicGraph:
        inside = set(members)
        acyclic = AcyclicGraph(members)
        for node in members:
            for other in sorted(self.after[node] & inside):
                acyclic.add(node, other)
        return acyclic

    def add(self, source: int, target: int) -> bool:
        """Keep the edge unless it closes a cycle; whether it is kept."""
        if target in self.after[source]:
            return True
        component = self._component[source]
        if component == self._component[target] and not self._acyclic[component].add(source, target):
            return False
        self.after[source].add(target)
        return True

    def chain(self, writers: Sequence[int]) -> None:
        """Order the writers of one prop as in the file, save where the inputs force another order."""
        chained: list[int] = []
        for writer in writers:
            position = len(chained)
            while position and not self.add(chained[position - 1], writer):
                position -= 1
            chained.insert(position, writer)


def _shared_pairs(graph: Graph) -> Iterable[tuple[int, int]]:
    for writers in graph.writers.values():
        yield from pairwise(writers)


def _sequence(after: Sequence[set[int]]) -> list[int]:
    """Kahn's algorithm, the first of the file among those that are ready; where none is, a cycle is cut there."""
    missing = [0] * len(after)
    for others in after:
        for other in others:
            missing[other] += 1
    ready = [node for node, count in enumerate(missing) if not count]
    heapify(ready)
    sequence: list[int] = []
    done = [False] * len(after)
    next_cut = 0
    while len(sequence) < len(after):
        if ready:
            node = heappop(ready)
            if done[node]:
                continue
        else:
            while done[next_cut]:
                next_cut += 1
            node = next_cut
        done[node] = True
        sequence.append(node)
        for other in after[node]:
            missing[other] -= 1
            if not missing[other]:
                heappush(ready, other)
    return sequence
