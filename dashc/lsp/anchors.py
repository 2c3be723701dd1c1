"""Anchors and aliases with the places of their own text, which the tree does not keep: read off libyaml's tokens."""

from dataclasses import dataclass

import yaml

from dashc.ir.span import Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """`&name` or `*name`."""

    name: str
    span: Span
    is_alias: bool


def read_anchors(text: str, file: str) -> list[Anchor]:
    """All of a text, in order; those before the first mistake where it is no YAML."""
    found = []
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
                start, end = token.start_mark, token.end_mark
                span = Span(file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
                found.append(Anchor(token.value, span, isinstance(token, yaml.AliasToken)))
    except yaml.YAMLError:
        pass
    return found


def definition(anchors: list[Anchor], alias: Anchor) -> Anchor | None:
    """The anchor that an alias means: the last one of its name above it."""
    above = [anchor for anchor in anchors if not anchor.is_alias and anchor.name == alias.name]
    return next((anchor for anchor in reversed(above) if anchor.span < alias.span), None)
