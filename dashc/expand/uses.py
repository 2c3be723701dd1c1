"""A use of a component that the spec defines (language.md section 7)."""

from dataclasses import replace
from typing import TYPE_CHECKING

from dashc.diagnostics.rules.misplaced_children import children_as_data, takes_no_children
from dashc.diagnostics.rules.missing_argument import missing_argument
from dashc.diagnostics.rules.recursive_component import recursive_component
from dashc.diagnostics.rules.unknown_argument import unknown_argument
from dashc.diagnostics.suggest import suggest
from dashc.expand.definitions import Definition, Parameter
from dashc.expand.nodes import is_children, is_null, target_of
from dashc.expand.position import Position
from dashc.expand.scope import Copies, Scope, Slot, Variable
from dashc.expand.substitution import show
from dashc.expand.text import mentions_children
from dashc.ir.span import Frame, Span, Value
from dashc.ir.tree import Entry, Mapping, Node, Poisoned, Scalar, Sequence

if TYPE_CHECKING:
    from dashc.expand.expander import Expander


def use(expander: "Expander", definition: Definition, key: Scalar, value: Node, scope: Scope) -> Node:
    """The layout of a component with its parameters filled in; its callbacks are put with the others."""
    definition.used = True
    poison = Poisoned(key.span)
    arguments = _arguments(expander, definition, key, value, scope)
    if definition.layout is None or arguments is None:
        return poison
    around = scope.components or ()
    if definition.name in around:  # By a variable, a computed name or an included file: it is not seen in the text.
        circle = [*around[around.index(definition.name) :], definition.name]
        expander.sink.add(recursive_component(key.span, circle, ()))
        return poison
    variables, slot, refused = arguments
    frame = Frame("component", key.span, f"`{definition.name}` is used here")
    outer = expander.global_scope
    names = {**outer.variables, **variables}
    components = (*around, definition.name)
    inside = Scope(names, Copies(outer.copies), frame, slot, True, components)
    expander.count(1, key.span)
    what = f"this use of `{definition.name}`"
    with expander.multiplying(key.span, what), expander.deeper(key.span, "uses of components"):
        layout = expander.node(definition.layout, inside, Position.NODE)
        if definition.callbacks and not expander.trying:
            expander.callbacks += callbacks_of(expander, definition, inside)
    made = target_of(layout)
    if slot is not None and definition.includes and not definition.takes_children:
        definition.takes_children = any(
            mentions_children(document.root) for document in expander.files.values() if document.root is not None
        )
        _check_slot(expander, definition, slot.span)
    if refused or (slot is not None and (slot.lost or not definition.takes_children)):
        # There is a finding, and the ids in what was given are not known.
        return Sequence(key.span, [made, poison])
    return made


def callbacks_of(expander: "Expander", definition: Definition, scope: Scope) -> list[Node]:
    """The callbacks of a component; a file in their place holds a list of them."""
    items = expander.items(list(definition.callbacks), scope, Position.ENTRIES)
    if not definition.callbacks_included:
        return items
    return [item for node in items for item in _items(node)]


def _items(node: Node) -> list[Node]:
    target = target_of(node)
    return target.items if isinstance(target, Sequence) else [node]


def place_children(expander: "Expander", node: Scalar, scope: Scope, position: Position) -> Node:
    """`$children` as a node; among data no nodes can stand."""
    if position is Position.NODE:
        return Sequence(scope.at(node.span), children(expander, node, scope))
    if expander.trying:  # It may be part of an argument that is put among nodes.
        return Scalar(scope.at(node.span), node.value, node.text, node.plain, node.verbatim, node.anchor)
    expander.sink.add(children_as_data(scope.at(node.span)))
    if scope.slot is not None:
        scope.slot.lost = True
    return Poisoned(scope.at(node.span), node.anchor)


def children(expander: "Expander", node: Node, scope: Scope) -> list[Node]:
    """What stands for `$children`; when it stands for the same again, findings name that second place."""
    slot = scope.slot
    if slot is None:
        return []
    target = target_of(slot.node)
    home = slot.scope
    if slot.placed:
        home = home.inside(Frame("children", scope.at(node.span), "`$children` puts it here a second time"))
    slot.placed = slot.placed or not expander.trying
    if isinstance(target, Sequence):
        return expander.items(target.items, home, Position.NODE)
    return [expander.node(slot.node, home, Position.NODE)]


def _arguments(
    expander: "Expander", definition: Definition, key: Scalar, value: Node, scope: Scope
) -> tuple[dict[str, Variable], Slot | None, bool] | None:
    """The parameters' values, the children, and whether an argument was refused; None where nothing can be said."""
    opened, inside = expander.opened(value, scope, Position.DATA)
    target = target_of(opened)
    if isinstance(target, Scalar) and isinstance(target.value, str) and "${" in target.value:
        made = expander.node(target, inside, Position.NODE)
        made = target_of(made)
        if isinstance(made, Poisoned):
            return None
        if isinstance(made, Mapping):
            target, inside = made, _plain(scope)
    if isinstance(target, Poisoned):
        return None
    slot: Slot | None = None
    given: dict[str, Entry] = {}
    if isinstance(target, Mapping):
        given = {name: entry for name, entry in target.entries.items() if not name.startswith("x-")}
        entry = given.pop("children", None)
        if entry is not None and not is_null(entry.value):
            slot = Slot(entry.value, inside, inside.at(entry.key.span))
    elif not is_null(target):
        slot = Slot(target, inside, key.span)
    if slot is not None and not definition.includes:
        _check_slot(expander, definition, slot.span)
    variables = _given(expander, definition, given, inside)
    _add_missing(expander, definition, key, given, variables)
    refused = any(name not in definition.parameters for name in given)
    return variables, slot, refused


def _check_slot(expander: "Expander", definition: Definition, span: Span) -> None:
    if definition.layout is not None and not definition.takes_children and not definition.said_childless:
        definition.said_childless = True  # However many uses give it some: one `$children` is missing.
        expander.sink.add(takes_no_children(span, definition.name, definition.key.span))


def _given(expander: "Expander", definition: Definition, given: dict[str, Entry], scope: Scope) -> dict[str, Variable]:
    variables: dict[str, Variable] = {}
    for entry in given.values():
        key = expander.key(entry.key, scope, shared=entry.merge is not None)
        if key is None:
            continue
        name = str(key.value)
        parameter = definition.parameters.get(name)
        if parameter is None:
            if definition.parameters_known:
                free = [other for other in (*definition.parameters, "children") if other not in given]
                expander.sink.add(unknown_argument(key.span, definition.name, name, free, definition.key.span))
            continue
        variables[name] = _argument(expander, definition, parameter, entry.value, scope)
    return variables


def _argument(expander: "Expander", definition: Definition, parameter: Parameter, node: Node, scope: Scope) -> Variable:
    """An argument; poisoned where it does not fit, so that its text is no second mistake."""
    target = target_of(node)
    text = target.text if isinstance(target, Scalar) else None
    facts = Value(parameter.name, "argument", scope.at(target.span), text, shown=show(target))
    variable = Variable(parameter.name, node, scope, facts)
    if isinstance(target, Scalar) and is_children(target) and scope.in_component:
        variable.node, variable.scope = place_children(expander, target, scope, Position.DATA), None
        return variable
    if parameter.schema.keys() <= {"default", "description", "title"} or parameter.broken:
        return variable
    before, expander.trying = expander.trying, True
    value = expander.node(node, scope, Position.DATA)
    expander.trying = before
    target = target_of(value)
    if isinstance(target, Poisoned) or not expander.services.check(
        value, parameter.schema, parameter.name, definition.name, expander.sink
    ):
        variable.node, variable.scope = Poisoned(facts.span or target.span), None
    return variable


def _add_missing(
    expander: "Expander",
    definition: Definition,
    key: Scalar,
    given: dict[str, Entry],
    variables: dict[str, Variable],
) -> None:
    """Defaults, and findings for what has none. A name that is probably misspelt explains why one is missing."""
    free = [name for name in definition.parameters if name not in given]
    unknown = [name for name in given if name not in definition.parameters]
    meant = {likely for name in unknown for likely in suggest(name, free)}
    required = [name for name in free if definition.parameters[name].default is None]
    if len(unknown) == len(required) == 1:  # It has another name here.
        meant.update(required)
    for name, parameter in definition.parameters.items():
        if name in variables:
            continue
        if parameter.default is not None:
            target = target_of(parameter.default)
            text = target.text if isinstance(target, Scalar) else None
            facts = Value(name, "default", target.span, text, shown=show(target))
            variables[name] = Variable(name, parameter.default, expander.global_scope, facts)
            if parameter.broken:  # The default itself may be what is wrong.
                variables[name].node, variables[name].scope = Poisoned(target.span), None
            continue
        if name not in meant and name not in given and not parameter.broken:
            expander.sink.add(missing_argument(key.span, definition.name, name, parameter.key.span))
        facts = Value(name, "argument", key.span)
        variables[name] = Variable(name, Poisoned(key.span), None, facts)


def _plain(scope: Scope) -> Scope:
    """A scope for what is expanded already: its places are as they should be."""
    return replace(scope, frame=None, variables={}, readings={})
