"""What an expression of the source surely gives, for literals; everything else may be anything."""

import ast

from dashc.resolve.wiring.annotations import OBJECTS
from dashc.resolve.wiring.kinds import ANYTHING, NULL, Field, Kinds, Listing, One, Table, Text, union


def kinds_of_expression(node: ast.AST) -> Kinds:
    """The values of an expression."""
    match node:
        case ast.Constant(value=None):
            return (NULL,)
        case ast.Constant(value=str() | int() | float() as word):
            return (One(word),)
        case ast.Constant(value=bytes()):
            return (OBJECTS["bytes"],)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            return (One(-number),)
        case ast.JoinedStr():
            return (Text(),)
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return (Listing(union(map(kinds_of_expression, items)) if items else ANYTHING),)
        case ast.ListComp():
            return (Listing(),)
        case ast.Dict(keys=keys, values=values):
            return (_table(keys, values),)
        case ast.DictComp():
            return (Table(),)
        case ast.Set() | ast.SetComp():
            return (OBJECTS["set"],)
        case ast.IfExp(body=body, orelse=orelse):
            return union((kinds_of_expression(body), kinds_of_expression(orelse)))
        case _:
            return ANYTHING


def _table(keys: list[ast.expr | None], values: list[ast.expr]) -> Table:
    fields = []
    for key, value in zip(keys, values, strict=True):
        if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
            return Table()
        fields.append(Field(key.value, kinds_of_expression(value), required=True))
    return Table(tuple(fields), closed=True)
