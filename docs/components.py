"""Writes `docs/components.md` from the catalogue. Run by `python3 -m docs.components`."""

from pathlib import Path

from dashc.catalogue import Catalogue, PropType, load_catalogue
from dashc.explain.types import default_text, type_name

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
    rows = [row(prop, component.props[prop]) for prop in component.own_props]
    head = ["| prop | type | default | |", "| --- | --- | --- | --- |"]
    return "\n".join([f"## {name}\n", f"{component.description}\n", *head, *rows, ""])


def row(name: str, prop: PropType) -> str:
    """One prop."""
    marks = f" It loses what the `{prop.among}` no longer hold." if prop.among else ""
    marks += " *User.*" if prop.user else ""
    return f"| `{name}` | {type_name(prop)} | {default_text(prop)} | {prop.description}{marks} |"


if __name__ == "__main__":
    PAGE.write_text(page(load_catalogue()), encoding="utf-8")
