"""Dash components in the node grammar: what code that moves over from Dash returns (language.md section 3)."""

from typing import Any

_HTML = "dash_html_components"
_CORE = "dash_core_components"
_ELEMENTS = {"MapEl": "map", "ObjectEl": "object"}
"""Elements whose class has another name."""
_ATTRIBUTES = {"className": "class", "htmlFor": "for", "acceptCharset": "accept-charset", "httpEquiv": "http-equiv"}
_OWN = ("children", "id", "style", "n_clicks", "n_clicks_timestamp", "disable_n_clicks")


def is_dash_component(data: Any) -> bool:
    """Whether `to_plotly_json()` gave a component, and not a figure."""
    return isinstance(data, dict) and data.keys() == {"type", "namespace", "props"}


def node_of_dash_component(data: dict[str, Any]) -> dict[str, Any]:
    """`{type: Div, namespace: dash_html_components, props: …}` as `{div: …}`."""
    kind, namespace, props = data["type"], data["namespace"], data["props"]
    if namespace == _HTML:
        return {_ELEMENTS.get(kind, kind.lower()): {_attribute(name): value for name, value in props.items()}}
    return {kind if namespace == _CORE else f"{namespace}.{kind}": props}


def _attribute(name: str) -> str:
    if name in _OWN or "-" in name:
        return name
    return _ATTRIBUTES.get(name) or name.lower()
