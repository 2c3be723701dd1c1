"""`app.json`: everything about the app that was known when it was built, as typed data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

JSON = Any
"""A value that came from JSON."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """Inputs or state of a callback: positional, or keyword arguments when `keys` is not empty."""

    refs: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, data: JSON) -> Self:
        """Read the manifest's form."""
        return cls(tuple(data["refs"]), tuple(data["keys"]))


@dataclass(frozen=True, slots=True)
class Outputs:
    """What the return value is split into."""

    form: Literal["single", "list", "mapping", "none"] = "none"
    refs: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, data: JSON) -> Self:
        """Read the manifest's form."""
        return cls(data["form"], tuple(data["refs"]), tuple(data["keys"]))


@dataclass(frozen=True, slots=True)
class PlannedCallback:
    """A callback at its place in the order; its index in `Manifest.callbacks` is that place."""

    name: str
    at: str
    """Its place in the spec: `cities.yaml:14`."""
    inputs: Arguments
    state: Arguments
    outputs: Outputs
    after: tuple[int, ...]
    """The callbacks to wait for when they are in the same run; all smaller than its own index."""
    waits: tuple[str, ...]
    """The props that hold it back in the browser while they are pending in another run."""
    initial: bool
    late: bool
    """Reads what only the browser knows, so the client asks for its initial call."""
    dynamic: bool
    """Cannot be called before a callback brings ids that the layout does not have (S14)."""
    optional: frozenset[str]
    """What it reads only as `optional`: the client leaves out the value of what is not there."""
    response: bool
    """Its source mentions `ctx.response`."""

    @classmethod
    def from_json(cls, data: JSON) -> Self:
        """Read the manifest's form."""
        return cls(
            name=data["name"],
            at=data["at"],
            inputs=Arguments.from_json(data["inputs"]),
            state=Arguments.from_json(data["state"]),
            outputs=Outputs.from_json(data["outputs"]),
            after=tuple(data["after"]),
            waits=tuple(data["waits"]),
            initial=data["initial"],
            late=data["late"],
            dynamic=data["dynamic"],
            optional=frozenset(data["optional"]),
            response=data["response"],
        )


@dataclass(frozen=True, slots=True)
class Component:
    """A component that the page must know."""

    id: str
    type: str
    at: str
    props: Mapping[str, JSON]
    """The literal ones, without defaults."""
    computed: tuple[str, ...]
    """The props that `$from` gives."""
    replaced: bool = False
    """It stands in nodes that callbacks write, so another one may take its place."""

    @property
    def anonymous(self) -> bool:
        """Whether its id is never written to the page."""
        return self.id.startswith("@")

    @classmethod
    def from_json(cls, data: JSON) -> Self:
        """Read the manifest's form."""
        return cls(
            data["id"], data["type"], data["at"], data["props"], tuple(data["from"]), data.get("replaced", False)
        )


@dataclass(frozen=True, slots=True)
class Manifest:
    """The app."""

    wiring: str
    """The same for builds whose pages and servers understand each other."""
    base_path: str
    update_title: str | None
    callbacks: tuple[PlannedCallback, ...]
    components: tuple[Component, ...]
    dynamic: Mapping[str, str]
    """Ids that only callbacks can bring -> element or component."""
    chunks: tuple[JSON, ...]
    """The page: literal HTML, `{"hole": node}`, and the places of what only a page load knows."""
    csp: str
    dispatch: Mapping[str, JSON]
    catalogue: Mapping[str, JSON]
    static: Mapping[str, str]
    """Static files: name -> media type."""
    assets: Mapping[str, str]
    """The user's assets: path in their folder -> name of the static file."""

    @classmethod
    def from_json(cls, data: JSON) -> Self:
        """Read the manifest's form."""
        return cls(
            wiring=data["wiring"],
            base_path=data["base_path"],
            update_title=data["update_title"],
            callbacks=tuple(PlannedCallback.from_json(item) for item in data["callbacks"]),
            components=tuple(Component.from_json(item) for item in data["components"]),
            dynamic=data["dynamic"],
            chunks=tuple(data["page"]["chunks"]),
            csp=data["page"]["csp"],
            dispatch=data["dispatch"],
            catalogue=data["catalogue"],
            static=data["static"],
            assets=data.get("assets", {}),
        )

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the file."""
        return cls.from_json(json.loads(path.read_bytes()))


def split_ref(ref: str) -> tuple[str, str]:
    """`id.prop` in its two parts; split at the last dot."""
    id, _, prop = ref.rpartition(".")
    return id, prop
