"""The name of an app's wiring: builds that have it in common go on with each other's pages.

A page that was loaded before the app was built anew asks the new server to run callbacks. That is safe as long as all
that the page and the server have to agree on is what it was; a label, a text or the code of a function may change.
"""

import json
from collections.abc import Mapping
from typing import Any

from dashc.catalogue import Catalogue
from dashc.generate.files import content_hash

PROTOCOL = 1
"""Grows with every change to what pages and servers say to each other (schemas/protocol.schema.json)."""
LENGTH = 16
FREE_PROPS = frozenset({"children", "placeholder", "value"})
"""Beside the props of every component: what a component shows or begins with does not limit what users can enter."""


def wiring_of(manifest: Mapping[str, Any], catalogue: Catalogue) -> str:
    """The name, from the manifest's callbacks and the components that they name.

    Part of it is what callbacks read and write, in which order and under which conditions, and what is checked of
    values: the kind of each component that a reference names, the schemas of its props, and its literal props.
    """
    callbacks = [{key: value for key, value in c.items() if key != "at"} for c in manifest["callbacks"]]
    parts = [PROTOCOL, callbacks, manifest["dispatch"], manifest["dynamic"], _components(manifest, catalogue)]
    return content_hash(json.dumps(parts, sort_keys=True).encode(), length=LENGTH)


def _components(manifest: Mapping[str, Any], catalogue: Catalogue) -> list[Any]:
    """The components that callbacks name, and what limits the values of those that they read."""
    read, written = _ids(manifest, "inputs", "state"), _ids(manifest, "outputs")
    components = [component for component in manifest["components"] if component["id"] in read | written]
    types = {component["type"] for component in components} | set(manifest["dynamic"].values())
    free = FREE_PROPS | catalogue.shared.every.keys() | catalogue.shared.aria.keys()
    limits = {
        component["id"]: {prop: value for prop, value in component["props"].items() if prop not in free}
        for component in components
        if component["id"] in read and component["type"] in catalogue.components
    }
    kinds = [[c["id"], c["type"], c["from"], c.get("replaced", False), _handles(c)] for c in components]
    return [kinds, limits, catalogue.runtime(types)["components"]]


def _handles(component: Mapping[str, Any]) -> int:
    """How many values a slider begins with, and so has."""
    value = component["props"].get("value")
    return len(value) if component["type"] == "RangeSlider" and isinstance(value, list) else 0


def _ids(manifest: Mapping[str, Any], *parts: str) -> set[str]:
    """The components that these parts of callbacks name."""
    return {ref.rpartition(".")[0] for c in manifest["callbacks"] for part in parts for ref in c[part]["refs"]}
