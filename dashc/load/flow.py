"""Slips in `{…}` that YAML reads as other entries than the ones that are meant; the entries as they are meant.

A `,` ends a plain text there also within parentheses, and `name:value` without a blank is a key without a value.
"""

import re
from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix
from dashc.diagnostics.rules.yaml_syntax import yaml_syntax
from dashc.diagnostics.scalar import as_scalar
from dashc.diagnostics.sink import Sink
from dashc.ir.span import Span
from dashc.ir.tree import Node, Poisoned, Scalar
from dashc.load.scalars import NotJSON, read_plain

_GLUED = re.compile(r"([A-Za-z_][\w-]*):(?!//)(\S.*)")


def as_meant(children: list[Node], sink: Sink, lines: Sequence[str]) -> list[Node]:
    """Keys and values in turn, without the entries that a slip has made; each slip is one finding."""
    meant: list[Node] = []
    nodes = iter(children)
    for key, value in zip(nodes, nodes, strict=True):
        if _is_bare(key, value):
            assert isinstance(key, Scalar)
            glued = _GLUED.fullmatch(key.text)
            if meant and _is_open(meant[-1], key):
                meant[-1] = _joined(meant[-1], key)
                _close(meant, sink, lines)
                continue
            if glued:
                sink.add(_missing_blank(key.span, glued[1], glued[2]))
                meant += _parted(key, glued)
                continue
        meant += (key, value)
    return meant


def _is_bare(key: Node, value: Node) -> bool:
    """A plain key on one line with nothing after it, not even a `:`."""
    if not isinstance(key, Scalar) or not key.plain or not key.verbatim or key.span.line != key.span.end_line:
        return False
    return isinstance(value, Scalar) and value.plain and value.text == ""


def _is_open(value: Node, key: Scalar) -> bool:
    """Whether the text before has a parenthesis that is not closed, in the line of the key."""
    if not isinstance(value, Scalar) or not value.plain or value.span.line != key.span.line:
        return False
    return value.text.count("(") > value.text.count(")")


def _joined(value: Node, key: Scalar) -> Scalar:
    assert isinstance(value, Scalar)
    span = value.span._replace(end_column=key.span.end_column)
    return Scalar(span, value.text, f"{value.text}, {key.text}", plain=True, verbatim=False)


def _close(meant: list[Node], sink: Sink, lines: Sequence[str]) -> None:
    """Report the text that is whole now, and take it for nothing that is known."""
    key, value = meant[-2:]
    assert isinstance(value, Scalar)
    if value.text.count("(") > value.text.count(")"):
        return
    name = key.text if isinstance(key, Scalar) else "…"
    line = lines[value.span.line - 1]
    sink.add(_cut(value.span, name, line[value.span.column - 1 : value.span.end_column - 1]))
    meant[-1] = Poisoned(value.span)


def _cut(span: Span, name: str, text: str) -> Diagnostic:
    """`{value: (0, 10)}`, `{columns: repeat(2, 1fr)}`."""
    items = text[1:-1] if text.startswith("(") and text.endswith(")") else ""
    written = f"[{items}]" if items else as_scalar(text)
    return yaml_syntax(
        span,
        f"in braces a `,` ends the text of `{name}`, also between parentheses",
        help=[f"write `{written}`" if items else f"put the text in quotes: `{written}`"],
        fix=Fix((Edit(span, written),), safe=False),
    )


def _missing_blank(span: Span, name: str, value: str) -> Diagnostic:
    """`{min:0}`."""
    written = f"{name}: {value}"
    return yaml_syntax(
        span,
        f"a blank is missing after the colon of `{name}`",
        help=[f"write a blank after the colon: `{written}`"],
        fix=Fix((Edit(span, written),), safe=False),
    )


def _parted(key: Scalar, glued: re.Match[str]) -> tuple[Node, Node]:
    """The key and the value that are meant."""
    column = key.span.column
    name = key.span._replace(end_column=column + len(glued[1]))
    value = key.span._replace(column=column + glued.start(2))
    try:
        read, _ = read_plain(glued[2])
    except NotJSON:
        return Scalar(name, glued[1], glued[1], plain=True, verbatim=True), Poisoned(value)
    parted = Scalar(value, read, glued[2], plain=True, verbatim=True)
    return Scalar(name, glued[1], glued[1], plain=True, verbatim=True), parted
