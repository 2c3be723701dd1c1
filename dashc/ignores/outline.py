"""Where scalars and the nodes below keys lie in a YAML text, for comments; broken blocks are left out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from dashc.load.blocks import split


@dataclass(slots=True)
class Outline:
    """Lines and columns count from 0; the ends of `scalars` are exclusive, those of `nodes` are the last line."""

    scalars: list[tuple[int, int, int, int]] = field(default_factory=list)
    nodes: dict[int, int] = field(default_factory=dict)
    """The line of a key -> the last line of what stands below the keys of that line."""
    unread: list[tuple[int, int]] = field(default_factory=list)
    """The first and the last line of each block that is no YAML."""


@dataclass(slots=True)
class _Open:
    mapping: bool
    key_line: int | None = None
    """The line of the key whose value comes next; None where a key or an item comes next."""


def outline(lines: Sequence[str]) -> Outline:
    """The outline of a whole text, or of each top-level block that can be read."""
    found = Outline()
    try:
        _read("\n".join(lines) + "\n", 0, found)
    except yaml.YAMLError:
        found = Outline()
        for block in split(lines):
            attempt = Outline()
            try:
                _read(block.text, block.first_line, attempt)
            except yaml.YAMLError:
                found.unread.append((block.first_line, block.first_line + block.text.count("\n") - 1))
                continue
            found.scalars += attempt.scalars
            found.nodes |= attempt.nodes
    return found


def _read(text: str, first_line: int, found: Outline) -> None:
    stack: list[_Open] = []
    last = first_line
    event: Any
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        kind = type(event)
        if kind is yaml.ScalarEvent or kind is yaml.AliasEvent:
            start, end = event.start_mark, event.end_mark
            end_line = end.line + first_line - (end.column == 0 and end.line > start.line)
            last = max(last, end_line)
            block = kind is yaml.ScalarEvent and event.style in ("|", ">")
            if block:  # On the line of the `|` itself a comment may stand.
                found.scalars.append((start.line + first_line + 1, 0, end_line + 1, 0))
            else:
                found.scalars.append((start.line + first_line, start.column, end.line + first_line, end.column))
            _node(stack, start.line + first_line, last, found)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            stack.append(_Open(kind is yaml.MappingStartEvent))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
            if event.end_mark.index > event.start_mark.index:  # A bracket; a block ends where its last scalar does.
                last = max(last, event.end_mark.line + first_line)
            _node(stack, last, last, found)
        elif kind is yaml.DocumentEndEvent:
            break


def _node(stack: list[_Open], line: int, last: int, found: Outline) -> None:
    """A node is complete: a key, the value of one, or an item."""
    if not stack or not stack[-1].mapping:
        return
    parent = stack[-1]
    if parent.key_line is None:
        parent.key_line = line
    else:
        found.nodes[parent.key_line] = max(last, found.nodes.get(parent.key_line, 0))
        parent.key_line = None
