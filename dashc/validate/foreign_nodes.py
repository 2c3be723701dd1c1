"""Nodes as other languages write them, which YAML reads as text or as a mapping with several keys."""

import re

from dashc.catalogue import ComponentType
from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.rules.bad_node import name_as_value, node_as_text
from dashc.ir.tree import Scalar
from dashc.validate.context import Context
from dashc.validate.place import Place

_CALL = re.compile(r"(?:(?:dash\.)?(html|dcc|dbc)\.)?([A-Z]\w*)\((.*)\)", re.DOTALL)
_ATTRIBUTE = r"""([A-Za-z][\w-]*)=("[^"]*"|'[^']*'|[^\s"'=]+)"""
_ATTRIBUTES = re.compile(rf"{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*")
_WITH_NAME = re.compile(rf"([A-Za-z]\w*)\s+({_ATTRIBUTES.pattern})")
_GLUED = re.compile(r"([A-Za-z]\w*):(?!//)(\S.*)", re.DOTALL)
_KEYS = frozenset({"type", "component", "tag", "element", "widget", "kind"})
"""Under which other tools write what a component is."""


def text_of_code(ctx: Context, scalar: Scalar) -> Diagnostic | None:
    """`Dropdown(id="a")`, `Input id=a` and `h1:Text` in the place of a node; quotes say that such a text is meant."""
    if not scalar.plain:
        return None
    call = _CALL.fullmatch(scalar.text)
    if call is not None:
        name = call[2].lower() if call[1] == "html" else call[2]
        if ctx.catalogue.type(name) is not None and (call[1] or re.match(r"\w+\s*=", call[3])):
            return node_as_text(scalar.span, scalar.text, f"{name}: {{…}}")
        return None
    glued = _GLUED.fullmatch(scalar.text)
    if glued is not None and ctx.catalogue.type(glued[1]) is not None:
        return node_as_text(scalar.span, scalar.text, f"{glued[1]}: {glued[2]}", perhaps=True)
    named = _WITH_NAME.fullmatch(scalar.text)
    kind = ctx.catalogue.type(named[1]) if named else None
    if named is None or kind is None:
        return None
    props = _props(kind, named[2])
    return node_as_text(scalar.span, scalar.text, f"{kind.name}: {props}") if props else None


def attributes_as_text(kind: ComponentType, scalar: Scalar) -> Diagnostic | None:
    """`div: class="note"`."""
    if not scalar.plain or not _ATTRIBUTES.fullmatch(scalar.text):
        return None
    props = _props(kind, scalar.text)
    return node_as_text(scalar.span, scalar.text, f"{kind.name}: {props}") if props else None


def type_as_key(ctx: Context, entries: list[Place]) -> Diagnostic | None:
    """`{type: Input, id: town}`."""
    for entry in entries:
        value = entry.value
        if entry.name in _KEYS and isinstance(value, Scalar) and ctx.catalogue.type(value.text) is not None:
            other = next((other.name for other in entries if other is not entry), None)
            return name_as_value(entry.key_span, entry.name, value.text, other)
    return None


def _props(kind: ComponentType, text: str) -> str | None:
    """The attributes as a mapping; None where one of them is no prop."""
    pairs = re.findall(_ATTRIBUTE, text)
    if not all(name == "id" or kind.prop(name) is not None for name, _ in pairs):
        return None
    return f"{{{', '.join(f'{name}: {value}' for name, value in pairs)}}}"
