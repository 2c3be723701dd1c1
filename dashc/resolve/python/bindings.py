"""What the names of a module, or of a class, stand for: read off its statements, in their order."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from dashc.resolve.python.outcome import outcome

BODIES = ("body", "orelse", "finalbody", "handlers", "cases")
"""Where the statements under a statement are."""


class Binding(NamedTuple):
    """One statement that gives a name a meaning; `maybe` where it stands in an `if`, a `try`, a loop or a function."""

    node: ast.AST
    value: ast.expr | None
    """What is assigned; None for definitions and imports, and where it cannot be told."""
    maybe: bool


@dataclass(slots=True)
class Names:
    """The names of one scope."""

    bindings: dict[str, list[Binding]] = field(default_factory=dict)
    stars: list[ast.ImportFrom] = field(default_factory=list)
    never: dict[str, list[Binding]] = field(default_factory=dict)
    """Names under a condition that does not hold on import: `TYPE_CHECKING`, `__name__ == "__main__"`."""
    deleted: dict[str, ast.Delete] = field(default_factory=dict)

    def add(self, name: str, binding: Binding) -> None:
        """A later statement takes the place of what stood before, unless it may not have been run."""
        earlier = self.bindings.setdefault(name, [])
        if not binding.maybe:
            earlier.clear()
        earlier.append(binding)
        self.deleted.pop(name, None)

    def for_types(self, name: str) -> list[Binding]:
        """What a name means in an annotation, which type checkers read: they see what an import does not run."""
        return self.bindings.get(name) or self.never.get(name, [])


def names_of(body: Iterable[ast.stmt]) -> Names:
    """The names that these statements bind."""
    names = Names()
    _statements(body, names, maybe=False)
    return names


def _statements(body: Iterable[ast.stmt], names: Names, *, maybe: bool) -> None:
    for statement in body:
        _statement(statement, names, maybe)


def _statement(statement: ast.stmt, names: Names, maybe: bool) -> None:
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            names.add(statement.name, Binding(statement, None, maybe))
            _globals_set_in(statement, names)
        case ast.ClassDef():
            names.add(statement.name, Binding(statement, None, maybe))
        case ast.Import():
            for alias in statement.names:
                names.add(alias.asname or alias.name.partition(".")[0], Binding(statement, None, maybe))
        case ast.ImportFrom():
            for alias in statement.names:
                if alias.name == "*":
                    names.stars.append(statement)
                else:
                    names.add(alias.asname or alias.name, Binding(statement, None, maybe))
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                _target(target, value, statement, names, maybe)
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            _target(target, value, statement, names, maybe)
        case ast.AugAssign(target=target):
            _target(target, None, statement, names, maybe)
        case ast.Delete(targets=targets) if not maybe:
            for target in targets:
                if isinstance(target, ast.Name) and target.id in names.bindings:
                    del names.bindings[target.id]
                    names.deleted[target.id] = statement
        case ast.If() | ast.Try() | ast.TryStar() | ast.For() | ast.AsyncFor() | ast.While() | ast.With() | ast.Match():
            _compound(statement, names, maybe)
        case _ if type(statement).__name__ == "TypeAlias":  # `type Name = …`, from Python 3.12 on.
            _target(getattr(statement, "name", None), getattr(statement, "value", None), statement, names, maybe)
        case _:
            pass
    for walrus in _walruses(statement):
        names.add(walrus.target.id, Binding(statement, walrus.value, maybe=True))


def _compound(statement: ast.stmt, names: Names, maybe: bool) -> None:
    """Branches; the body of a `with` is always run, and so is the `finally` of a `try`."""
    match statement:
        case ast.With(items=items, body=body):
            for item in items:
                _target(item.optional_vars, None, statement, names, maybe)
            _statements(body, names, maybe=maybe)
        case ast.For(target=target) | ast.AsyncFor(target=target):
            _target(target, None, statement, names, maybe=True)
            _statements([*statement.body, *statement.orelse], names, maybe=True)
        case ast.If(test=test, body=body, orelse=orelse):
            holds = outcome(test)
            if holds is None:
                _statements([*body, *orelse], names, maybe=True)
            else:
                _statements(body if holds else orelse, names, maybe=maybe)
                _never(orelse if holds else body, names)
        case ast.While():
            _statements([*statement.body, *statement.orelse], names, maybe=True)
        case ast.Try() | ast.TryStar():
            _statements([*statement.body, *statement.orelse], names, maybe=True)
            for handler in statement.handlers:
                _statements(handler.body, names, maybe=True)
            _statements(statement.finalbody, names, maybe=maybe)
        case ast.Match(cases=cases):
            for case in cases:
                _statements(case.body, names, maybe=True)
        case _:
            pass


def _never(body: Iterable[ast.stmt], names: Names) -> None:
    for name, bindings in names_of(body).bindings.items():
        names.never.setdefault(name, []).extend(bindings)


def _target(target: ast.expr | None, value: ast.expr | None, node: ast.AST, names: Names, maybe: bool) -> None:
    match target:
        case ast.Name(id=name):
            names.add(name, Binding(node, value, maybe))
        case ast.Tuple(elts=targets) | ast.List(elts=targets):
            values: list[ast.expr] | None = None
            if isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(targets):
                values = value.elts
            if values and any(isinstance(item, ast.Starred) for item in [*targets, *values]):
                values = None
            for place, item in enumerate(targets):
                _target(item, values[place] if values else None, node, names, maybe)
        case ast.Starred(value=inner):
            _target(inner, None, node, names, maybe)
        case _:
            pass


def _globals_set_in(function: ast.FunctionDef | ast.AsyncFunctionDef, names: Names) -> None:
    """`global handler` in a function that may have been called."""
    declared: set[str] = set()
    work: list[ast.AST] = [function]
    while work:
        statement = work.pop()
        if isinstance(statement, ast.Global):
            declared.update(statement.names)
        for part in BODIES:
            work.extend(getattr(statement, part, ()))
    for name in sorted(declared):
        names.add(name, Binding(function, None, maybe=True))


def _walruses(statement: ast.stmt) -> Iterator[ast.NamedExpr]:
    """Assignments in the expressions of a statement, not in the statements under it."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return
    for part in ast.iter_child_nodes(statement):
        if isinstance(part, ast.expr):
            yield from (node for node in ast.walk(part) if isinstance(node, ast.NamedExpr))
