"""What the thing at the cursor is: the common question of hover, definition, references and rename."""

from dataclasses import dataclass

from lsprotocol import types as lsp

from dashc.ir.span import Span
from dashc.ir.tree import Mapping, Scalar
from dashc.lsp.anchors import Anchor
from dashc.lsp.cursor import Cursor, contains
from dashc.lsp.outline import ReferenceUse, inner_span, reference_at
from dashc.lsp.roles import Kind, Role
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.variables import Names, Variable, global_names, mention_at, named_by, parameters_of, visible_at
from dashc.resolve.paths import DottedPath


@dataclass(frozen=True, slots=True)
class IdTarget:
    """An id, where it is given or in a reference."""

    id: str
    span: Span


@dataclass(frozen=True, slots=True)
class PropTarget:
    """A prop: set in the layout, or named in a reference. `id` is None where the component has none."""

    type: str | None
    id: str | None
    prop: str
    span: Span


@dataclass(frozen=True, slots=True)
class ComponentTarget:
    """The name of an element or a component in the layout."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class VariableTarget:
    """A variable, loop variable or parameter: in `${…}`, or where it gets its name."""

    variable: Variable
    path: str
    """All that stands in the braces."""
    names: Names
    """What texts may use at this place."""
    span: Span


@dataclass(frozen=True, slots=True)
class PathTarget:
    """A dotted path of Python."""

    path: DottedPath
    section: str
    in_module: bool
    """Whether the cursor is in the module's part of it."""

    @property
    def span(self) -> Span:
        """The part that the cursor is in."""
        return self.path.module_span if self.in_module else self.path.attribute_span


@dataclass(frozen=True, slots=True)
class FileTarget:
    """The path of another file of the project."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class AnchorTarget:
    """`&name` or `*name`."""

    anchor: Anchor

    @property
    def span(self) -> Span:
        """The place of the token."""
        return self.anchor.span


@dataclass(frozen=True, slots=True)
class KeyTarget:
    """A key of the language itself."""

    name: str
    role: Role
    """Of the mapping that has it."""
    mapping: Mapping
    span: Span


Target = IdTarget | PropTarget | VariableTarget | ComponentTarget | PathTarget | FileTarget | AnchorTarget | KeyTarget


def target_at(document: SpecFile, position: lsp.Position) -> Target | None:
    """What is at a position; None where there is nothing that has a name."""
    line, column = document.positions.place(position)
    anchor = next((anchor for anchor in document.anchors if contains(anchor.span, line, column)), None)
    if anchor:
        return AnchorTarget(anchor)
    cursor = document.cursor(position)
    if cursor is None or cursor.scalar is None:
        return None
    variable = _variable(document, cursor)
    if variable:
        return variable
    return _key(document, cursor) if cursor.key else _value(document, cursor, cursor.scalar)


_NODES = (Kind.NODES, Kind.ARGUMENT)


def _variable(document: SpecFile, cursor: Cursor) -> VariableTarget | None:
    """In the braces, behind `$if`, or at the key that gives the name."""
    mention = mention_at(cursor)
    if mention:
        names = visible_at(document, cursor.steps)
        found = names.get(mention.path.partition(".")[0])
        return VariableTarget(found, mention.path, names, mention.span) if found else None
    key = cursor.key.key if cursor.key else None
    if key is None:
        return None
    step = cursor.last
    names = global_names(document.project)
    if step.role.tag == "params":
        names |= named_by(document, cursor.steps[-2].node, "own-component", "layout")
    elif step.entry is not None and step.entry.key.text == "$for":
        names = visible_at(document, cursor.steps[:-1]) | named_by(document, cursor.steps[-2].node, "", "$do")
    elif step.role.tag != "vars":
        return None
    found = names.get(key.text)
    return VariableTarget(found, key.text, names, inner_span(key)) if found and found.key is key else None


def _parameter(document: SpecFile, component: str, key: Scalar) -> VariableTarget | None:
    """A parameter where a use of its component gives it."""
    found = parameters_of(document.project, component).get(key.text)
    return VariableTarget(found, key.text, {key.text: found}, inner_span(key)) if found else None


def _key(document: SpecFile, cursor: Cursor) -> Target | None:
    assert cursor.key is not None
    step, key = cursor.last, cursor.key.key
    assert isinstance(step.node, Mapping)
    inner = document.grammar.entry(step.role, step.node, key.text)
    if step.role.tag == "components" or (step.role.kind in _NODES and inner.kind is Kind.COMPONENT):
        return ComponentTarget(key.text, inner_span(key))
    if step.role.kind is Kind.COMPONENT and step.role.type in document.grammar.own:
        return _parameter(document, step.role.type, key)
    if step.role.kind is Kind.COMPONENT:
        use = document.outline.by_node.get(id(step.node))
        return PropTarget(step.role.type, use.id if use else None, key.text, inner_span(key))
    return KeyTarget(key.text, step.role, step.node, inner_span(key))


def _value(document: SpecFile, cursor: Cursor, scalar: Scalar) -> Target | None:
    role = cursor.last.role
    match role.kind:
        case Kind.ID | Kind.REFERENCE_ID if scalar.text:
            return IdTarget(scalar.text, inner_span(scalar))
        case Kind.REFERENCE | Kind.REFERENCES:
            reference = reference_at(scalar, role.section)
            return _in_reference(document, reference, cursor) if reference else None
        case Kind.REFERENCE_PROP:
            found = next((use for use in document.outline.references if use.property_span == inner_span(scalar)), None)
            return _in_reference(document, found, cursor) if found else None
        case Kind.PATH:
            path = document.project.python.path(scalar.text, inner_span(scalar))
            return PathTarget(path, role.section, bool(path.module) and cursor.in_part(path.module_span))
        case Kind.FILE if scalar.text:
            return FileTarget(scalar.text, inner_span(scalar))
        case Kind.TYPE:
            return ComponentTarget(scalar.text, inner_span(scalar))
        case _:
            return None


def _in_reference(document: SpecFile, reference: ReferenceUse, cursor: Cursor) -> Target | None:
    """The id or the prop of a reference, whichever the cursor is in."""
    if reference.id and reference.id_span and cursor.in_part(reference.id_span):
        return IdTarget(reference.id, reference.id_span)
    if reference.property is None or reference.property_span is None:
        return None
    use = document.outline.component_of(reference)
    type = use.type if use else document.project.type_of(reference.id) if reference.id else None
    return PropTarget(type, use.id if use else reference.id, reference.property, reference.property_span)
