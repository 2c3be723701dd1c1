"""Branches of `$if` that no condition takes: their text is checked all the same, with names of which nothing is known.

What the condition guards against must not be found in there: `${user.name}` where `user` is null, a file that is not
there. So every name stands for anything, and files are not read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dashc.expand.nodes import target_of
from dashc.expand.position import Position
from dashc.expand.scope import Copies, Scope, Slot, Variable
from dashc.expand.stop import Stop
from dashc.ir.span import Value
from dashc.ir.tree import Entry, Mapping, Node, Poisoned, Scalar, Sequence, SideBody

if TYPE_CHECKING:
    from dashc.expand.expander import Expander


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch as it is written, where it stands, and the names that it may use."""

    node: Node
    position: Position
    names: frozenset[str]
    component: str
    holder: tuple[Scalar, ...]
    """The component, and perhaps the prop, whose whole value the condition gives."""


@dataclass(slots=True)
class Branches:
    """All branches that were met, by the identity of their text."""

    met: dict[int, Branch] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    holders: dict[int, tuple[Scalar, ...]] = field(default_factory=dict)
    """By the identity of a `$if`: the component, and perhaps the prop, whose value it gives."""

    def hold(self, node: Node, *holder: Scalar) -> None:
        """Note what a condition gives the value of, if the node is one."""
        target = target_of(node)
        if isinstance(target, Mapping) and "$if" in target.entries:
            self.holders[id(target)] = holder

    def meet(self, node: Mapping, chosen: Entry | None, scope: Scope, position: Position) -> None:
        """A condition with the branch that counts; None where it has none, or is not known."""
        for name in ("$then", "$else"):
            entry = node.entries.get(name)
            if entry is None:
                continue
            if entry is chosen:
                self.taken.add(id(entry.value))
            elif id(entry.value) not in self.met:
                component = scope.components[-1] if scope.in_component and scope.components else ""
                holder = self.holders.get(id(node), ())
                branch = Branch(entry.value, position, frozenset(scope.variables), component, holder)
                self.met[id(entry.value)] = branch


def check_branches(expander: "Expander") -> tuple[SideBody, ...]:
    """What the branches that were never taken became; in these there may be more."""
    branches = expander.branches
    bodies: list[SideBody] = []
    expander.reads_files = False
    for branch in _left(branches):
        try:
            bodies.append(_body(expander, branch))
        except Stop:  # What is no part of the app cannot be too big for it.
            continue
    return tuple(bodies)


def _left(branches: Branches) -> Iterator[Branch]:
    done: set[int] = set()
    while waiting := [branch for key, branch in branches.met.items() if key not in done | branches.taken]:
        done.update(id(branch.node) for branch in waiting)
        yield from waiting


def _body(expander: "Expander", branch: Branch) -> SideBody:
    here = target_of(branch.node).span
    poison = Poisoned(here)
    names = {name: Variable(name, poison, None, Value(name, "argument", here)) for name in branch.names}
    components = (branch.component,) if branch.component else ()
    scope = Scope(names, Copies(), None, Slot(poison, expander.global_scope, here), bool(components), components)
    kept, expander.callbacks = expander.callbacks, []
    if branch.holder:
        made = [expander.node(_held(branch.node, branch.holder), scope, Position.NODE)]
    else:
        made = expander.items([branch.node], scope, branch.position)
    callbacks, expander.callbacks = expander.callbacks, kept
    if branch.holder or branch.position is Position.NODE:
        return SideBody(Sequence(here, made), callbacks)
    items = [item for node in made for item in _items(node)]
    return SideBody(Sequence(here, []), [item for item in items if _is_callback(item)])


def _held(node: Node, holder: tuple[Scalar, ...]) -> Node:
    """The component that has the node as its value, or as that of a prop; of its other props nothing is known."""
    span = target_of(node).span
    for key in reversed(holder):
        node = Mapping(span, {str(key.value): Entry(key, node)}, partial=key is not holder[0])
    return node


def _items(node: Node) -> list[Node]:
    target = target_of(node)
    return target.items if isinstance(target, Sequence) else [node]


def _is_callback(node: Node) -> bool:
    target = target_of(node)
    return isinstance(target, Mapping) and "call" in target.entries
