"""Names that are no prop of a component: which finding helps most."""

import re
from collections.abc import Iterator
from itertools import pairwise

from dashc.catalogue import ComponentType
from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.html_names import COMMON_STYLES, html_name, is_event_handler
from dashc.diagnostics.rules.event_handler import event_handler
from dashc.diagnostics.rules.not_supported import not_supported
from dashc.diagnostics.rules.unknown_prop import (
    directive_as_prop,
    other_spelling,
    part_of_prop,
    style_as_prop,
    text_with_comma,
    unknown_aria,
    unknown_prop,
)
from dashc.diagnostics.suggest import suggest
from dashc.ir.tree import DIRECTIVE_WORDS, Mapping, Scalar
from dashc.runtime.styles import css_name
from dashc.validate.context import Context
from dashc.validate.place import Place
from dashc.validate.schemas import could_hold
from dashc.validate.swallowed import is_left_out

_PATH = re.compile(r"([A-Za-z_-]+)(?:\.([\w.-]+)|\[\s*['\"]?([\w-]*)['\"]?\s*\])")
"""`style.color`, `marks[0]`, `style['color']`."""
_BRACKETS = re.compile(r"^[\[({:#*.@]+|[\[\](){}:*]+$")
"""What other tools put around a name: `:title`, `[value]`, `value[]`."""


def report_unknown(ctx: Context, kind: ComponentType, place: Place) -> None:
    """The finding for a name that is no prop."""
    ctx.add(_finding(ctx, kind, place), place, key=True)


def _finding(ctx: Context, kind: ComponentType, place: Place) -> Diagnostic:
    name, span = place.name, place.key_span
    free = _free(kind, place)
    ours = next((other for other in _spellings(name) if kind.prop(other) is not None or other == "id"), None)
    if name.startswith("aria-"):
        return unknown_aria(span, name, [prop for prop in free if prop.startswith("aria-")])
    if is_event_handler(name):
        return event_handler(span, name)
    if ours is not None:
        return other_spelling(span, name, ours, given=_is_given(place, ours))
    directive = DIRECTIVE_WORDS.get(name.lstrip("*$"))
    if directive is not None:
        said = place.value.text if isinstance(place.value, Scalar) and place.value.verbatim else ""
        return directive_as_prop(span, kind.name, name, directive, said)
    if name == "key" and kind.is_element:
        return not_supported(span, "the prop `key`")
    path = _PATH.fullmatch(name)
    if path is not None and kind.prop(path[1]) is not None:
        return part_of_prop(span, name, path[1], path[2] or path[3])
    style = css_name(name).replace("_", "-")
    if style in COMMON_STYLES and kind.prop("style") is not None:
        return style_as_prop(span, kind.name, style, given="style" not in free)
    cut = cut_by_comma(place)
    if cut is not None and not suggest(name, free):
        return cut
    types = (*ctx.catalogue.components.values(), *ctx.catalogue.elements.values())
    owners = [other.name for other in types if other.prop(name) is not None]
    if kind.is_element:
        free = [prop for prop in free if not prop.startswith("aria-")]
    if owners:  # It is spelt right, and what is spelt like it may mean something else.
        others = [prop for prop in suggest(name, free) if not _could_hold(kind, prop, place)]
        free = [prop for prop in free if prop not in others]
    return unknown_prop(span, kind.name, name, free, owners)


def _is_given(place: Place, name: str) -> bool:
    """Whether a prop is there already under its own name, or above under another spelling of it."""
    siblings = _siblings(place)
    above = siblings[: siblings.index(place.name)]
    return name in siblings or any(name in _spellings(other) for other in above)


def _could_hold(kind: ComponentType, prop: str, place: Place) -> bool:
    found = kind.prop(prop)
    return found is None or could_hold(found.schema, place.value)


def cut_by_comma(place: Place) -> Diagnostic | None:
    """`{title: Hello, World}`: a finding where a key without a value follows a plain text on its line."""
    parent = place.parent.value if place.parent else None
    siblings = list(parent.entries.values()) if isinstance(parent, Mapping) else []
    before = next((one for one, other in pairwise(siblings) if other.key is place.key), None)
    if before is None or not is_left_out(place.value) or before.merge or {":", "="} & set(place.name):
        return None
    value, key = before.value, place.key_span
    if not isinstance(value, Scalar) or not (value.plain and value.verbatim and isinstance(value.value, str)):
        return None
    gap = key.column - value.span.end_column - 1
    if value.span.end_line != key.line or gap < 0:
        return None
    whole = value.span._replace(end_column=key.end_column)
    return text_with_comma(key, str(before.key.value), place.name, f"{value.text},{' ' * gap}{place.name}", whole)


def _free(kind: ComponentType, place: Place) -> list[str]:
    """The props that are not given yet."""
    used = _siblings(place)
    return [prop for prop in ("id", *kind.props) if prop not in used]


def _siblings(place: Place) -> list[str]:
    return list(place.parent.value.entries) if place.parent and isinstance(place.parent.value, Mapping) else []


def _spellings(name: str) -> Iterator[str]:
    """How HTML would write a name of Dash, React, Angular or Vue."""
    bare = _BRACKETS.sub("", name)
    if bare != name and bare:
        yield bare
    ours = html_name(bare)
    if ours != name:
        yield ours
    dashed = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", bare).replace("_", "-").lower()
    if dashed.startswith(("aria-", "data-")) and dashed != name:
        yield dashed


def written_value(place: Place) -> tuple[str, ...]:
    """Texts that may be the id which a key without a known name was meant to give: `{idd: region}`, `{id='region'}`."""
    after = place.name.partition("=")[2].strip().strip("\"'")
    value = place.value
    return tuple(text for text in (after, value.text if isinstance(value, Scalar) else "") if text)
