"""libyaml's events -> the located tree, in one pass without recursion.

The events are used, not PyYAML's nodes, because a node tree has lost the places of aliases and the exact ends of block
collections (diagnostics.md section 1, facts 1 and 2).
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import yaml

from dashc.diagnostics.rules.alias_bomb import alias_bomb
from dashc.diagnostics.rules.bad_encoding import nul_escape
from dashc.diagnostics.rules.not_json import not_json
from dashc.diagnostics.rules.recursive_alias import recursive_alias
from dashc.diagnostics.rules.undefined_alias import undefined_alias
from dashc.diagnostics.rules.unsafe_tag import misfit_tag, unsafe_tag
from dashc.diagnostics.rules.yaml_11_scalar import yaml_11_scalar
from dashc.diagnostics.sink import Sink
from dashc.ir.limits import MAX_DEPTH, MAX_NODES
from dashc.ir.measure import Measure
from dashc.ir.span import Span
from dashc.ir.tree import Alias, Mapping, Node, Poisoned, Scalar, Sequence, Source, Value
from dashc.load.flow import as_meant
from dashc.load.mappings import make_entries
from dashc.load.own_keys import AliasUse
from dashc.load.places import Places
from dashc.load.scalars import NotJSON, read_plain
from dashc.load.tags import ALLOWED_COLLECTIONS, apply_tag, short_tag


class TooDeep(Exception):
    """Collections nest deeper than the limit; the rest of the text was not read."""

    def __init__(self, span: Span) -> None:
        super().__init__(span)
        self.span = span


@dataclass(slots=True, eq=False)
class _Open:
    """A collection whose end is not reached yet."""

    begin: tuple[int, int]
    """Line and column, before anchor and tag."""
    start: tuple[int, int]
    """Line and column, after them."""
    anchor: str | None
    flow: bool
    allowed: bool
    children: list[Node]
    """Of a mapping keys and values in turn."""


@dataclass(slots=True)
class TreeBuilder:
    """Builds trees of one source; anchors are known from one text to the next (recovery parses block by block)."""

    source: Source
    sink: Sink
    lost: list[str] = field(default_factory=list)
    """Texts that could not be parsed: an anchor in there is no undefined one."""
    second_document: Span | None = None
    aliases: list[AliasUse] = field(default_factory=list)
    _anchors: dict[str, Value] = field(default_factory=dict)
    """What each anchor stands on."""
    _named: Counter[str] = field(default_factory=Counter)
    """How often each anchor stood so far."""
    _anchored: dict[str, Span] = field(default_factory=dict)
    """Where that is, with tag and anchor."""
    _open_anchors: dict[str, int] = field(default_factory=dict)
    _measure: Measure = field(default_factory=Measure)
    _by_aliases: int = 0

    @property
    def exploded(self) -> bool:
        """Whether aliases stand for too much, so that no phase should look at the tree."""
        return self._by_aliases > MAX_NODES

    def build(self, text: str, first_line: int = 0) -> Value | None:
        """The first document of a text; raises `yaml.YAMLError` where it is no YAML, `TooDeep` past the limit."""
        try:
            return self._build(text, first_line)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            if error.problem != "exceeded maximum nesting depth" or mark is None:
                raise
            # libyaml reads brackets ahead: it may stop at its own limit of 1,000 levels before it has given any event
            # of them. The text up to there is still deeper than the limit here, which says where that is passed.
            return self._build(text[: mark.index], first_line)

    def _build(self, text: str, first_line: int) -> Value | None:
        places = Places(self.source, first_line)
        self._open_anchors.clear()
        stack: list[_Open] = []
        roots: list[Node] = []
        children = roots
        documents = 0
        event: Any
        for event in iter(yaml.CSafeLoader(text).get_event, None):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                children.append(self._plain(event, places) or self._scalar(event, places))
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                stack.append(self._start(event, places, len(stack)))
                children = stack[-1].children
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                node = self._end(event, places, stack.pop())
                children = stack[-1].children if stack else roots
                children.append(node)
            elif kind is yaml.AliasEvent:
                span = places.span(event.start_mark, event.end_mark)
                children.append(self._alias(event.anchor, span, stack, places))
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents == 2:
                    self.second_document = places.span(event.start_mark, event.end_mark)
                    break
        root = roots[0] if roots else None
        assert not isinstance(root, Alias)  # An alias needs an anchor before it, which needs a node around both.
        return root

    def _start(self, event: Any, places: Places, depth: int) -> _Open:
        start = places.content_start(event)
        allowed = event.tag is None or self._collection_tag_allowed(event, places)
        if depth >= MAX_DEPTH:
            raise TooDeep(places.characters(start, 1))
        anchor = event.anchor
        if anchor:
            self._named[anchor] += 1
            self._open_anchors[anchor] = self._open_anchors.get(anchor, 0) + 1
        return _Open(places.start(event.start_mark), start, anchor, event.flow_style, allowed, [])

    def _end(self, event: Any, places: Places, ended: _Open) -> Value:
        start, anchor, children = ended.start, ended.anchor, ended.children
        if ended.flow:
            span = places.up_to(start, event.end_mark)
        else:
            span = places.around(start, children[-1].span) if children else places.characters(start, 0)
        node: Value
        if type(event) is yaml.SequenceEndEvent:
            node = Sequence(span, children, anchor)
            readable = True
        else:
            children = as_meant(children, self.sink, self.source.lines) if ended.flow else children
            entries, whole = make_entries(children, self.sink, places, self._named)
            node = Mapping(span, entries, anchor, not whole)
            readable = whole or bool(entries)  # Without any entry, what it was meant to be is unknown.
        if not (ended.allowed and readable):
            node = Poisoned(span, anchor)
        if anchor:
            self._open_anchors[anchor] -= 1
            self._anchors[anchor] = node
            self._anchored[anchor] = places.around(ended.begin, span)
        return node

    def _alias(self, name: str, span: Span, stack: list[_Open], places: Places) -> Node:
        if self._open_anchors.get(name):
            start = next(one.start for one in reversed(stack) if one.anchor == name)
            self.sink.add(recursive_alias(span, name, places.characters(start, 0)))
            return Poisoned(span)
        target = self._anchors.get(name)
        if target is None:
            if not any(f"&{name}" in text for text in self.lost):
                self.sink.add(undefined_alias(span, name, self._anchors))
            return Poisoned(span)
        self.aliases.append(AliasUse(span, self._anchored[name]))
        if self.exploded:  # Reported already.
            return Poisoned(span)
        size, height = self._measure(target)
        self._by_aliases += size
        if self.exploded:
            self.sink.add(alias_bomb(span, name, size, MAX_NODES, target.span))
            return Poisoned(span)
        if len(stack) + height > MAX_DEPTH:
            raise TooDeep(span)
        return Alias(span, name, target)

    def _plain(self, event: Any, places: Places) -> Scalar | None:
        """The usual scalar, on one line and without quotes, anchor and tag, at half the cost; None for any other."""
        text = event.value
        if not (text and event.implicit[0] and event.anchor is event.tag is None):
            return None
        span = places.one_line(event.start_mark, event.end_mark)
        if span is None:
            return None
        try:
            value, reading = read_plain(text)
        except NotJSON:
            return None
        if reading:
            self.sink.add(yaml_11_scalar(span, text, reading))
        return Scalar(span, value, text, True, True)

    def _scalar(self, event: Any, places: Places) -> Scalar | Poisoned:
        """Any scalar."""
        made = self._located_scalar(event, places)
        if event.anchor:
            self._named[event.anchor] += 1
            self._anchors[event.anchor] = made
            self._anchored[event.anchor] = places.around(places.start(event.start_mark), made.span)
        return made

    def _located_scalar(self, event: Any, places: Places) -> Scalar | Poisoned:
        text = event.value
        span = places.scalar(event)
        plain = not event.style
        verbatim = places.verbatim(span, text, event.style)
        if not verbatim and text:
            span = places.noted(span, event.style)
        reading = None
        if "\0" in text:
            self.sink.add(nul_escape(span))
            return Poisoned(span, event.anchor)
        try:
            if event.tag is None:
                value, reading = read_plain(text) if plain else (text, None)
            else:
                tag = short_tag(event.tag)
                found, value = apply_tag(tag, text)
                if not found:
                    where = places.tag(event)
                    whole = places.around((where.line, where.column), span)
                    unsafe = unsafe_tag(where, tag, text, whole) if value is None else misfit_tag(where, tag, text)
                    self.sink.add(unsafe)
                    return Poisoned(span, event.anchor)
        except NotJSON:
            self.sink.add(not_json(span, text))
            return Poisoned(span, event.anchor)
        if reading:
            self.sink.add(yaml_11_scalar(span, text, reading))
        return Scalar(span, value, text, plain, verbatim, event.anchor)

    def _collection_tag_allowed(self, event: Any, places: Places) -> bool:
        tag = short_tag(event.tag)
        if tag in ALLOWED_COLLECTIONS[type(event) is yaml.MappingStartEvent]:
            return True
        where = places.tag(event)
        self.sink.add(unsafe_tag(where, tag, None, where))
        return False
