"""The canonical form as JSON; the origins stand beside it, by JSON Pointer."""

import json
from typing import Any

from dashc.resolve.canonical.parts import Alias, Entries, Items, Leaf, Part


def as_json(spec: Entries) -> str:
    """`{"spec": …, "origins": {"/layout/0": "app.yaml:3"}}`; components without an id show their internal one."""
    origins: dict[str, str] = {}
    value = _plain(spec, "", origins)
    return json.dumps({"spec": value, "origins": origins}, ensure_ascii=False, indent=2) + "\n"


def _plain(part: Part, pointer: str, origins: dict[str, str]) -> Any:
    if part.origin:
        origins[pointer] = part.origin
    match part:
        case Leaf(value=value):
            return value
        case Alias(name=name):
            return f"*{name}"
        case Items(items=items):
            return [_plain(item, f"{pointer}/{place}", origins) for place, item in enumerate(items)]
        case Entries(entries=entries):
            return {key: _plain(value, f"{pointer}/{_token(key)}", origins) for key, value in entries.items()}


def _token(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
