"""Texts about variables and their values, in Markdown, that completion and hover share."""

from dashc.expand.definitions import to_plain
from dashc.ir.tree import Mapping, Node, Scalar, Sequence
from dashc.lsp.grammar import value_of
from dashc.lsp.own_components import Parameter
from dashc.lsp.variables import Names, Variable, over_at, value_at
from dashc.lsp.words import schema_in_words, shown

MANY = 8
"""More values than a hover can hold."""


def variable_documentation(variable: Variable, names: Names) -> str:
    """What a name stands for."""
    if variable.kind == "parameter":
        schema = to_plain(variable.value)
        return _parameter(
            Parameter(variable.name, variable.key, variable.value, schema if isinstance(schema, dict) else {})
        )
    if variable.kind == "loop variable":
        return f"Goes over {_over(over_at(variable, names))}."
    source = _environment(variable.value)
    value = value_at(variable.name, names)
    if value is None:
        return f"{source or 'Its value is not known'}."
    return f"{source}; without it {value_in_words(value)}." if source else f"Is {value_in_words(value)}."


def value_in_words(node: Node) -> str:
    """A value as written, where it fits on a line."""
    match value_of(node):
        case Scalar(value=value):
            return f"`{shown(value)}`"
        case Sequence(items=items):
            return f"a list of {len(items)} items" if len(items) != 1 else "a list of one item"
        case Mapping(entries=entries):
            return f"a mapping with {_some([f'`{name}`' for name in entries])}" if entries else "an empty mapping"
        case _:
            return "what cannot be read"


def _parameter(parameter: Parameter) -> str:
    need = "it has to be given" if parameter.required else f"default: `{shown(parameter.schema['default'])}`"
    return f"{parameter.description}\n\nTakes {schema_in_words(parameter.schema)}; {need}.".strip()


def _over(node: Node | None) -> str:
    match node:
        case Sequence(items=items):
            return _some([value_in_words(item) for item in items]) or "nothing"
        case Mapping(entries=entries) if "range" in entries:
            return f"the range `{shown(to_plain(entries['range'].value))}`"
        case _:
            return "what is known when the app is built"


def _some(words: list[str]) -> str:
    return ", ".join(words[:MANY]) + (", …" if len(words) > MANY else "")


def _environment(node: Node) -> str:
    value = value_of(node)
    entry = value.entries.get("env") if isinstance(value, Mapping) else None
    return f"Is the environment variable `{to_plain(entry.value)}`" if entry else ""
