"""Values that a schema lists: words of an `enum`, `true` and `false`."""

from collections.abc import Iterator

from lsprotocol import types as lsp

from dashc.catalogue import JSON
from dashc.load.scalars import NotJSON, other_reading, resolve
from dashc.lsp.completion.request import Request
from dashc.lsp.roles import JSONObject
from dashc.lsp.words import shown


def complete_value(request: Request) -> list[lsp.CompletionItem]:
    """The values that may stand here, each once; the default is marked."""
    schema = request.role.schema or {}
    prop = request.document.grammar.prop(request.role.type, request.role.prop)
    default = prop.default if prop and prop.schema is schema else schema.get("default")
    values: dict[str, JSON] = {}
    for branch in request.document.grammar.branches(schema):
        for value in _values(branch):
            values.setdefault(as_written(value), value)
    return [
        request.item(
            value if isinstance(value, str) else text,
            lsp.CompletionItemKind.EnumMember,
            text=text,
            detail="default" if value == default and type(value) is type(default) else "",
            order=0,
        )
        for text, value in values.items()
    ]


def _values(branch: JSONObject) -> Iterator[JSON]:
    types = branch.get("type", ())
    if "boolean" in ((types,) if isinstance(types, str) else types):
        yield from (True, False)
    yield from (word for word in branch.get("enum", ()) if word is not None)
    if "const" in branch:
        yield branch["const"]


def as_written(value: JSON) -> str:
    """A value as YAML: plain where that is the same value, else in quotes."""
    if not isinstance(value, str):
        return shown(value)
    try:
        plain = resolve(value) == value and other_reading(value) is None
    except NotJSON:
        plain = False
    return value if plain and value.replace("-", "").replace("_", "").isalnum() else shown(value)
