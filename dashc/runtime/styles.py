"""Styles as safe CSS declarations (semantics B9): the server writes them as rules, never as a `style` attribute."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from .numbers import js_number
from .urls import is_safe_image_url

_PROPERTY = re.compile(r"-?[a-z][a-z0-9-]*|--[A-Za-z0-9_\u0080-\U0010ffff-]+")
_FORBIDDEN = re.compile(r"[{}<>@\\\x00-\x1f\x7f]|/\*")
# Each part can end in one way only, so that no text takes longer than its length.
_URL = re.compile(r"""url\((?:\s*(?:"([^"]*)"|'([^']*)')\s*|([^()"']*))\)""", re.IGNORECASE)
_FETCHES = re.compile(r"url\(|image\(|image-set\(|src\(", re.IGNORECASE)
_OBSOLETE_SCRIPTING = frozenset({"behavior", "-moz-binding"})
_CLOSING = {"(": ")", "[": "]"}
_CAMEL = re.compile(r"[A-Z]")

# fmt: off
UNITLESS = frozenset((
    "animation-iteration-count", "aspect-ratio", "border-image-outset", "border-image-slice", "border-image-width",
    "box-flex", "box-flex-group", "box-ordinal-group", "column-count", "columns", "fill-opacity", "flex", "flex-grow",
    "flex-negative", "flex-order", "flex-positive", "flex-shrink", "flood-opacity", "font-weight", "grid-area",
    "grid-column", "grid-column-end", "grid-column-span", "grid-column-start", "grid-row", "grid-row-end",
    "grid-row-span", "grid-row-start", "line-clamp", "line-height", "opacity", "order", "orphans", "scale",
    "stop-opacity", "stroke-dasharray", "stroke-dashoffset", "stroke-miterlimit", "stroke-opacity", "stroke-width",
    "tab-size", "widows", "z-index", "zoom",
))
# fmt: on
"""Properties whose numbers are no lengths; React's list, so that what a Dash user writes means the same."""


def declarations(style: Any) -> dict[str, str]:
    """The declarations of CSS text or of a mapping; what could leave its declaration is dropped."""
    if isinstance(style, str):
        pairs: Iterator[tuple[str, Any]] = _parsed(style)
    elif isinstance(style, Mapping):
        pairs = ((name, value) for name, value in style.items() if isinstance(name, str))
    else:
        return {}
    result: dict[str, str] = {}
    for name, value in pairs:
        property_name = css_name(name)
        text = _value(property_name, value)
        if text is not None and _PROPERTY.fullmatch(property_name) and property_name not in _OBSOLETE_SCRIPTING:
            result.pop(property_name, None)
            result[property_name] = text
    return result


def css_name(name: str) -> str:
    """`backgroundColor` and `background-color` alike as CSS writes it."""
    name = name.strip()
    if name.startswith("--"):
        return name
    if "-" in name:
        return name.lower()
    kebab = _CAMEL.sub(lambda letter: f"-{letter[0].lower()}", name)
    return f"-{kebab}" if kebab.startswith("ms-") else kebab


def _value(name: str, value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if not isinstance(value, str):
        unit = "" if value == 0 or name.startswith("--") or name in UNITLESS else "px"
        return js_number(value) + unit
    text = re.sub(r"[\t\n\f\r]+", " ", value).strip()
    return text if text and _is_safe(text) else None


def _is_safe(text: str) -> bool:
    """Whether the text stays within its declaration and fetches nothing that is not allowed."""
    if _FORBIDDEN.search(text) or not _is_balanced(text):
        return False
    without_urls = _URL.sub(lambda url: "" if is_safe_image_url((url[url.lastindex or 0]).strip()) else url[0], text)
    return not _FETCHES.search(without_urls)


def _is_balanced(text: str) -> bool:
    """Whether brackets and quotes are closed, and no `;` stands outside of them."""
    return split_declarations(text) == ([text], "")


def split_declarations(text: str) -> tuple[list[str], str]:
    """The stretches between `;` outside of brackets and quotes, and the rest after them where one is not closed."""
    stretches: list[str] = []
    start, quote = 0, ""
    open_brackets: list[str] = []
    for index, character in enumerate(text):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character in _CLOSING:
            open_brackets.append(_CLOSING[character])
        elif character in ")]":
            if not open_brackets or open_brackets.pop() != character:
                return stretches, text[start:]
        elif character == ";" and not open_brackets:
            stretches.append(text[start:index])
            start = index + 1
    if quote or open_brackets:
        return stretches, text[start:]
    return [*stretches, text[start:]], ""


def without_comments(style: str) -> str:
    """CSS text with a blank in the place of each comment."""
    return re.sub(r"/\*.*?(\*/|\Z)", " ", style, flags=re.DOTALL)


def _parsed(style: str) -> Iterator[tuple[str, str]]:
    """The declarations of CSS text, comments taken off."""
    for declaration in split_declarations(without_comments(style))[0]:
        name, colon, value = declaration.partition(":")
        name = name.strip()
        if colon:
            yield (name if name.startswith("--") else name.lower()), value
