"""`$for` and `$do` (language.md section 6)."""

import re
from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from dashc.diagnostics.rules.bad_loop import bad_loop, loop_in_words, loop_outside_list, loop_over
from dashc.diagnostics.rules.bad_variable_name import bad_variable_name
from dashc.diagnostics.rules.expansion_too_big import too_many_rounds
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.diagnostics.templates import variable_in
from dashc.expand import directives, substitution
from dashc.expand.nodes import is_null, target_of
from dashc.expand.position import Position
from dashc.expand.scope import Scope, Variable
from dashc.expand.text import includes_files, loop_names_in, names_in
from dashc.ir.limits import MAX_NODES
from dashc.ir.names import is_name
from dashc.ir.span import Frame, Span, Value
from dashc.ir.tree import Alias, Mapping, Node, Poisoned, Scalar, Sequence, UnusedName

if TYPE_CHECKING:
    from dashc.expand.expander import Expander

_IN_WORDS = re.compile(r"([\w-]+)\s+(?:in|of|as)\s+\$?\{{0,2}\s*([\w.-]+)\s*\}{0,2}")
"""`city in cities`."""


def loop(expander: "Expander", node: Mapping, scope: Scope, position: Position) -> list[Node]:
    """The items that a loop stands for."""
    poison: list[Node] = [Poisoned(scope.at(node.span))]
    if not directives.keys_fit(expander, node, "$for", scope):
        return poison
    names = _names(expander, node, scope)
    if names is None:
        return poison
    entry = node.entries["$for"]
    rounds = 1
    for several in names.values():
        rounds *= len(several)
    if rounds > MAX_NODES:
        expander.sink.add(too_many_rounds(scope.at(entry.key.span), rounds, MAX_NODES))
        return poison
    _note_unused(expander, node, scope)
    body = node.entries["$do"].value
    found: list[Node] = []
    here = scope.at(entry.key.span)
    with expander.multiplying(here, "this loop", rounds), expander.deeper(here, "loops"):
        expander.foresee_loop(node, rounds, position)
        for values in product(*names.values()):
            inside = _round(scope, values)
            target = target_of(body)
            nodes = target.items if isinstance(target, Sequence) else [body]
            expander.count(1, node.span)
            found += expander.items(nodes, inside, position)
    return found


def misplaced(expander: "Expander", node: Mapping, scope: Scope) -> Node:
    """A loop where one value is wanted."""
    first = next(iter(node.entries.values()))
    entry = node.entries.get("$for", first)
    expander.sink.add(loop_outside_list(scope.at(entry.key.span)))
    return Poisoned(scope.at(node.span), node.anchor)


def _round(scope: Scope, values: tuple[Variable, ...]) -> Scope:
    """The scope of one round. Every round has values of its own, so that it is known what each was used for."""
    said = ", ".join(f"`{variable.name}` = {variable.facts.shown}" for variable in values)
    site = values[0].facts.span
    assert site is not None
    return scope.inside(Frame("round", site, f"with {said}"), {variable.name: variable for variable in values})


def _names(expander: "Expander", node: Mapping, scope: Scope) -> dict[str, list[Variable]] | None:
    """The loop variables with their values; None after a finding."""
    entry = node.entries["$for"]
    target = target_of(entry.value)
    if isinstance(target, Poisoned):
        return None
    if not isinstance(target, Mapping) or not target.entries:
        where = scope.at(entry.key.span if isinstance(target, Mapping) or is_null(target) else target.span)
        in_words = _IN_WORDS.fullmatch(target.text) if isinstance(target, Scalar) else None
        if in_words is not None:
            expander.sink.add(loop_in_words(where, in_words[1], in_words[2], is_known=in_words[2] in scope.variables))
        else:
            expander.sink.add(bad_loop(where, "`$for` needs a mapping from names to what they go over"))
        return None
    found: dict[str, list[Variable]] = {}
    failed = False
    for name, inner in target.entries.items():
        if not is_name(name):
            expander.sink.add(bad_variable_name(scope.at(inner.key.span), name, "a loop variable"))
            failed = True
            continue
        values = _values(expander, name, inner.value, scope)
        if values is None:
            failed = True
        else:
            found[name] = values
    return None if failed else found


def _values(expander: "Expander", name: str, node: Node, scope: Scope) -> list[Variable] | None:
    """What one loop variable goes over."""
    target, inside = (node.target, scope) if isinstance(node, Alias) else (node, scope)
    if isinstance(target, Scalar) and isinstance(target.value, str) and "${" in target.value:
        return _values_of(expander, name, target, scope)
    if isinstance(target, Mapping) and directives.kind_of(target) in ("$if", "$include"):
        return _list(expander, name, expander.node(target, inside, Position.DATA), None, scope.at(target.span))
    return _list(expander, name, target, inside, scope.at(target.span))


def _values_of(expander: "Expander", name: str, scalar: Scalar, scope: Scope) -> list[Variable] | None:
    """`{name: ${items}}`."""
    value = expander.node(scalar, scope, Position.DATA)
    value = target_of(value)
    return _list(expander, name, value, None, scope.at(scalar.span))


def _list(expander: "Expander", name: str, node: Node, scope: Scope | None, where: Span) -> list[Variable] | None:
    """The values of a list or a range; `scope` is None where everything in it is replaced already."""
    if isinstance(node, Poisoned):
        return None
    if isinstance(node, Mapping) and node.entries.keys() == {"range"}:
        return _range(expander, name, node.entries["range"].value, scope, where)
    if not isinstance(node, Sequence):
        kind = "a mapping" if isinstance(node, Mapping) else "nothing" if is_null(node) else "a single value"
        meant = _meant(node, expander.global_scope if scope is None else scope)
        text = node.text if isinstance(node, Scalar) and node.verbatim else ""
        expander.sink.add(loop_over(where, name, kind, text, meant))
        return None
    return [_variable(name, item, inside) for item, inside in _items(expander, node, scope)]


def _meant(node: Node, scope: Scope) -> str | None:
    """The variable that a text names without `${}`: `cities`, `$cities`, `{{ cities }}`."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str) or "${" in node.value:
        return None
    path = variable_in(node.value) or node.value.lstrip("$").strip()
    variable = scope.variables.get(path.partition(".")[0])
    if variable is not None:
        variable.used = True
    return path if variable is not None else None


def _items(expander: "Expander", node: Sequence, scope: Scope | None) -> Iterator[tuple[Node, Scope | None]]:
    """The items as written, with the scope to read them in; directives among them are replaced."""
    for item in node.items:
        target = target_of(item)
        if scope is not None and isinstance(target, Mapping) and directives.kind_of(target) in ("$for", "$if"):
            for made in expander.items([item], scope, Position.DATA):
                yield made, None
        else:
            yield target, scope


def _variable(name: str, node: Node, scope: Scope | None) -> Variable:
    node = target_of(node)
    span = node.span if scope is None else scope.at(node.span)
    text = node.text if isinstance(node, Scalar) else None
    return Variable(name, node, scope, Value(name, "round", span, text, shown=substitution.show(node)))


def _range(expander: "Expander", name: str, node: Node, scope: Scope | None, where: Span) -> list[Variable] | None:
    """Python's `range`."""
    value = node if scope is None else expander.node(node, scope, Position.DATA)
    value = target_of(value)
    if isinstance(value, Poisoned):
        return None
    parts = value.items if isinstance(value, Sequence) else [value]
    numbers: list[int] = []
    for item in parts:
        number = target_of(item)
        if isinstance(number, Poisoned):
            return None
        if not isinstance(number, Scalar) or not isinstance(number.value, int) or isinstance(number.value, bool):
            got = substitution.describe(number) if isinstance(number, Scalar) else "a list or mapping"
            expander.sink.add(wrong_type(number.span, "`range`", "whole numbers", got))
            return None
        numbers.append(number.value)
    if not 1 <= len(numbers) <= 3:
        help = ["write `range: [first, end]`, the end not included, or `range: [first, end, step]`"]
        expander.sink.add(bad_loop(value.span, f"`range` takes one to three numbers, got {len(numbers)}", help))
        return None
    if len(numbers) == 3 and numbers[2] == 0:
        expander.sink.add(bad_loop(parts[2].span, "the step of a `range` cannot be 0", ["write another step"]))
        return None
    found = range(*numbers)
    if (found[-1] - found[0]) // found.step + 1 > MAX_NODES if found else False:
        rounds = (found[-1] - found[0]) // found.step + 1
        expander.sink.add(too_many_rounds(value.span, rounds, MAX_NODES))
        return None
    return [
        Variable(
            name,
            Scalar(value.span, number, str(number), plain=True, verbatim=False),
            None,
            Value(name, "round", value.span, None, shown=str(number)),
        )
        for number in found
    ]


def _note_unused(expander: "Expander", node: Mapping, scope: Scope) -> None:
    """Once for a loop: names that its body does not mention; those that begin with `_` are meant so."""
    if id(node) in expander.checked_loops:
        return
    expander.checked_loops.add(id(node))
    entry = node.entries["$for"]
    target = target_of(entry.value)
    body = node.entries["$do"].value
    if includes_files(body):
        return
    used = names_in(body)
    assert isinstance(target, Mapping)
    if used - {*scope.variables, *target.entries, *loop_names_in(body)}:
        return  # One of them may be meant, and is a finding already.
    for name, inner in target.entries.items():
        if name not in used and not name.startswith("_"):
            expander.unused.append(UnusedName("loop variable", name, scope.at(inner.key.span)))
