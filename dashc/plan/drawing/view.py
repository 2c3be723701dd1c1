"""What every drawing of a plan shows: props and callbacks as nodes, what leads where, and what runs in one request."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dashc.ir.plan import Plan
from dashc.ir.program import PropRef


class Kind(StrEnum):
    """What a link says."""

    INPUT = "input"
    STATE = "state"
    DROPPED = "dropped"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Node:
    """A prop, or a callback: then `order` is its place, from 1."""

    key: str
    label: str
    title: str
    order: int | None = None

    @property
    def is_callback(self) -> bool:
        """Whether it is a callback."""
        return self.order is not None


@dataclass(frozen=True, slots=True)
class Link:
    """From a prop to a callback that reads it, or from a callback to a prop that it sets; by keys."""

    source: str
    target: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Segment:
    """Nodes that are drawn together: callbacks connected by inputs share requests (B2)."""

    nodes: tuple[Node, ...]
    label: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole drawing."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    segments: tuple[Segment, ...]
    layers: dict[str, int]
    """By key: props at even, callbacks at odd layers, each after what it waits for."""


def view(plan: Plan) -> View:
    """Props get the keys `p0`, `p1`, … in the order in which callbacks name them, callbacks `c1`, `c2`, … by order."""
    props = _props(plan)
    dropped = {(edge.reader, edge.prop) for edge in plan.dropped}
    nodes = [Node(key, str(ref), str(ref)) for ref, key in props.items()]
    links = []
    for order, item in enumerate(plan.callbacks, 1):
        callback = item.callback
        key = f"c{order}"
        at = f"{callback.source.span.file}:{callback.source.span.line}"
        nodes.append(Node(key, callback.name, f"{callback.source.call}, {at}", order))
        links += [Link(props[ref], key, Kind.INPUT) for ref in dict.fromkeys(callback.inputs.refs)]
        for ref in dict.fromkeys(callback.state.refs):
            links.append(Link(props[ref], key, Kind.DROPPED if (callback.name, ref) in dropped else Kind.STATE))
        links += [Link(key, props[ref], Kind.OUTPUT) for ref in dict.fromkeys(callback.outputs.refs)]
    return View(tuple(nodes), tuple(links), _segments(nodes, links), _layers(plan, props))


def _props(plan: Plan) -> dict[PropRef, str]:
    refs: dict[PropRef, str] = {}
    for item in plan.callbacks:
        callback = item.callback
        for ref in (*callback.inputs.refs, *callback.state.refs, *callback.outputs.refs):
            refs.setdefault(ref, f"p{len(refs)}")
    return refs


def _segments(nodes: Iterable[Node], links: Iterable[Link]) -> tuple[Segment, ...]:
    """Callbacks with the props that set them off, those connected in one group; other props go with their writer."""
    parent = {node.key: node.key for node in nodes}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    links = list(links)
    triggers = {link.source for link in links if link.kind is Kind.INPUT}
    for link in links:
        if link.kind is Kind.INPUT or (link.kind is Kind.OUTPUT and link.target in triggers):
            parent[root(link.target)] = root(link.source)
    home = {key: root(key) for key in parent}
    settled = set(triggers)
    for kinds in ((Kind.OUTPUT,), (Kind.STATE, Kind.DROPPED)):
        for link in links:
            prop, callback = (link.target, link.source) if link.kind is Kind.OUTPUT else (link.source, link.target)
            if link.kind in kinds and prop not in settled:
                settled.add(prop)
                home[prop] = home[callback]
    groups: dict[str, list[Node]] = {}
    for node in nodes:
        groups.setdefault(home[node.key], []).append(node)
    return tuple(Segment(tuple(group), _label(group, triggers)) for group in groups.values())


def _label(group: Iterable[Node], triggers: set[str]) -> str:
    has_trigger = any(node.key in triggers for node in group)
    return "one request per interaction" if has_trigger else "once per page load"


def _layers(plan: Plan, props: dict[PropRef, str]) -> dict[str, int]:
    """Longest paths, callback by callback; a prop that its reader sets as well stays before it."""
    layers = dict.fromkeys(props.values(), 0)
    for order, item in enumerate(plan.callbacks, 1):
        callback = item.callback
        waits = {*callback.inputs.refs, *item.waits}
        layer = 1 + max((layers[props[ref]] for ref in waits), default=0)
        layers[f"c{order}"] = layer
        for ref in callback.outputs.refs:
            if ref not in waits:
                layers[props[ref]] = max(layers[props[ref]], layer + 1)
    return layers
