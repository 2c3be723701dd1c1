"""Texts about the catalogue's things, in Markdown, that completion and hover share."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from dashc.catalogue import JSON, ComponentType, PropType
from dashc.lsp.own_components import OwnComponent, Parameter
from dashc.validate.words import needs

ID = "Names the component, so that callbacks can refer to its props."
"""The prop `id`, which the catalogue does not describe."""


def type_in_words(prop: PropType) -> str:
    """What a prop takes: `text`, `a number or a list`."""
    if prop.nodes:
        return "nodes"
    return schema_in_words(prop.schema)


def schema_in_words(schema: Mapping[str, Any]) -> str:
    """What a schema takes; `any value` where it says nothing."""
    words = needs(schema)
    return "any value" if words == "`null`" else words


def prop_documentation(prop: PropType) -> str:
    """Description, type, default, and what sets it."""
    lines = [prop.description, "", f"Takes {type_in_words(prop)}."]
    if prop.default is not None:
        lines[-1] += f" Default: `{shown(prop.default)}`."
    lines += [f"\n{text}" for holds, text in _flags(prop) if holds]
    return "\n".join(lines)


def _flags(prop: PropType) -> list[tuple[bool, str]]:
    return [
        (prop.required, "It has to be given."),
        (prop.user, "The user's interaction sets it."),
        (prop.event, "It counts or times events."),
        (prop.browser is not False, "Only the browser knows it."),
        (prop.readonly, "It can be read only: writing it changes nothing in the page."),
    ]


def component_documentation(kind: ComponentType) -> str:
    """What an element or a component is, and its own props."""
    children = kind.prop("children")
    lines = [kind.description]
    if kind.void or children is None:
        lines += ["", "It takes no children."]
    own = [name for name, prop in kind.props.items() if not is_shared(kind, prop)]
    if own:
        lines += ["", f"Props: {', '.join(f'`{name}`' for name in own)}."]
    return "\n".join(lines)


def own_documentation(component: OwnComponent) -> str:
    """What a component of the spec's own is, and what it is given."""
    lines = [component.description, ""] if component.description else []
    lines += [f"- {parameter_in_words(item)}" for item in by_need(component.parameters.values())]
    if component.takes_children:
        lines += ["", "It takes children."]
    return "\n".join(lines).strip()


def by_need(parameters: Iterable[Parameter]) -> list[Parameter]:
    """Those that every use has to give first."""
    return sorted(parameters, key=lambda item: not item.required)


def parameter_in_words(parameter: Parameter) -> str:
    """A parameter on one line."""
    text = f"`{parameter.name}`: {schema_in_words(parameter.schema)}"
    text += ", has to be given" if parameter.required else f", default `{shown(parameter.schema['default'])}`"
    return f"{text}. {parameter.description}".rstrip()


def is_shared(kind: ComponentType, prop: PropType) -> bool:
    """Whether every element or component has the prop."""
    return prop.name not in kind.own_props


def shown(value: JSON) -> str:
    """A value as a spec would write it on one line."""
    return json.dumps(value, ensure_ascii=False)


def article(name: str) -> str:
    """`a` or `an`."""
    return "an" if name[:1].lower() in "aeiou" else "a"
