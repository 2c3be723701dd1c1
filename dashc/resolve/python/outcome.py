"""Conditions whose outcome is known from the source: what an import runs, and what it never does."""

import ast
import operator
from collections.abc import Callable
from typing import Any

OLDEST = (3, 11)
"""The first version of Python that an emitted app runs on."""

_COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def outcome(test: ast.expr) -> bool | None:
    """Whether a condition holds when its module is imported; None where only the run can tell."""
    match test:
        case ast.Constant(value=value):
            return bool(value)
        case ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING"):
            return False
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            holds = outcome(inner)
            return None if holds is None else not holds
        case ast.BoolOp(op=op, values=values):
            found = [outcome(value) for value in values]
            decides = isinstance(op, ast.Or)
            if decides in found:
                return decides
            return None if None in found else not decides
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _compared(left, op, right)
        case _:
            return None


def _compared(left: ast.expr, op: ast.cmpop, right: ast.expr) -> bool | None:
    if {"__name__", "__main__"} == {_word(left), _word(right)} and isinstance(op, ast.Eq | ast.NotEq):
        return isinstance(op, ast.NotEq)
    if isinstance(left, ast.Attribute) and left.attr == "version_info" and type(op) in _COMPARISONS:
        return _version(type(op), right)
    return None


def _word(node: ast.expr) -> object:
    return node.id if isinstance(node, ast.Name) else node.value if isinstance(node, ast.Constant) else None


def _version(op: type[ast.cmpop], right: ast.expr) -> bool | None:
    """`sys.version_info >= (3, 8)` holds wherever the app runs; of a newer version that is not known."""
    parts = right.elts if isinstance(right, ast.Tuple) else []
    bound = tuple(part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, int))
    if not bound or len(bound) < len(parts) or bound > OLDEST:
        return None
    return _COMPARISONS[op]((*OLDEST, 0), bound)
