"""Cycles through two or more callbacks (semantics B1)."""

from collections import deque

from dashc.diagnostics.rules.callback_cycle import Step, callback_cycle
from dashc.diagnostics.sink import Sink
from dashc.ir.program import PropRef
from dashc.plan.components import strong_components
from dashc.plan.edges import Graph


def report_cycles(graph: Graph, sink: Sink) -> None:
    """One finding per strongly connected component: a shortest cycle through its first callback of the file."""
    for members in strong_components(len(graph), graph.successors):
        if len(members) > 1:
            sink.add(callback_cycle(_steps(graph, _shortest_cycle(graph, members))))


def _shortest_cycle(graph: Graph, members: list[int]) -> list[int]:
    """Breadth first from the first member back to itself."""
    start = members[0]
    inside = set(members)
    came_from = {start: start}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for other in graph.successors(node):
            if other == start:
                path = [node]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return path[::-1]
            if other in inside and other not in came_from:
                came_from[other] = node
                queue.append(other)
    raise AssertionError("a strongly connected component of two members has a cycle through each of them")


def _steps(graph: Graph, path: list[int]) -> list[Step]:
    """Each callback of the cycle with the prop that it reads from the one before and the one that it sets."""
    links = [_link(graph, writer, reader) for writer, reader in zip(path, path[1:] + path[:1], strict=True)]
    return [
        Step(graph.callbacks[index], str(reads), str(sets))
        for index, reads, sets in zip(path, links[-1:] + links[:-1], links, strict=True)
    ]


def _link(graph: Graph, writer: int, reader: int) -> PropRef:
    written = set(graph.outputs[writer])
    return next(ref for ref in graph.inputs[reader] if ref in written)
