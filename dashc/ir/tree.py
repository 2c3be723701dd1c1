"""The located node tree: a YAML document with the place of every part (YAML 1.2, section 3.2.1).

Identity matters: two aliases of one anchor share their `target`, and a reference such as
`{component: *city}` finds its component by that identity.
"""

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from dashc.ir.span import Span

JSONScalar = str | int | float | bool | None


@dataclass(slots=True, eq=False)
class Scalar:
    """A scalar; `value` by the YAML 1.2 core schema as language.md section 1 narrows it, `text` before resolution."""

    span: Span
    value: JSONScalar
    text: str
    plain: bool
    """Not quoted and not a block scalar."""
    verbatim: bool
    """The characters between the span's ends (less quotes) are `text`, so parts of it can be underlined."""
    anchor: str | None = None


@dataclass(slots=True, eq=False)
class Sequence:
    """A YAML sequence."""

    span: Span
    items: list["Node"]
    anchor: str | None = None


@dataclass(slots=True, eq=False)
class Entry:
    """One key and its value; `merge` is the place of the `<<` that brought it, if one did."""

    key: Scalar
    value: "Node"
    merge: Span | None = None


@dataclass(slots=True, eq=False)
class Mapping:
    """A YAML mapping, its keys unique and its merges applied, in the order written."""

    span: Span
    entries: dict[str, Entry] = field(default_factory=dict)
    anchor: str | None = None
    partial: bool = False
    """A `<<` or a key of it could not be read, so there may be more entries; that one is missing is no finding."""


@dataclass(slots=True, eq=False)
class Alias:
    """The use of an anchor; `target` is what the anchor stands on, never itself an alias."""

    span: Span
    name: str
    target: "Value"


@dataclass(slots=True, eq=False)
class Poisoned:
    """Text that a finding already covers; later phases pass it over in silence."""

    span: Span
    anchor: str | None = None


BARE_DIRECTIVES = ({"for", "do"}, {"if", "then"}, {"call", "inputs"}, {"call", "state"})
"""Keys that mean a directive where they stand together in the place of a node, and lack their `$`."""


BULLET = re.compile(r"(?:-+|[\u2010-\u2015\u2212\u2022\u2023\u2043\u25aa\u25cf\u25e6\u00b7\uff0d+*])\s*")
"""How people begin an item of a list, and what is no `- `: without a blank, or by another sign."""

DIRECTIVE_WORDS = {
    **dict.fromkeys(("if", "when", "v-if", "show_if", "visible_if", "condition", "ngIf"), "$if"),
    **dict.fromkeys(("for", "foreach", "for_each", "loop", "with_items", "repeat", "v-for", "each", "ngFor"), "$for"),
}
"""What other tools write beside or in a component that is there on a condition, or several times."""


def bare_directive(mapping: Mapping) -> bool:
    """Whether a mapping in the place of a node was meant as a directive."""
    return any(keys <= mapping.entries.keys() for keys in BARE_DIRECTIVES)


Value = Scalar | Sequence | Mapping | Poisoned
Node = Value | Alias


class Source(NamedTuple):
    """A file as read: `name` as in spans, `text` decoded, `lines` without their line ends."""

    name: str
    path: str
    """Absolute."""
    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnusedName:
    """A name that is defined and not used."""

    kind: Literal["component", "variable", "loop variable", "parameter"]
    name: str
    span: Span
    owner: str = ""
    """A parameter's component."""


@dataclass(frozen=True, slots=True)
class SideBody:
    """What a component that nothing uses or a branch that no condition takes holds: checked, and no part of the app."""

    layout: Node
    callbacks: list[Node]
    component: str = ""
    """The component's name; empty for a branch."""


@dataclass(frozen=True, slots=True)
class Document:
    """One spec: its tree (None where nothing could be read) and the files that it came from."""

    source: Source
    root: Node | None
    unread: tuple[str, ...] = ()
    """Top-level keys whose block could not be parsed: their absence is no further finding. Empty for text before the
    first key, which may have been meant as any of them."""
    included: tuple[Source, ...] = ()
    """The other files that it is made of."""
    components: tuple[str, ...] = ()
    """The names of the components that the spec itself defines."""
    names_known: bool = True
    """False: a file or block that may define variables or components could not be read."""
    unused_names: tuple[UnusedName, ...] = ()
    side_bodies: tuple[SideBody, ...] = ()
