"""The program: ids, references and Python functions found and bound to each other."""

from collections.abc import Mapping as Map
from dataclasses import dataclass
from typing import NamedTuple

from dashc.ir import spec
from dashc.ir.span import Span


class PropRef(NamedTuple):
    """`id.prop`, resolved; anonymous components have ids that begin with `@` (language.md section 4)."""

    id: str
    property: str

    def __str__(self) -> str:
        return f"{self.id}.{self.property}"


class Component(NamedTuple):
    """A component of the layout under the id that the program knows it by."""

    id: str
    anonymous: bool
    node: spec.Component


class Function(NamedTuple):
    """A Python object found by reading the source, never by importing it."""

    path: str
    """As written: `package.module.function`, `package.module.object.method`, or with a colon after the module."""
    module: str
    attribute: str
    """What follows the module: `function`, `object.method`."""
    file: str
    line: int
    uses_response: bool = False
    """Its source mentions `ctx.response` (architecture.md, Runtime protocol)."""


class Arguments(NamedTuple):
    """Inputs or state, bound: positional, or keyword when `keys` is not empty."""

    refs: tuple[PropRef, ...]
    keys: tuple[str, ...] = ()


class Outputs(NamedTuple):
    """What the return value is split into: `form` as in `spec.References`, or `none`."""

    form: str
    refs: tuple[PropRef, ...]
    keys: tuple[str, ...] = ()
    allow_duplicate: tuple[bool, ...] = ()
    spans: tuple[Span, ...] = ()


class Callback(NamedTuple):
    """A callback with everything found."""

    name: str
    """Unique in the program: the spec's `name`, else the function's name, made unique with `_2`, `_3`, …"""
    function: Function
    inputs: Arguments
    state: Arguments
    outputs: Outputs
    prevent_initial_call: bool
    source: spec.Callback
    optional: frozenset[PropRef] = frozenset()
    """What it reads only as `optional`: `None` where the component is not there (semantics S14)."""


@dataclass(frozen=True, slots=True)
class Program:
    """The whole app, bound; callbacks in the order of the document (inline ones by their place in the layout, last)."""

    spec: spec.Spec
    components: Map[str, Component]
    """By id, in layout order: those with an id, and those a callback or directive names."""
    by_pointer: Map[str, str]
    """JSON Pointer of a layout component -> its id in `components`."""
    callbacks: tuple[Callback, ...]
    values: Map[PropRef, Function]
    """`$from` directives."""
    python_paths: tuple[str, ...]
    """Folders of the import path, absolute."""
    component_types: frozenset[str]
    """The catalogue's names in the layout, and those that the user's Python source names as a dictionary key."""
    plotly_bundle: str | None
    """`basic`, `cartesian` or `strict`: the smallest that draws what the source seems to draw; None without a Graph."""
    requirements: str
    """The text of the `requirements.txt` beside the spec, or empty."""
    assets: Map[str, str]
    """The files of the assets folder: path in it -> where to read it."""
