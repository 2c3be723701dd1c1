"""What the spec's own file defines and nothing uses: said as such, and its text is checked all the same.

An included file is left alone: it may be shared by specs of which each uses a part of it.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashc.expand.definitions import Definition
from dashc.expand.nodes import target_of
from dashc.expand.position import Position
from dashc.expand.scope import Copies, Scope, Slot, Variable
from dashc.expand.text import names_in, nodes_in
from dashc.expand.uses import callbacks_of
from dashc.ir.span import Value
from dashc.ir.tree import Alias, Entry, Mapping, Node, Poisoned, Scalar, Sequence, SideBody, UnusedName

if TYPE_CHECKING:
    from dashc.expand.expander import Expander


@dataclass(slots=True)
class Mentions:
    """What all files say, whether or not it was reached when the spec was expanded."""

    keys: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    variables: set[str] = field(default_factory=set)
    computed: bool = False
    """Whether a key is put together, so that any text may be the name of a component."""
    complete: bool = True
    """False: a file under `$include` was not read, since its branch was not taken."""

    def component(self, name: str) -> bool:
        """Whether a component may be used somewhere."""
        return name in self.keys or (self.computed and name in self.texts)


def mentions(expander: "Expander", root: Mapping) -> Mentions:
    """All that is mentioned in the spec and in the files that it includes."""
    found = Mentions()
    trees = [root, *(document.root for document in expander.files.values() if document.root is not None)]
    for tree in trees:
        found.variables |= names_in(tree)
        for node in nodes_in(tree):
            if isinstance(node, Scalar) and isinstance(node.value, str):
                found.texts.add(node.value)
            elif isinstance(node, Mapping):
                found.keys.update(_keys(node, root))
                found.computed = found.computed or any("${" in key for key in node.entries)
                if "$include" in node.entries and id(node) not in expander.opened_includes:
                    found.complete = False
    return found


def check_unused(expander: "Expander", root: Mapping) -> tuple[tuple[UnusedName, ...], tuple[SideBody, ...]]:
    """The names that nothing mentions, and what the bodies of those components became."""
    definitions, values = expander.definitions, expander.global_scope.variables
    components = [entry for entry in _own(root, "components", definitions) if not definitions[_name(entry)].used]
    variables = [entry for entry in _own(root, "vars", values) if not values[_name(entry)].used]
    if not components and not variables:
        return (), ()
    said = mentions(expander, root)
    components = [entry for entry in components if not said.component(_name(entry))]
    bodies = [_body(expander, definitions[_name(entry)]) for entry in components]
    for entry in variables:
        own = names_in(entry.value)
        if _name(entry) not in said.variables or _name(entry) in own:
            expander.node(entry.value, expander.global_scope, Position.DATA)
    variables = [entry for entry in variables if _name(entry) not in said.variables]
    if not (said.complete or mentions(expander, root).complete):
        return (), tuple(bodies)
    names = [UnusedName("component", _name(entry), entry.key.span) for entry in components]
    names += [UnusedName("variable", _name(entry), entry.key.span) for entry in variables]
    return tuple(names), tuple(bodies)


def _name(entry: Entry) -> str:
    return str(entry.key.value)


def _keys(node: Mapping, root: Mapping) -> Iterator[str]:
    """The keys of a mapping, less those by which the spec's own file defines components."""
    components = root.entries.get("components")
    if components is None or target_of(components.value) is not node:
        yield from node.entries


def _own(root: Mapping, key: str, known: Container[str]) -> Iterator[Entry]:
    """What the spec's own file defines, less what an alias or a merge elsewhere may use."""
    section = root.entries.get(key)
    value = target_of(section.value) if section else None
    if not isinstance(value, Mapping):
        return
    for name, entry in value.entries.items():
        if name in known and not name.startswith(("x-", "_")) and not _is_aliased(entry, root):
            yield entry


def _is_aliased(entry: Entry, root: Mapping) -> bool:
    """Whether a part of it may be used by way of an anchor, from outside of it."""
    if entry.merge is not None or isinstance(entry.value, Alias):
        return True
    anchored = {id(node) for node in nodes_in(entry.value) if not isinstance(node, Alias) and node.anchor is not None}
    if not anchored:
        return False
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Alias):
            if id(node.target) in anchored:
                return True
        elif isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Mapping):
            others = [other for other in node.entries.values() if other is not entry]
            if any(other.merge is not None for other in others):
                return True
            waiting += [other.value for other in others]
    return False


def _body(expander: "Expander", definition: Definition) -> SideBody:
    """A component's layout and callbacks, with arguments of which nothing is known."""
    here = definition.key.span
    names = {
        name: Variable(name, Poisoned(here), None, Value(name, "argument", here)) for name in definition.parameters
    }
    outer = expander.global_scope
    slot = Slot(Poisoned(here), outer, here)
    scope = Scope({**outer.variables, **names}, Copies(outer.copies), None, slot, True, (definition.name,))
    kept, expander.callbacks = expander.callbacks, []
    layout: Node = Poisoned(here)
    if definition.layout is not None:
        layout = expander.node(definition.layout, scope, Position.NODE)
    callbacks = [*expander.callbacks, *callbacks_of(expander, definition, scope)]
    expander.callbacks = kept
    return SideBody(layout, callbacks, definition.name)
