"""Whether a function sets cookies or headers: such a callback holds the response's headers back until it ends."""

import ast
from collections.abc import Mapping

from dashc.resolve.python.imported import dotted_name
from dashc.resolve.python.objects import FunctionObject


def uses_response(function: FunctionObject, imported: Mapping[str, str]) -> bool:
    """Whether its source mentions `ctx.response`, under whatever name `ctx` was imported."""
    return any(
        isinstance(node, ast.Attribute) and node.attr == "response" and _is_context(node.value, imported)
        for node in ast.walk(function.node)
    )


def _is_context(node: ast.expr, imported: Mapping[str, str]) -> bool:
    name = dotted_name(node, imported)
    return name is not None and name.startswith("dashc.") and name.endswith(".ctx")
