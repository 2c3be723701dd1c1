"""A layered drawing: nodes in columns by layer, few crossings, long links led around the nodes between (Sugiyama)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dashc.plan.drawing.view import Link, Node

SWEEPS = 6
GAP = 42.0
"""Between the middles of two neighbours of a column."""
BEND_GAP = 16.0
"""The same where one of them is only the bend of a link."""


@dataclass(slots=True)
class Drawing:
    """One segment, laid out: heights by key, and the keys that each link passes through."""

    y: dict[str, float] = field(default_factory=dict)
    routes: dict[Link, list[str]] = field(default_factory=dict)
    column: dict[str, int] = field(default_factory=dict)
    height: float = 0.0


def lay_out(nodes: Sequence[Node], links: Sequence[Link], layers: Mapping[str, int]) -> Drawing:
    """Place the nodes of one segment; links that lead backwards get no bends."""
    drawing = Drawing(column={node.key: layers[node.key] for node in nodes})
    columns: dict[int, list[str]] = {}
    for node in nodes:
        columns.setdefault(layers[node.key], []).append(node.key)
    neighbours: dict[str, list[str]] = {node.key: [] for node in nodes}
    for link in links:
        route = _route(link, drawing.column, columns, neighbours)
        drawing.routes[link] = route
        for first, second in pairwise(route):
            neighbours[first].append(second)
            neighbours[second].append(first)
    ordered = [columns[layer] for layer in sorted(columns)]
    for sweep in range(SWEEPS):
        _untangle(ordered if sweep % 2 == 0 else ordered[::-1], neighbours, drawing.column, forward=sweep % 2 == 0)
    _place(ordered, neighbours, drawing)
    return drawing


def _route(
    link: Link, column: dict[str, int], columns: dict[int, list[str]], neighbours: dict[str, list[str]]
) -> list[str]:
    """The link's ends, and a bend in each column between; links of one kind from one node share their bends."""
    route = [link.source]
    for layer in range(column[link.source] + 1, column[link.target]):
        bend = f"{link.source}/{link.kind}/{layer}"
        if bend not in column:
            column[bend] = layer
            columns.setdefault(layer, []).append(bend)
            neighbours[bend] = []
        route.append(bend)
    return [*route, link.target]


def _untangle(
    ordered: Sequence[list[str]], neighbours: Mapping[str, list[str]], column: Mapping[str, int], *, forward: bool
) -> None:
    """Sort each column by the mean place of the neighbours in the column before it."""
    place: dict[str, float] = {}
    for keys in ordered:
        before = {
            key: [
                place[other]
                for other in neighbours[key]
                if other in place and (column[other] < column[key]) is forward and column[other] != column[key]
            ]
            for key in keys
        }
        current = {key: index for index, key in enumerate(keys)}
        mean = {key: sum(found) / len(found) if found else float(current[key]) for key, found in before.items()}
        keys.sort(key=lambda key: (mean[key], current[key]))
        place.update({key: float(index) for index, key in enumerate(keys)})


def _place(ordered: Sequence[list[str]], neighbours: Mapping[str, list[str]], drawing: Drawing) -> None:
    """Heights: each node near the mean of its neighbours, in the order of its column, with room between."""
    y = drawing.y
    for keys in ordered:
        height = 0.0
        for index, key in enumerate(keys):
            height += _gap(keys[index - 1], key) if index else 0.0
            y[key] = height
    for sweep in range(SWEEPS):
        for keys in ordered if sweep % 2 == 0 else ordered[::-1]:
            wanted = [_mean([y[other] for other in neighbours[key]], y[key]) for key in keys]
            placed: list[float] = []
            for index, key in enumerate(keys):
                lowest = placed[-1] + _gap(keys[index - 1], key) if placed else wanted[index]
                placed.append(max(wanted[index], lowest))
            shift = sum(w - p for w, p in zip(wanted, placed, strict=True)) / len(keys)
            y.update({key: position + shift for key, position in zip(keys, placed, strict=True)})
    top = min(y.values(), default=0.0)
    for key in y:
        y[key] = round(y[key] - top, 1)
    drawing.height = max(y.values(), default=0.0)


def _gap(above: str, below: str) -> float:
    bends = ("/" in above) + ("/" in below)
    return GAP if bends == 0 else (GAP + BEND_GAP) / 2 if bends == 1 else BEND_GAP


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
