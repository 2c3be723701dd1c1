"""The dispatch plan (C2): for each prop, everything that a change of it may set off, in order."""

from collections.abc import Mapping

from dashc.ir.program import PropRef
from dashc.plan.edges import Graph
from dashc.plan.order import Order

SPARSE = 64


def dispatch(graph: Graph, order: Order) -> Mapping[PropRef, tuple[int, ...]]:
    """The readers of each input prop and all that is downstream of them along inputs; state never triggers (S8).

    A set of callbacks is an integer with a bit per place, so a union is one machine operation per 64 callbacks.
    """
    reached = [0] * len(graph)
    for index in reversed(order.sequence):
        bits = 1 << order.place[index]
        for other in graph.successors(index):
            bits |= reached[other]
        reached[index] = bits
    expanded: dict[int, tuple[int, ...]] = {}
    table: dict[PropRef, tuple[int, ...]] = {}
    for ref, readers in graph.readers.items():
        bits = 0
        for reader in readers:
            bits |= reached[reader]
        if bits not in expanded:
            expanded[bits] = _places(bits)
        table[ref] = expanded[bits]
    return table


def _places(bits: int) -> tuple[int, ...]:
    """The places of the bits: one by one where they are few, so that many small sets cost no more than their sizes."""
    if bits.bit_count() > SPARSE:
        return tuple(place for place, bit in enumerate(reversed(f"{bits:b}")) if bit == "1")
    places = []
    while bits:
        lowest = bits & -bits
        places.append(lowest.bit_length() - 1)
        bits ^= lowest
    return tuple(places)
