"""What the `return` statements of a function show by themselves, without an annotation."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashc.resolve.python.signature import FunctionNode

SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
BODIES = ("body", "orelse", "finalbody")


@dataclass(frozen=True, slots=True)
class Returned:
    """One value that a function returns, as far as its source shows: see `shape`."""

    node: ast.AST
    shape: str
    """`none`, `sequence` of `count` items, `mapping` with `keys`, `scalar` (a text, a number, …) or `unknown`."""
    count: int = 0
    keys: tuple[str, ...] = ()


def returned(function: FunctionNode) -> list[Returned]:
    """Every returned value; empty where the function has no `return`."""
    if isinstance(function, ast.Lambda):
        return list(_values(function.body, function.body))
    return [
        value
        for statement in _statements(function.body)
        if isinstance(statement, ast.Return)
        for value in _values(statement.value or ast.Constant(None), statement)
    ]


def returned_values(function: FunctionNode) -> list[ast.expr]:
    """The expressions that it returns; empty where it may end without one."""
    if isinstance(function, ast.Lambda):
        return [function.body]
    values = [statement.value for statement in _statements(function.body) if isinstance(statement, ast.Return)]
    return [value for value in values if value is not None] if None not in values else []


def is_generator(function: FunctionNode) -> bool:
    """Whether a call of it gives a generator."""
    if isinstance(function, ast.Lambda):
        return False
    work: list[ast.AST] = list(function.body)
    while work:
        node = work.pop()
        if isinstance(node, ast.Yield | ast.YieldFrom):
            return True
        if not isinstance(node, SCOPES):
            work.extend(ast.iter_child_nodes(node))
    return False


def is_stub(function: FunctionNode) -> bool:
    """Whether nothing is written yet: `...`, `pass`, or no more than a docstring; or it ends by raising."""
    if isinstance(function, ast.Lambda):
        return False
    last = function.body[-1]
    return isinstance(last, ast.Pass | ast.Raise) or (
        isinstance(last, ast.Expr) and isinstance(last.value, ast.Constant)
    )


def _statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a function, less those of functions and classes inside of it."""
    for statement in body:
        yield statement
        if not isinstance(statement, SCOPES):
            for name in BODIES:
                yield from _statements(getattr(statement, name, ()))
            for part in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
                yield from _statements(part.body)


def _values(node: ast.expr, place: ast.AST) -> Iterator[Returned]:
    match node:
        case ast.IfExp(body=body, orelse=orelse):
            yield from _values(body, place)
            yield from _values(orelse, place)
        case ast.Tuple(elts=items) | ast.List(elts=items) if not any(isinstance(i, ast.Starred) for i in items):
            yield Returned(place, "sequence", count=len(items))
        case ast.Dict(keys=keys) if all(isinstance(k, ast.Constant) and isinstance(k.value, str) for k in keys):
            names = tuple(str(key.value) for key in keys if isinstance(key, ast.Constant))
            yield Returned(place, "mapping", keys=tuple(dict.fromkeys(names)))
        case ast.Constant(value=None):
            yield Returned(place, "none")
        case ast.Constant() | ast.JoinedStr():
            yield Returned(place, "scalar")
        case _:
            yield Returned(place, "unknown")
