"""The canonical form as JSON; the origins stand beside it, by JSON Pointer."""

import json
from typing import Any

from dashc.ir.spec import JSON
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
            return _literal(value)
        case Alias(name=name):
            return f"*{name}"
        case Items(items=items):
            return [_plain(item, f"{pointer}/{place}", origins) for place, item in enumerate(items)]
        case Entries(entries=entries):
            return {_literal(key): _plain(value, f"{pointer}/{_token(key)}", origins) for key, value in entries.items()}


def _literal(value: JSON) -> Any:
    """`${` is written `$${`, so that the text means the same when it is read as a spec (language.md section 6)."""
    if isinstance(value, str):
        return value.replace("${", "$${")
    if isinstance(value, list):
        return [_literal(item) for item in value]
    if isinstance(value, dict):
        return {_literal(key): _literal(item) for key, item in value.items()}
    return value


def _token(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
