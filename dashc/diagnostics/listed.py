"""Lists in the place of mappings, as Ansible, Docker Compose and Dash have them."""

import re

from dashc.ir.span import Span
from dashc.ir.tree import Mapping, Node, Scalar, Sequence

_ASSIGNED = re.compile(r"([A-Za-z_][\w.-]*)\s*=\s*(.*)")


def as_mapping(node: Node) -> list[str]:
    """Help where a list holds `name: value` or `NAME=value` in each of its items; nothing for other nodes."""
    if not isinstance(node, Sequence) or not node.items:
        return []
    first = node.items[0]
    if all(isinstance(item, Mapping) and item.entries for item in node.items):
        assert isinstance(first, Mapping)
        if first.span[1:3] == (node.span.line, node.span.column + 1):
            return [f"write braces in the place of the brackets: `{{{next(iter(first.entries))}: …}}`"]
        return [f"write a mapping: `{next(iter(first.entries))}: …` without the `- ` before it, and so for each item"]
    if all(isinstance(item, Scalar) and isinstance(item.value, str) for item in node.items):
        assert isinstance(first, Scalar)
        assigned = _ASSIGNED.fullmatch(first.text)
        written = f"{assigned[1]}: {assigned[2]}" if assigned else f"{first.text}: …"
        return [f"write a mapping: `{written}` in the place of `{first.text}`, and so for each item"]
    return []


def first_of(node: Node) -> Span | None:
    """The place of a list's first item, as far as it stands on one line; None for other nodes and empty lists."""
    if not isinstance(node, Sequence) or not node.items:
        return None
    span = node.items[0].span
    if span.line != span.end_line and isinstance(node.items[0], Mapping):
        return next(iter(node.items[0].entries.values())).key.span
    return span
