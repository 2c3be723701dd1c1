"""A component or an element of the catalogue, and one of its props, as text."""

from dashc.catalogue import ComponentType, PropType
from dashc.explain.types import default_text, type_name

ID = PropType(
    "id",
    "The name by which callbacks know the component; no other in the page has it.",
    {"type": "string"},
)
"""No component of the catalogue lists it, as every component has it."""


def component_text(kind: ComponentType) -> str:
    """What it is, and the props that are its own, a line each."""
    what = "HTML element" if kind.is_element else "component"
    own = own_props(kind)
    width = max((len(prop.name) for prop in own), default=0)
    lines = [f"# {kind.name} ({what})", "", kind.description, ""]
    lines += [f"{prop.name:{width}}  {_line(prop)}" for prop in own]
    lines += [""] if own else []
    children = "" if kind.prop("children") else " It takes no children."
    shared = "id, class, style, title, hidden, data-* and aria-*"
    if kind.is_element:
        shared += ", HTML's global attributes, n_clicks and n_clicks_timestamp"
    lines.append(f"{'Also' if own else 'Props'}: {shared}.{children}")
    if own:
        lines.append(f"`dashc explain {kind.name}.{own[0].name}` says more about a prop.")
    return "\n".join(lines) + "\n"


def prop_text(kind: ComponentType, prop: PropType) -> str:
    """All that the catalogue knows of one prop."""
    lines = [f"# {kind.name}.{prop.name}", "", prop.description or "(no description)", "", f"Type: {type_name(prop)}."]
    default = default_text(prop)
    lines.append(f"Default: {default}." if default else "Default: unset (`null`).")
    lines += [text for holds, text in _facts(prop) if holds]
    return "\n".join(lines) + "\n"


def own_props(kind: ComponentType) -> list[PropType]:
    """The props that not everything has, by name."""
    names = kind.own_props
    return [kind.props[name] for name in names]


def _line(prop: PropType) -> str:
    default = default_text(prop)
    parts = [type_name(prop), f"default {default}" if default else "", "required" if prop.required else ""]
    return f"{prop.description} ({'; '.join(part for part in parts if part)})"


def _facts(prop: PropType) -> list[tuple[bool, str]]:
    return [
        (prop.required, "It is required."),
        (prop.nodes, "It holds nodes of the layout."),
        (prop.user, "The user's interaction sets it."),
        (prop.among is not None, f"It loses what the `{prop.among}` no longer hold."),
        (prop.event, "It counts events, or says when the last one was."),
        (bool(prop.browser), "Only the browser knows it: its callbacks run after the page is shown."),
        (prop.readonly, "Setting it changes nothing in the page."),
        (prop.url, "It holds a URL: `http:`, `https:`, `mailto:`, `tel:` or a relative one."),
    ]
