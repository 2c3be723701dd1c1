"""What the canonical form is made of: JSON with the origin of each part."""

from dataclasses import dataclass, field

from dashc.ir.span import Span, reading_of
from dashc.ir.spec import JSON

DEFAULT = "default"
MAX_WAY = 100
"""Uses within uses; the language allows no more."""


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
    """A place as comments name it, with the uses that brought its text there: `field.yaml:4 < app.yaml:10`."""
    if span is None:
        return DEFAULT
    places = [f"{span.file}:{span.line}"]
    for _ in range(MAX_WAY):
        reading = reading_of(span)
        if reading is None or reading.frame is None:
            break
        frame = reading.frame
        said = f" ({frame.message.removeprefix('with ').replace('`', '')})" if frame.kind == "round" else ""
        places.append(f"{frame.site.file}:{frame.site.line}{said}")
        span = frame.site
    return " < ".join(places)
