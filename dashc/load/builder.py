"""libyaml's events -> the located tree, in one pass without recursion.

The events are used, not PyYAML's nodes, because a node tree has lost the places of aliases and the exact ends of block
collections (diagnostics.md section 1, facts 1 and 2).
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

from dashc.diagnostics.rules.alias_bomb import alias_bomb
from dashc.diagnostics.rules.not_json import not_json
from dashc.diagnostics.rules.recursive_alias import recursive_alias
from dashc.diagnostics.rules.undefined_alias import undefined_alias
from dashc.diagnostics.rules.unsafe_tag import misfit_tag, unsafe_tag
from dashc.diagnostics.rules.yaml_11_scalar import yaml_11_scalar
from dashc.diagnostics.sink import Sink
from dashc.ir.span import Span
from dashc.ir.tree import Alias, Mapping, Node, Poisoned, Scalar, Sequence, Source, Value
from dashc.load.mappings import make_entries
from dashc.load.places import Places
from dashc.load.scalars import NotJSON, other_reading, resolve
from dashc.load.tags import ALLOWED_COLLECTIONS, apply_tag, short_tag

MAX_DEPTH = 100
MAX_EXPANDED = 250_000
TEXT_PER_NODE = 100
"""Long text that aliases repeat counts as one more node per so many characters."""


class TooDeep(Exception):
    """Collections nest deeper than the limit; the rest of the text was not read."""

    def __init__(self, span: Span) -> None:
        super().__init__(span)
        self.span = span


@dataclass(slots=True)
class _Open:
    """A collection whose end is not reached yet."""

    node: Mapping | Sequence
    flow: bool
    allowed: bool
    children: list[Node]
    size: int = 1
    height: int = 1


@dataclass(slots=True)
class _Anchored:
    """What an anchor stands on, with the number of nodes and levels that an alias to it adds."""

    node: Value
    size: int
    height: int


@dataclass(slots=True)
class TreeBuilder:
    """Builds trees of one source; anchors are known from one text to the next (recovery parses block by block)."""

    source: Source
    sink: Sink
    lost: list[str] = field(default_factory=list)
    """Texts that could not be parsed: an anchor in there is no undefined one."""
    second_document: Span | None = None
    _anchors: dict[str, _Anchored] = field(default_factory=dict)
    _open_anchors: dict[str, int] = field(default_factory=dict)
    _by_aliases: int = 0

    @property
    def exploded(self) -> bool:
        """Whether aliases stand for too much, so that no phase should look at the tree."""
        return self._by_aliases > MAX_EXPANDED

    def build(self, text: str, first_line: int = 0) -> Value | None:
        """The first document of a text; raises `yaml.YAMLError` where it is no YAML, `TooDeep` past the limit."""
        places = Places(self.source, first_line)
        self._open_anchors.clear()
        stack: list[_Open] = []
        roots: list[Node] = []
        documents = 0
        event: Any
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                plain = event.implicit[0] and event.anchor is None and event.tag is None
                scalar = (self._plain(event, places) if plain else None) or self._scalar(event, places)
                self._add(scalar, 1 + len(event.value) // TEXT_PER_NODE, 0, stack, roots)
                if event.anchor:
                    self._anchors[event.anchor] = _Anchored(scalar, 1 + len(event.value) // TEXT_PER_NODE, 0)
            elif kind is yaml.AliasEvent:
                self._alias(event.anchor, places.span(event.start_mark, event.end_mark), stack, roots)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._start(event, places, stack)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._end(event, places, stack, roots)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents == 2:
                    self.second_document = places.span(event.start_mark, event.end_mark)
                    break
        root = roots[0] if roots else None
        assert not isinstance(root, Alias)  # An alias needs an anchor before it, which needs a node around both.
        return root

    def _add(self, node: Node, size: int, height: int, stack: list[_Open], roots: list[Node]) -> None:
        if not stack:
            roots.append(node)
            return
        frame = stack[-1]
        frame.children.append(node)
        frame.size += size
        if height >= frame.height:
            frame.height = height + 1

    def _start(self, event: Any, places: Places, stack: list[_Open]) -> None:
        start = places.content_start(event)
        allowed = self._collection_tag_allowed(event, places)
        kind = Mapping if type(event) is yaml.MappingStartEvent else Sequence
        node: Mapping | Sequence = (
            Mapping(start, anchor=event.anchor) if kind is Mapping else Sequence(start, [], event.anchor)
        )
        if len(stack) >= MAX_DEPTH:
            raise TooDeep(Span(start.file, start.line, start.column, start.line, start.column + 1))
        if event.anchor:
            self._open_anchors[event.anchor] = self._open_anchors.get(event.anchor, 0) + 1
        stack.append(_Open(node, bool(event.flow_style), allowed, []))

    def _end(self, event: Any, places: Places, stack: list[_Open], roots: list[Node]) -> None:
        frame = stack.pop()
        node: Value = frame.node
        start = node.span
        if frame.flow:
            end = places.span(event.start_mark, event.end_mark)
            span = Span(start.file, start.line, start.column, end.end_line, end.end_column)
        elif frame.children:
            last = frame.children[-1].span
            span = Span(start.file, start.line, start.column, last.end_line, last.end_column)
        else:
            span = start
        node.span = span
        anchor = node.anchor
        readable = True
        if isinstance(node, Sequence):
            node.items = frame.children
        elif isinstance(node, Mapping):
            node.entries, whole = make_entries(frame.children, self.sink, places)
            node.partial = not whole
            readable = whole or bool(node.entries)  # Without any entry, what it was meant to be is unknown.
        if not (frame.allowed and readable):
            node = Poisoned(span, anchor)
        if anchor:
            self._open_anchors[anchor] -= 1
            self._anchors[anchor] = _Anchored(node, frame.size, frame.height)
        self._add(node, frame.size, frame.height, stack, roots)

    def _alias(self, name: str, span: Span, stack: list[_Open], roots: list[Node]) -> None:
        if self._open_anchors.get(name):
            anchor = next(frame.node for frame in reversed(stack) if frame.node.anchor == name)
            self.sink.add(recursive_alias(span, name, anchor.span))
            self._add(Poisoned(span), 1, 0, stack, roots)
            return
        target = self._anchors.get(name)
        if target is None:
            if not any(f"&{name}" in text for text in self.lost):
                self.sink.add(undefined_alias(span, name, self._anchors))
            self._add(Poisoned(span), 1, 0, stack, roots)
            return
        if self.exploded:  # Reported already.
            self._add(Poisoned(span), 1, 0, stack, roots)
            return
        self._by_aliases += target.size
        if self.exploded:
            self.sink.add(alias_bomb(span, name, target.size, MAX_EXPANDED, target.node.span))
            self._add(Poisoned(span), 1, 0, stack, roots)
            return
        if len(stack) + target.height > MAX_DEPTH:
            raise TooDeep(span)
        self._add(Alias(span, name, target.node), target.size, target.height, stack, roots)

    def _plain(self, event: Any, places: Places) -> Scalar | None:
        """The usual scalar, on one line and without quotes, anchor and tag, at half the cost; None for any other."""
        text = event.value
        span = places.one_line(event)
        if not text or span is None:
            return None
        try:
            value = resolve(text)
        except NotJSON:
            return None
        if value.__class__ is str and (reading := other_reading(text)):
            self.sink.add(yaml_11_scalar(span, text, reading))
        return Scalar(span, value, text, True, True)

    def _scalar(self, event: Any, places: Places) -> Scalar | Poisoned:
        text = event.value
        span = places.scalar(event)
        plain = not event.style
        verbatim = places.verbatim(span, text, event.style)
        if not verbatim and text:
            span = places.noted(span, event.style)
        try:
            if event.tag is None:
                value = resolve(text) if plain else text
            else:
                tag = short_tag(event.tag)
                found, value = apply_tag(tag, text)
                if not found:
                    where = places.tag(event)
                    self.sink.add(unsafe_tag(where, tag) if value is None else misfit_tag(where, tag, text))
                    return Poisoned(span, event.anchor)
        except NotJSON:
            self.sink.add(not_json(span, text))
            return Poisoned(span, event.anchor)
        if plain and event.tag is None and isinstance(value, str):
            reading = other_reading(text)
            if reading:
                self.sink.add(yaml_11_scalar(span, text, reading))
        return Scalar(span, value, text, plain, verbatim, event.anchor)

    def _collection_tag_allowed(self, event: Any, places: Places) -> bool:
        if event.tag is None:
            return True
        tag = short_tag(event.tag)
        if tag in ALLOWED_COLLECTIONS[type(event) is yaml.MappingStartEvent]:
            return True
        self.sink.add(unsafe_tag(places.tag(event), tag))
        return False
