"""`__all__`: the names that `from module import *` brings."""

import ast
from collections.abc import Iterable, Iterator

from dashc.resolve.python.bindings import BODIES


def exported_names(tree: ast.Module) -> frozenset[str] | None:
    """The names in `__all__`, those that only a condition adds too; None without one, or where it is computed."""
    names: set[str] | None = None
    for statement in _statements(tree.body):
        if not _is_about_all(statement):
            continue
        added = _added(statement)
        if added is None:
            return None
        names = (names or set()) | added
    return None if names is None else frozenset(names)


def _statements(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """Those that an import may run."""
    for statement in body:
        yield statement
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for part in BODIES:
                yield from _statements(getattr(statement, part, ()))


def _is_about_all(statement: ast.AST) -> bool:
    if any(hasattr(statement, part) for part in BODIES):
        return False
    return any(isinstance(node, ast.Name) and node.id == "__all__" for node in ast.walk(statement))


def _added(statement: ast.AST) -> set[str] | None:
    """What a statement puts into `__all__`; None where that cannot be read."""
    match statement:
        case (
            ast.Assign(targets=[ast.Name(id="__all__")], value=value)
            | ast.AnnAssign(target=ast.Name(id="__all__"), value=ast.expr() as value)
            | ast.AugAssign(target=ast.Name(id="__all__"), op=ast.Add(), value=value)
        ):
            return _texts(value)
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="__all__"), attr=method), args=[value])):
            if method == "append":
                return _texts(ast.List([value]))
            return _texts(value) if method == "extend" else None
        case _:
            return None


def _texts(value: ast.expr) -> set[str] | None:
    match value:
        case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
            texts = {item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)}
            return texts if all(isinstance(item, ast.Constant) for item in items) else None
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            first, second = _texts(left), _texts(right)
            return None if first is None or second is None else first | second
        case _:
            return None
