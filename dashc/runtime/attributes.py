"""The attributes of an element, from its props; `templates/client/src/dom/attributes.ts` is its twin."""

import json
import re
from collections.abc import Mapping
from typing import Any

from .private_names import hides_of_document, is_private_mark, is_private_name
from .urls import URL_ATTRIBUTES, is_safe_url
from .values import text

_RENAMED = {"className": "class", "htmlFor": "for", "acceptCharset": "accept-charset", "httpEquiv": "http-equiv"}
"""React's names, which Dash uses, for HTML's. Others differ in case only, and HTML's are lower case."""
_NOT_ATTRIBUTES = frozenset({"children", "id", "style", "key", "n_clicks", "n_clicks_timestamp", "disable_n_clicks"})
_NAME = re.compile(r"[a-z][a-z0-9._:-]*")
_TRUE_AND_FALSE = frozenset({"contenteditable", "draggable", "spellcheck", "writingsuggestions"})
"""Attributes whose "false" is a value, not an absence."""


def attributes_of(tag: str, props: Mapping[str, Any]) -> dict[str, str]:
    """The attributes with their texts; `id` and `style` are not among them."""
    found: dict[str, str] = {}
    for prop, value in props.items():
        if value is None or not isinstance(prop, str):
            continue
        name = _RENAMED.get(prop) or prop.lower()
        if name in _NOT_ATTRIBUTES or name.startswith("on") or not _NAME.fullmatch(name) or is_private_mark(name):
            continue
        written = _attribute_text(tag, name, value)
        if written is None:
            found.pop(name, None)
        else:
            found[name] = written
    if tag == "iframe" and "srcdoc" in found:
        # Somebody's HTML runs nothing unless the spec says so.
        found.setdefault("sandbox", "")
    return found


def _attribute_text(tag: str, name: str, value: Any) -> str | None:
    """The text of an attribute; None where it is left out."""
    if isinstance(value, bool):
        if name.startswith(("aria-", "data-")) or name in _TRUE_AND_FALSE:
            return text(value)
        return "" if value else None
    if name == "class" and isinstance(value, list | tuple):
        return " ".join(part for part in value if isinstance(part, str) and part) or None
    if not isinstance(value, str | int | float):
        return None
    if name == "name" and isinstance(value, str) and (is_private_name(value) or hides_of_document(tag, value)):
        return None
    written = text(value)
    return None if name in URL_ATTRIBUTES and not is_safe_url(written, tag, name) else written


def public_id(kind: str, given: Any) -> str | None:
    """The `id` in the page; a mapping is written as JSON with sorted keys and no blanks, as in Dash."""
    if isinstance(given, Mapping):
        return json.dumps(given, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    if not isinstance(given, str) or not given or given.startswith("@") or is_private_name(given):
        return None
    return None if kind == "object" and hides_of_document(kind, given) else given
