"""Writes `docs/components.md` from the catalogue. Run by `python3 -m docs.components`."""

import json
from pathlib import Path

from dashc.catalogue import Catalogue, PropType, load_catalogue

PAGE = Path(__file__).with_name("components.md")

HEAD = """# The components

Made from the catalogue (`schemas/components/`) by `python3 -m docs.components`; do not edit.

Props without a default are unset (`null`). *User*: the user's interaction sets it too. Every component also takes
`id`, `class`, `style`, `title`, `hidden`, `aria-*` and `data-*`. HTML elements take HTML's attributes, `children`,
`n_clicks` and `n_clicks_timestamp`.
"""


def page(catalogue: Catalogue) -> str:
    """The whole page."""
    return "\n".join([HEAD, *(section(catalogue, name) for name in sorted(catalogue.components))])


def section(catalogue: Catalogue, name: str) -> str:
    """One component: what it is, and a table of the props that are its own."""
    component = catalogue.components[name]
    rows = [row(prop, component.props[prop]) for prop in catalogue.raw(name)["props"]]
    head = ["| prop | type | default | |", "| --- | --- | --- | --- |"]
    return "\n".join([f"## {name}\n", f"{component.description}\n", *head, *rows, ""])


def row(name: str, prop: PropType) -> str:
    """One prop."""
    default = f"`{json.dumps(prop.default)}`" if prop.default is not None else ""
    marks = " *User.*" if prop.user else ""
    return f"| `{name}` | {type_name(prop)} | {default} | {prop.description}{marks} |"


def type_name(prop: PropType) -> str:
    """The prop's JSON types, or the values that it may have."""
    if prop.nodes:
        return "nodes"
    return kinds(prop.schema)


def kinds(schema: object) -> str:
    """The types that a schema admits, in words."""
    if not isinstance(schema, dict):
        return "any"
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(kinds(branch) for branch in schema["anyOf"]))
    types = schema.get("type", "any")
    return types if isinstance(types, str) else " or ".join(kind for kind in types if kind != "null")


if __name__ == "__main__":
    PAGE.write_text(page(load_catalogue()), encoding="utf-8")
