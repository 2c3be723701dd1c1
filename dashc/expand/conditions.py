"""`$if`, `$then`, `$else` (language.md section 6)."""

from typing import TYPE_CHECKING

from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.expand import directives, substitution
from dashc.expand.nodes import target_of
from dashc.expand.position import Position
from dashc.expand.scope import Scope
from dashc.ir.tree import Alias, Entry, Mapping, Node, Poisoned, Scalar, Sequence

if TYPE_CHECKING:
    from dashc.expand.expander import Expander


def branch(expander: "Expander", node: Mapping, scope: Scope, position: Position) -> Node:
    """The branch that counts, as one value; nothing where there is none."""
    found = chosen(expander, node, scope, position)
    return found if isinstance(found, Poisoned) else expander.node(found, scope, position)


def chosen(expander: "Expander", node: Mapping, scope: Scope, position: Position) -> Node:
    """The branch that counts as it is written; `null` where there is none."""
    found = _choose(expander, node, scope, position)
    return _nothing(node, scope) if found is None else found


def branch_items(expander: "Expander", node: Mapping, scope: Scope, position: Position) -> list[Node]:
    """The same as items of a list: a branch that is a list is spliced."""
    found = _choose(expander, node, scope, position)
    if found is None:
        return []
    target = target_of(found)
    if isinstance(target, Sequence):
        return expander.items(target.items, scope, position)
    return expander.items([found], scope, position)


def _choose(expander: "Expander", node: Mapping, scope: Scope, position: Position) -> Node | None:
    """The branch as written; None where the condition does not hold and there is no `$else`."""
    if not directives.keys_fit(expander, node, "$if", scope):
        return Poisoned(scope.at(node.span))
    holds = _holds(expander, node.entries["$if"], scope)
    if holds is None:
        expander.branches.meet(node, None, scope, position)
        return Poisoned(scope.at(node.span))
    entry = node.entries["$then"] if holds else node.entries.get("$else")
    expander.branches.meet(node, entry, scope, position)
    return entry.value if entry else None


def _nothing(node: Mapping, scope: Scope) -> Scalar:
    return Scalar(scope.at(node.span), None, "", plain=True, verbatim=False)


def _holds(expander: "Expander", entry: Entry, scope: Scope) -> bool | None:
    """The truth of a variable; None after a finding. Empty, zero, `false` and `null` do not hold."""
    key, target = entry.key, target_of(entry.value)
    if isinstance(target, Poisoned):
        return None
    if isinstance(target, Scalar) and isinstance(target.value, str) and "${" not in target.value:
        # A bare word is the name of a variable: as a text it would always hold, which nobody means.
        return substitution.truth_of(expander, target, scope)
    empty = isinstance(target, Scalar) and target.value is None
    if empty or not isinstance(target, Scalar):
        help = "write the name of a variable: `$if: name`"
        kind = "nothing" if empty else "a mapping" if isinstance(target, Mapping) else "a list"
        where = scope.at(key.span if empty else target.span)
        expander.sink.add(wrong_type(where, "`$if`", "a variable", kind, help=[help]))
        return None
    value = substitution.value_of(expander, target, scope)
    return None if isinstance(value, Poisoned) else is_true(value)


def is_true(node: Node) -> bool:
    """Truth as in Python: of texts, numbers, lists and mappings the empty ones are false."""
    match node:
        case Alias(target=target):
            return is_true(target)
        case Scalar(value=value):
            return bool(value)
        case Sequence(items=items):
            return bool(items)
        case Mapping(entries=entries):
            return bool(entries)
        case _:
            return False
