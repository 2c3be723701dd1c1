"""The callback graph: who writes and who reads each prop. Callbacks are numbered in file order."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dashc.ir.program import Callback, PropRef


class Edge(NamedTuple):
    """`writer` writes `ref`, `reader` reads it."""

    writer: int
    reader: int
    ref: PropRef


class Graph:
    """The edges of a program, in both directions; a callback is never its own neighbour (semantics S9)."""

    def __init__(self, callbacks: Sequence[Callback]) -> None:
        self.callbacks = tuple(callbacks)
        self.inputs = tuple(tuple(dict.fromkeys(callback.inputs.refs)) for callback in self.callbacks)
        self.states = tuple(tuple(dict.fromkeys(callback.state.refs)) for callback in self.callbacks)
        self.outputs = tuple(tuple(dict.fromkeys(callback.outputs.refs)) for callback in self.callbacks)
        self.writers = _by_ref(self.outputs)
        self.readers = _by_ref(self.inputs)

    def __len__(self) -> int:
        return len(self.callbacks)

    def predecessors(self, reader: int) -> Iterator[int]:
        """Writers of its inputs, in the order of the inputs; a writer of two of them comes twice."""
        for ref in self.inputs[reader]:
            yield from (writer for writer in self.writers.get(ref, ()) if writer != reader)

    def successors(self, writer: int) -> Iterator[int]:
        """Readers of its outputs, in the order of the outputs; a reader of two of them comes twice."""
        for ref in self.outputs[writer]:
            yield from (reader for reader in self.readers.get(ref, ()) if reader != writer)

    def state_edges(self) -> Iterator[Edge]:
        """In the order in which B3 tries them: readers in file order, then the place in `state`, then the writers."""
        for reader, refs in enumerate(self.states):
            for ref in refs:
                yield from (Edge(w, reader, ref) for w in self.writers.get(ref, ()) if w != reader)


def _by_ref(refs_of: Sequence[Sequence[PropRef]]) -> dict[PropRef, list[int]]:
    found: dict[PropRef, list[int]] = {}
    for index, refs in enumerate(refs_of):
        for ref in refs:
            found.setdefault(ref, []).append(index)
    return found
