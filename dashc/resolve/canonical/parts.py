"""What the canonical form is made of: JSON with the origin of each part."""

from dataclasses import dataclass, field

from dashc.ir.span import Span
from dashc.ir.spec import JSON

DEFAULT = "default"


@dataclass(slots=True)
class Leaf:
    """A value written on one line, in flow style where it is a list or a mapping."""

    value: JSON
    origin: str = ""


@dataclass(slots=True)
class Alias:
    """`*name`."""

    name: str
    origin: str = ""


@dataclass(slots=True)
class Items:
    """A sequence."""

    items: list["Part"]
    origin: str = ""


@dataclass(slots=True)
class Entries:
    """A mapping; `anchor` as in YAML, `flow` for one line, `note` for readers."""

    entries: dict[str, "Part"] = field(default_factory=dict)
    origin: str = ""
    anchor: str | None = None
    flow: bool = False
    note: str = ""


Part = Leaf | Alias | Items | Entries


def origin(span: Span | None) -> str:
    """A place as comments name it."""
    return f"{span.file}:{span.line}" if span else DEFAULT
