"""What stands in the page as the spec has it: the props that nothing can change once the app is built."""

from collections.abc import Collection, Mapping
from typing import Any

from .manifest import JSON, Component, Manifest
from .options import left_of
from .page_data import component_props

_LIVE: Mapping[str, Collection[str]] = {
    "details": ("open",),
    "dialog": ("open",),
    "input": ("checked", "value"),
    "option": ("selected",),
    "select": ("value",),
    "textarea": ("value",),
}
"""Attributes of HTML's own controls that say what the user does in them."""

_LOCKS: Mapping[str, Mapping[str, JSON]] = {
    "Dropdown": {"disabled": True},
    "Input": {"disabled": True, "readOnly": True, "type": "hidden"},
    "Interval": {"disabled": True},
    "RangeSlider": {"disabled": True},
    "Slider": {"disabled": True},
}
"""Props which, with this value, keep the user from changing what a control holds."""
_LOCKED = frozenset({"value", "drag_value", "n_intervals"})


class Standing:
    """The props of one component that stand as written."""

    def __init__(self, component: Component, written: Collection[str], catalogue: Mapping[str, Any]) -> None:
        """`written` are the props of the app that callbacks write, as `id.prop`."""
        self.component = component
        self._written = written
        self._described: Mapping[str, Any] = catalogue["components"].get(component.type, {}).get("props", {})
        self._universal: Mapping[str, Any] = catalogue["universal"]
        self._attributes: Mapping[str, Any] = {
            **catalogue["global"],
            **catalogue["elements"].get(component.type, {}).get("attributes", {}),
        }

    def is_written(self, prop: str) -> bool:
        """Whether callbacks set it: by its name, or with nodes that take the component's place."""
        return self.component.replaced or f"{self.component.id}.{prop}" in self._written

    def has(self, *props: str) -> bool:
        """Whether these are what the spec says literally, or by default."""
        return not any(self.is_written(prop) or prop in self.component.computed for prop in props)

    def __getitem__(self, prop: str) -> JSON:
        """What the spec says of a prop, or its default."""
        if prop in self.component.props:
            return self.component.props[prop]
        return self._described.get(prop, {}).get("default")

    def is_fixed(self, prop: str) -> bool:
        """Whether neither callbacks nor the user nor the browser can change it."""
        if prop == "id":
            return not self.component.replaced
        if self.is_written(prop) or prop in _LIVE.get(self.component.type, ()):
            return False
        described = self._describe(prop)
        if described is None:
            return False
        if described.get("browser"):
            return self._is_kept_in_memory(described["browser"])
        return not described.get("user") or (prop in _LOCKED and self._is_locked() and self.keeps_choice())

    def _describe(self, prop: str) -> Mapping[str, Any] | None:
        """What the catalogue says of it; None where it knows no such prop."""
        universal = self._universal
        found: Mapping[str, Any] | None = self._described.get(prop) or universal["every"].get(prop)
        if found is None and not self._described:
            found = universal["element"].get(prop) or self._attributes.get(prop)
        if found is None and prop.startswith(("data-", "aria-")):
            found = universal[f"{prop[:5]}*"]
        return found

    def _is_kept_in_memory(self, browser: Any) -> bool:
        """No condition holds under which the browser knows better, and no callback writes to the component at all."""
        if not isinstance(browser, Mapping) or any(self.is_written(prop) for prop in self._described):
            return False
        return any(self.has(name) and self[name] not in values for name, values in browser.items())

    def keeps_choice(self) -> bool:
        """Whether the options, where there are any, hold the value for good, so that the client takes nothing of it."""
        if "options" not in self._described:
            return True
        return self.has("options", "value") and left_of(self["options"], self["value"]) == self["value"]

    def _is_locked(self) -> bool:
        locks = _LOCKS.get(self.component.type, {})
        return any(self.has(name) and self[name] == value for name, value in locks.items())


def standing_of(manifest: Manifest) -> dict[str, Standing]:
    """By id, for the components of the layout."""
    written = frozenset(ref for callback in manifest.callbacks for ref in callback.outputs.refs)
    return {component.id: Standing(component, written, manifest.catalogue) for component in manifest.components}


def fixed_values(manifest: Manifest, standing: Mapping[str, Standing], computed: Mapping[str, JSON]) -> dict[str, JSON]:
    """By `id.prop`, of all that callbacks read and nothing can change: what it is."""
    fixed: dict[str, JSON] = {}
    for callback in manifest.callbacks:
        for ref in (*callback.inputs.refs, *callback.state.refs):
            id, _, prop = ref.rpartition(".")
            if ref not in fixed and id in standing and standing[id].is_fixed(prop):
                component = standing[id].component
                fixed[ref] = id if prop == "id" else component_props(component, computed).get(prop)
    return fixed
