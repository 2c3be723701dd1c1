"""`${name}` and `$${` in texts: their syntax, and what a tree of them names."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from dashc.expand.nodes import target_of
from dashc.ir.names import is_name, is_name_part
from dashc.ir.tree import Alias, Mapping, Node, Scalar, Sequence

_TOKEN = re.compile(r"\$\$\{|\$\{([^{}]*)\}|\$\{\{.*?\}\}|\$\{")


class Token(NamedTuple):
    """A part of a text: `path` is None for a literal `${`; `well_formed` says whether it is a name."""

    start: int
    stop: int
    path: str | None
    well_formed: bool = True


class Parsed(NamedTuple):
    """A text that holds `${`, read once for all its uses."""

    tokens: tuple[Token, ...]
    whole: Token | None
    """The one token that is the whole text."""


@lru_cache(maxsize=4096)
def parsed(text: str) -> Parsed:
    """The tokens of a text."""
    found = tuple(tokens(text))
    only = found[0] if len(found) == 1 and found[0].path is not None else None
    return Parsed(found, only if only and (only.start, only.stop) == (0, len(text)) else None)


def tokens(text: str) -> list[Token]:
    """Each `${…}` and `$${` of a text, in order."""
    found = []
    for match in _TOKEN.finditer(text):
        if match[0] == "$${":
            found.append(Token(match.start(), match.end(), None))
        else:
            path = match[1]
            well_formed = path is not None and is_path(path)
            found.append(Token(match.start(), match.end(), path or "", well_formed))
    return found


def is_path(text: str) -> bool:
    """Whether it is a name, perhaps with keys and indexes after it: `city.names.0`."""
    name, *keys = text.split(".")
    return is_name(name) and all(map(is_name_part, keys))


def names_in(node: Node) -> set[str]:
    """The names of variables that a tree mentions, aliases followed."""
    return {token.path.partition(".")[0] for text in texts_in(node) for token in tokens(text) if token.path} | {
        text.partition(".")[0] for text in _conditions_in(node)
    }


def includes_files(node: Node) -> bool:
    """Whether there is an `$include` in a tree; the file may mention any name."""
    return any(isinstance(item, Mapping) and "$include" in item.entries for item in nodes_in(node))


def loop_names_in(node: Node) -> set[str]:
    """The names that loops in a tree bring."""
    mappings = [item for item in nodes_in(node) if isinstance(item, Mapping)]
    loops = [target_of(item.entries["$for"].value) for item in mappings if "$for" in item.entries]
    return {name for loop in loops if isinstance(loop, Mapping) for name in loop.entries}


def mentions_children(node: Node) -> bool:
    """Whether the scalar `$children` stands somewhere in a tree."""
    return any(isinstance(item, Scalar) and item.value == "$children" for item in nodes_in(node))


def texts_in(node: Node) -> Iterator[str]:
    """All texts of a tree that hold `$`, keys among them."""
    for item in nodes_in(node):
        if isinstance(item, Scalar) and isinstance(item.value, str) and "$" in item.value:
            yield item.value
        elif isinstance(item, Mapping):
            yield from (key for key in item.entries if "$" in key)


def nodes_in(node: Node) -> Iterator[Node]:
    """Every node of a tree once, aliases followed."""
    seen: set[int] = set()
    waiting = [node]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Alias):
            item = item.target
        if id(item) in seen:
            continue
        seen.add(id(item))
        yield item
        if isinstance(item, Sequence):
            waiting.extend(item.items)
        elif isinstance(item, Mapping):
            waiting.extend(entry.value for entry in item.entries.values())


def _conditions_in(node: Node) -> Iterator[str]:
    """The names that stand bare after `$if`."""
    for item in nodes_in(node):
        entry = item.entries.get("$if") if isinstance(item, Mapping) else None
        if entry is not None and isinstance(entry.value, Scalar) and isinstance(entry.value.value, str):
            yield entry.value.value
