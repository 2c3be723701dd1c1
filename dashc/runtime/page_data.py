"""The block `_dx-app`: what the client has to know of the app (PageData of the client's types)."""

from collections.abc import Collection, Mapping

import orjson

from .manifest import JSON, Component, Manifest, PlannedCallback
from .settings import Settings


def page_data(manifest: Manifest, computed: Mapping[str, JSON], fixed: Collection[str], settings: Settings) -> bytes:
    """Its JSON; props are the literal ones and those of `$from`, never results of callbacks."""
    return orjson.dumps(
        {
            "wiring": manifest.wiring,
            "base": manifest.base_path,
            "dev": settings.development,
            "patience": {"page": _milliseconds(2 * settings.stream_limit), "run": _milliseconds(settings.patience)},
            "updateTitle": manifest.update_title,
            "components": [_component(i, component, computed) for i, component in enumerate(manifest.components)],
            "callbacks": [_callback(callback, fixed) for callback in manifest.callbacks],
            "dispatch": manifest.dispatch,
        }
    )


def component_props(component: Component, computed: Mapping[str, JSON]) -> dict[str, JSON]:
    """The props that a component starts with."""
    return {**component.props, **{prop: computed[f"{component.id}.{prop}"] for prop in component.computed}}


def _component(index: int, component: Component, computed: Mapping[str, JSON]) -> dict[str, JSON]:
    data: dict[str, JSON] = {"id": component.id, "type": component.type}
    if component.anonymous:
        data["mark"] = index
    return {**data, "props": component_props(component, computed)}


def _callback(callback: PlannedCallback, fixed: Collection[str]) -> dict[str, JSON]:
    data: dict[str, JSON] = {
        "name": callback.name,
        "inputs": callback.inputs.refs,
        "state": callback.state.refs,
        "outputs": callback.outputs.refs,
        "waits": callback.waits,
        "initial": callback.initial,
        "late": callback.late,
    }
    if callback.optional:
        data["optional"] = sorted(callback.optional)
    known = [ref for ref in dict.fromkeys((*callback.inputs.refs, *callback.state.refs)) if ref in fixed]
    if known:
        data["fixed"] = known
    return data


def _milliseconds(seconds: float) -> int:
    return round(1000 * seconds)
