"""The components that a spec defines (language.md section 7)."""

from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from dashc.diagnostics.listed import as_mapping
from dashc.diagnostics.other_words import COMPONENT
from dashc.diagnostics.rules.bad_component_name import bad_component_name, shadows_catalogue
from dashc.diagnostics.rules.bad_parameter import bad_parameter
from dashc.diagnostics.rules.bad_variable_name import bad_variable_name, reserved_parameter
from dashc.diagnostics.rules.missing_key import missing_key
from dashc.diagnostics.rules.recursive_component import recursive_component
from dashc.diagnostics.rules.unknown_key import unknown_key
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.diagnostics.suggest import did_you_mean
from dashc.expand import directives
from dashc.expand.misnamed import rename_parameters
from dashc.expand.nodes import target_of
from dashc.expand.text import includes_files, mentions_children, names_in, nodes_in
from dashc.ir.names import is_component_name, is_name
from dashc.ir.span import Span
from dashc.ir.tree import Alias, Entry, Mapping, Node, Poisoned, Scalar, Sequence, UnusedName

if TYPE_CHECKING:
    from dashc.expand.expander import Expander

KEYS = ("params", "layout", "callbacks", "description")
TYPES = ("string", "number", "integer", "boolean", "array", "object", "null")
_SIMPLE = {"type", "default", "description", "enum", "title"}


class Parameter(NamedTuple):
    """A name that a component takes."""

    name: str
    key: Scalar
    schema: Map[str, Any]
    default: Node | None
    broken: bool = False
    """Its schema has a finding, so arguments are not checked."""


@dataclass(slots=True)
class Definition:
    """A component of the spec's own."""

    name: str
    key: Scalar
    parameters: dict[str, Parameter] = field(default_factory=dict)
    layout: Node | None = None
    """None where it has a finding: then its uses are passed over."""
    callbacks: tuple[Node, ...] = ()
    callbacks_included: bool = False
    """Whether one directive stands in the place of their list."""
    takes_children: bool = False
    """Whether its layout mentions `$children`, as far as the text itself shows."""
    includes: bool = False
    """Whether its layout includes files, which may do so too."""
    parameters_known: bool = True
    used: bool = False
    said_childless: bool = False
    """Whether there is a finding already for children that have no place."""


def read_definitions(expander: "Expander", entries: Map[str, Entry]) -> None:
    """All components; those with findings are there too, so that their uses are no unknown names."""
    for name, entry in entries.items():
        if not name.startswith("x-"):
            expander.definitions[name] = _definition(expander, name, entry)
    _report_recursion(expander)


def _definition(expander: "Expander", name: str, entry: Entry) -> Definition:
    sink = expander.sink
    definition = Definition(name, entry.key)
    if expander.catalogue.type(name) is not None:
        sink.add(shadows_catalogue(entry.key.span, name))
        definition.parameters_known = False
        return definition
    if not is_component_name(name):
        sink.add(bad_component_name(entry.key.span, name))
    body = target_of(entry.value)
    if isinstance(body, Poisoned):
        return definition
    if not isinstance(body, Mapping):
        help = [f"write `{name}: {{layout: …}}`"]
        sink.add(wrong_type(entry.key.span, f"component `{name}`", "a mapping", _kind(body), help=help))
        return definition
    misspelt = False
    for key, inner in body.entries.items():
        if key not in KEYS and not key.startswith("x-"):
            free = [known for known in KEYS if known not in body.entries]
            other = COMPONENT.get(key)
            meant = other if other in free else None
            finding = unknown_key(inner.key.span, key, f"in component `{name}`", free, meant=meant)
            misspelt = misspelt or finding.fix is not None
            sink.add(finding)
    _read_params(expander, definition, body.entries.get("params"), unknown="params" not in body.entries and misspelt)
    callbacks = _callbacks(expander, name, body.entries.get("callbacks"))
    definition.callbacks = callbacks or ()
    written = target_of(body.entries["callbacks"].value) if callbacks else None
    definition.callbacks_included = isinstance(written, Mapping)
    layout = body.entries.get("layout")
    if layout is None:
        if not misspelt:
            help = ["write `layout:`, and below it the component's nodes"]
            sink.add(missing_key(entry.key.span, f"component `{name}`", "layout", help=help))
        return definition
    definition.layout = layout.value
    parts = [layout.value, *definition.callbacks]
    definition.takes_children = mentions_children(layout.value)
    definition.includes = includes_files(layout.value)
    if callbacks is not None and not misspelt and not any(map(includes_files, parts)):
        rename_parameters(expander, definition, parts)
        used = {used_name for part in parts for used_name in names_in(part)}
        for parameter in definition.parameters:
            if parameter not in used and not parameter.startswith("_"):
                span = definition.parameters[parameter].key.span
                expander.unused.append(UnusedName("parameter", parameter, span, name))
    return definition


def _callbacks(expander: "Expander", name: str, entry: Entry | None) -> tuple[Node, ...] | None:
    """The items of its `callbacks`; None after a finding."""
    value = target_of(entry.value) if entry else None
    if value is None or (isinstance(value, Scalar) and value.value is None):
        return ()
    if isinstance(value, Sequence):
        return tuple(value.items)
    assert entry is not None
    if isinstance(value, Mapping) and directives.kind_of(value) in ("$include", "$if"):
        return (entry.value,)
    if not isinstance(value, Poisoned):
        help = ["begin each callback with `- `"]
        expander.sink.add(
            wrong_type(entry.key.span, f"`callbacks` of component `{name}`", "a list", _kind(value), help=help)
        )
    return None


def _read_params(expander: "Expander", definition: Definition, entry: Entry | None, *, unknown: bool) -> None:
    definition.parameters_known = not unknown
    value = target_of(entry.value) if entry else None
    if entry is None or value is None or (isinstance(value, Scalar) and value.value is None):
        return
    if not isinstance(value, Mapping):
        definition.parameters_known = False
        if not isinstance(value, Poisoned):
            help = as_mapping(value) or ["write `params: {name: {type: string}}`"]
            subject = f"`params` of component `{definition.name}`"
            expander.sink.add(wrong_type(entry.key.span, subject, "a mapping", _kind(value), help=help))
        return
    for name, inner in value.entries.items():
        if name.startswith("x-"):
            continue
        if name == "children":
            expander.sink.add(reserved_parameter(inner.key.span, name))
            definition.parameters[name] = Parameter(name, inner.key, {}, None, broken=True)
            definition.said_childless = True
            continue
        if not is_name(name):
            expander.sink.add(bad_variable_name(inner.key.span, name, "a parameter"))
        definition.parameters[name] = _parameter(expander, definition.name, name, inner)


def _parameter(expander: "Expander", owner: str, name: str, entry: Entry) -> Parameter:
    value = target_of(entry.value)
    if isinstance(value, Scalar) and value.value is None:
        return Parameter(name, entry.key, {}, None)
    if isinstance(value, Poisoned):
        return Parameter(name, entry.key, {}, None, broken=True)
    if not isinstance(value, Mapping):
        word = value.value if isinstance(value, Scalar) else None
        example = f"{{type: {word}}}" if word in TYPES else "{type: string}"
        headline = f"parameter `{name}` needs a JSON Schema, got {_kind(value)}"
        expander.sink.add(bad_parameter(value.span, headline, [f"write `{name}: {example}`"]))
        return Parameter(name, entry.key, {}, None, broken=True)
    schema = to_plain(value)
    assert isinstance(schema, dict)
    default = value.entries.get("default")
    broken = not _check_schema(expander, name, schema, value)
    if default is not None and not broken and "${" not in str(schema["default"]):
        broken = not expander.services.check(default.value, schema, name, owner, expander.sink)
    return Parameter(name, entry.key, schema, default.value if default else None, broken)


def _check_schema(expander: "Expander", name: str, schema: dict[str, Any], node: Mapping) -> bool:
    """Whether it is a JSON Schema; the library that knows for sure is loaded only for what is not plain to see."""
    types = schema.get("type", "string")
    if types in TYPES if isinstance(types, str) else False:
        if schema.keys() <= _SIMPLE and isinstance(schema.get("enum", []), list):
            return True
    elif isinstance(types, str):
        helps = did_you_mean(types, TYPES)
        where = target_of(node.entries["type"].value).span
        expander.sink.add(bad_parameter(where, f"`{types}` is no type of JSON Schema", helps))
        return False
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError

    try:
        Draft202012Validator.check_schema(schema)
    except RecursionError:
        said = f"the schema of parameter `{name}` is nested too deeply, or has a `pattern` that is"
        expander.sink.add(bad_parameter(target_of(node).span, said, ["write a simpler one"]))
        return False
    except SchemaError as error:
        where, key = _place(node, [*error.absolute_path])
        said = f"`{key}` of parameter `{name}`" if key else f"parameter `{name}`"
        expander.sink.add(
            bad_parameter(where, f"{said} is not what JSON Schema allows there", ["see https://json-schema.org"])
        )
        return False
    unknown = [
        key for key in schema if key not in Draft202012Validator.VALIDATORS and key not in _SIMPLE | {"examples"}
    ]
    for key in unknown:
        helps = did_you_mean(key, [*_SIMPLE, *Draft202012Validator.VALIDATORS])
        if helps and "did you mean" in helps[0]:
            where = node.entries[key].key.span
            expander.sink.add(bad_parameter(where, f"`{key}` is no key of a JSON Schema", helps))
            return False
    return True


def _place(node: Node, path: list[Any]) -> tuple[Span, str]:
    key = ""
    for token in path:
        target = target_of(node)
        if isinstance(target, Mapping) and str(token) in target.entries:
            node, key = target.entries[str(token)].value, str(token)
        elif isinstance(target, Sequence) and isinstance(token, int):
            node = target.items[token]
    return target_of(node).span, key


def to_plain(node: Node) -> Any:
    """A node as plain JSON, texts as they are written."""
    match node:
        case Alias(target=target):
            return to_plain(target)
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [to_plain(item) for item in items]
        case Mapping(entries=entries):
            return {key: to_plain(entry.value) for key, entry in entries.items()}
        case _:
            return None


def _report_recursion(expander: "Expander") -> None:
    """Components that use themselves, also where nobody uses them: one finding for each circle."""
    uses = {name: _uses(definition, expander.definitions) for name, definition in expander.definitions.items()}
    done: set[str] = set()
    for start in uses:
        if start in done:
            continue
        path: list[str] = []
        _visit(start, path, uses, done, expander)


def _visit(name: str, path: list[str], uses: dict[str, dict[str, Span]], done: set[str], expander: "Expander") -> None:
    """Depth first without recursion, since chains of components can be long."""
    stack = [(name, iter(uses[name]))]
    path.append(name)
    while stack:
        current, rest = stack[-1]
        following = next(rest, None)
        if following is None:
            stack.pop()
            path.pop()
            done.add(current)
        elif following in path:
            circle = [*path[path.index(following) :], following]
            spans = [uses[one][other] for one, other in pairwise(circle)]
            expander.sink.add(recursive_component(spans[0], circle, spans[1:]))
            for one in circle:
                expander.definitions[one].layout = None
        elif following not in done:
            path.append(following)
            stack.append((following, iter(uses[following])))


def _uses(definition: Definition, known: Map[str, Any]) -> dict[str, Span]:
    """The components that its layout uses, with the first place."""
    found: dict[str, Span] = {}
    if definition.layout is not None:
        for node in nodes_in(definition.layout):
            if isinstance(node, Mapping) and len(node.entries) == 1:
                ((name, entry),) = node.entries.items()
                if name in known:
                    span = entry.key.span
                    found[name] = min(found.get(name, span), span)
    return found


def _kind(node: Node) -> str:
    if isinstance(node, Scalar):
        from dashc.expand.substitution import describe

        return "nothing" if node.value is None else describe(node)
    return "a mapping" if isinstance(node, Mapping) else "a list"
