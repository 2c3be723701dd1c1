"""Which props are choices among the options of their components."""

from collections.abc import Mapping
from typing import NamedTuple

from .manifest import JSON, Manifest


class Choice(NamedTuple):
    """The props of a component that has options, as `id.prop`."""

    value: str
    search: str
    """What is typed into its search; while it is not empty, the options may be what was found."""


def choices_of(manifest: Manifest) -> dict[str, Choice]:
    """The choices among the options that callbacks may write, by the options' `id.prop`."""
    types = {**{component.id: component.type for component in manifest.components}, **manifest.dynamic}
    components: Mapping[str, JSON] = manifest.catalogue["components"]
    return {
        f"{id}.{prop['among']}": Choice(f"{id}.{name}", f"{id}.search_value")
        for id, type in types.items()
        for name, prop in components.get(type, {}).get("props", {}).items()
        if "among" in prop
    }
