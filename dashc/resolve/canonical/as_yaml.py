"""The canonical form as YAML, the origin of each part in a comment."""

import json
from collections.abc import Iterator

from dashc.diagnostics.scalar import as_scalar
from dashc.ir.spec import JSON
from dashc.resolve.canonical.parts import Alias, Entries, Items, Leaf, Part


def as_yaml(spec: Entries) -> str:
    """A spec; a comment says where a line comes from, if that is not where the part around it does."""
    return "".join(f"{line}\n" for line in _block(spec, 0))


def _block(part: Entries, indent: int, around: str = "") -> Iterator[str]:
    for key, value in part.entries.items():
        yield from _after(f"{' ' * indent}{as_scalar(key)}:", value, indent, around)


def _after(head: str, part: Part, indent: int, around: str) -> Iterator[str]:
    """What follows `key:` or `-`: on the same line, or indented below."""
    origin = part.origin if part.origin != around else ""
    about = ", ".join(filter(None, (origin, part.note if isinstance(part, Entries) else "")))
    comment = f"  # {about}" if about else ""
    if isinstance(part, Items) and part.items:
        yield f"{head}{comment}"
        for item in part.items:
            yield from _item(item, indent + 2, part.origin or around)
    elif isinstance(part, Entries) and not part.flow:
        yield f"{head}{comment}"
        yield from _block(part, indent + 2, part.origin or around)
    else:
        yield f"{head} {_flow(part)}{comment}"


def _item(part: Part, indent: int, around: str) -> Iterator[str]:
    dash = f"{' ' * indent}-"
    if isinstance(part, Entries) and part.entries and not part.flow:
        lines = list(_block(part, indent + 2, around))
        if part.anchor:
            yield f"{dash} &{part.anchor}"
        else:
            yield f"{dash} {lines.pop(0).lstrip()}"
        yield from lines
    else:
        yield from _after(dash, part, indent, around)


def _flow(part: Part) -> str:
    match part:
        case Leaf(value=value):
            return _value(value)
        case Alias(name=name):
            return f"*{name}"
        case Items(items=items):
            return f"[{', '.join(map(_flow, items))}]"
        case Entries(entries=entries):
            return "{" + ", ".join(f"{as_scalar(key)}: {_flow(value)}" for key, value in entries.items()) + "}"


def _value(value: JSON) -> str:
    if isinstance(value, str):
        return as_scalar(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_scalar(key)}: {_value(item)}" for key, item in value.items()) + "}"
    return json.dumps(value)
