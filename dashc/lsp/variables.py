"""What `${name}` means at a place: variables, loop variables and parameters (language.md sections 6 and 7)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dashc.expand.text import Token, tokens
from dashc.ir.names import is_name
from dashc.ir.span import Span, part
from dashc.ir.tree import Mapping as TreeMapping
from dashc.ir.tree import Node, Scalar, Sequence, Value
from dashc.lsp.cursor import Cursor, Step
from dashc.lsp.grammar import value_of
from dashc.lsp.own_components import section
from dashc.lsp.project import Project
from dashc.lsp.spec_file import SpecFile

MAX_STEPS = 20
"""Variables that stand for others, one after the other; more is a circle."""


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """A name that texts may use."""

    name: str
    kind: Literal["variable", "loop variable", "parameter"]
    file: SpecFile
    key: Scalar
    value: Node
    """Of a loop variable what it goes over, of a parameter its schema."""
    owner: str = ""
    """Of a parameter the component."""

    @property
    def place(self) -> tuple[str, Span]:
        """Where its name stands: what makes it this one and no other."""
        return self.file.document.real, self.key.span


Names = Mapping[str, Variable]


@dataclass(frozen=True, slots=True)
class Mention:
    """A variable's name in a text; `path` is all that stands in the braces."""

    path: str
    span: Span
    """Of the name alone."""
    scalar: Scalar


def visible_at(file: SpecFile, steps: tuple[Step, ...]) -> dict[str, Variable]:
    """The names that a text may use, by the way to it from the root; the inner ones hide the outer ones."""
    names = dict(_outside(file))
    for step, below in pairwise(steps):
        names |= named_by(file, step.node, step.role.tag, below.entry.key.text if below.entry else "")
    return names


def named_by(file: SpecFile, node: Node, tag: str, key: str) -> dict[str, Variable]:
    """The names that a mapping gives to what stands under one of its keys; `tag` is that of its role."""
    if not isinstance(node, TreeMapping):
        return {}
    if key == "$do" and "$for" in node.entries:
        over = value_of(node.entries["$for"].value)
        entries = over.entries.values() if isinstance(over, TreeMapping) else ()
        return {item.key.text: Variable(item.key.text, "loop variable", file, item.key, item.value) for item in entries}
    if tag == "own-component" and key in ("layout", "callbacks"):
        component = _owner(file, node)
        found = section(node, "params")
        return {name: Variable(name, "parameter", file, key, value, component) for name, key, value in found}
    return {}


def global_names(project: Project) -> dict[str, Variable]:
    """The variables of all files; those of the spec itself win."""
    found: dict[str, Variable] = {}
    for file in reversed(project.files):
        if file.role.tag == "spec":
            for name, key, value in section(file.document.settled.root, "vars"):
                found[name] = Variable(name, "variable", file, key, value)
    return found


def parameters_of(project: Project, component: str) -> dict[str, Variable]:
    """What a component of the spec's own takes."""
    own = project.own.get(component)
    file = project.file(own.file.path) if own else None
    if own is None or file is None:
        return {}
    items = own.component.parameters.items()
    return {name: Variable(name, "parameter", file, item.key, item.value, component) for name, item in items}


def mention_at(cursor: Cursor) -> Mention | None:
    """The name in the braces that a place is in."""
    scalar = cursor.scalar
    for mention in mentions_in(scalar) if scalar else ():
        start, end = mention.span.column - 2, mention.span.column + len(mention.path)
        if cursor.line == mention.span.line and start <= cursor.column <= end:
            return mention
    return _condition(cursor.last, scalar) if scalar and not cursor.key else None


def mentions_in(scalar: Scalar) -> Iterator[Mention]:
    """The names in a text whose places can be told: it stands on one line, and has no escapes."""
    if not isinstance(scalar.value, str) or "${" not in scalar.value or not scalar.verbatim:
        return
    for token in tokens(scalar.value):
        if token.path and token.well_formed:
            yield _mention(scalar, token)


def bare_mention(scalar: Scalar) -> Mention | None:
    """The name that stands bare behind `$if`."""
    text = scalar.value
    name = text.partition(".")[0] if isinstance(text, str) else ""
    return Mention(scalar.text, part(scalar.span, scalar.text, 0, len(name)), scalar) if is_name(name) else None


def value_at(path: str, names: Names, steps: int = MAX_STEPS) -> Value | None:
    """What a path such as `city.name` leads to, as written; of a loop variable the first value."""
    name, *keys = path.split(".")
    variable = names.get(name)
    node = _first(variable, names, steps) if variable and steps else None
    for key in keys:
        if isinstance(node, TreeMapping) and key in node.entries:
            node = _followed(node.entries[key].value, names, steps)
        elif isinstance(node, Sequence) and key.isdecimal() and int(key) < len(node.items):
            node = _followed(node.items[int(key)], names, steps)
        else:
            return None
    return node


def over_at(variable: Variable, names: Names, steps: int = MAX_STEPS) -> Value | None:
    """What a loop variable goes over."""
    return _followed(variable.value, names, steps)


def _outside(file: SpecFile) -> Names:
    """The names at the root of a file: those at the place that includes it."""
    if file.included_at is None or file.role.tag == "spec":
        return global_names(file.project)
    outer, scalar = file.included_at
    cursor = outer.cursor_at(scalar.span.line, scalar.span.column)
    return visible_at(outer, cursor.steps) if cursor else global_names(file.project)


def _owner(file: SpecFile, body: TreeMapping) -> str:
    names = section(file.root, "components")
    return next((name for name, _, value in names if value_of(value) is body), "")


def _mention(scalar: Scalar, token: Token) -> Mention:
    assert token.path is not None
    start = token.start + 2
    name = token.path.partition(".")[0]
    return Mention(token.path, part(scalar.span, scalar.text, start, start + len(name)), scalar)


def _condition(step: Step, scalar: Scalar) -> Mention | None:
    return bare_mention(scalar) if step.entry is not None and step.entry.key.text == "$if" else None


def _first(variable: Variable, names: Names, steps: int) -> Value | None:
    """The value of a variable, the default of a parameter, the first value of a loop variable."""
    value = value_of(variable.value)
    if variable.kind == "variable":
        outside = isinstance(value, TreeMapping) and "env" in value.entries
        return _default(value, names, steps) if outside else _followed(value, names, steps)
    if variable.kind == "parameter":
        return _default(value, names, steps)
    over = over_at(variable, names, steps)
    return _followed(over.items[0], names, steps) if isinstance(over, Sequence) and over.items else None


def _default(value: Value, names: Names, steps: int) -> Value | None:
    entry = value.entries.get("default") if isinstance(value, TreeMapping) else None
    return _followed(entry.value, names, steps) if entry else None


def _followed(node: Node, names: Names, steps: int) -> Value | None:
    """A node, or what it stands for where it is nothing but `${path}`."""
    value = value_of(node)
    if isinstance(value, Scalar) and isinstance(value.value, str) and value.value.startswith("${"):
        found = tokens(value.value)
        if len(found) == 1 and found[0].path and found[0].stop == len(value.value):
            return value_at(found[0].path, names, steps - 1)
    return value
