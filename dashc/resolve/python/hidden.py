"""Where a name stands that a module does not have once it is imported: what its writer sees, and overlooks."""

import ast

from dashc.diagnostics.rules.function_not_found import Hidden
from dashc.resolve.python.bindings import Names
from dashc.resolve.python.source import SourceModule

Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def hidden_name(module: SourceModule, names: Names, name: str) -> Hidden | None:
    """The statement that looks as if it gave the module this name."""
    if name in names.never:
        place = module.span(names.never[name][-1].node, name)
        says = "stands under a condition that does not hold when the module is imported"
        return Hidden(says, place, "take it out of the condition")
    if name in names.deleted:
        return Hidden("is deleted here", module.span(names.deleted[name]), "take the `del` away")
    for scope in module.walk():
        if isinstance(scope, Scope):
            for inner in scope.body:
                if isinstance(inner, Scope) and inner.name == name:
                    return _inside(module, scope, inner)
    return None


def _inside(module: SourceModule, scope: Scope, inner: Scope) -> Hidden:
    place = module.span(inner, inner.name)
    if isinstance(scope, ast.ClassDef):
        advice = f"write a function at the top of the module that calls `{scope.name}(…).{inner.name}(…)`"
        return Hidden(f"is a method of the class `{scope.name}`", place, advice)
    says = f"is defined inside of the function `{scope.name}`, where nothing else can name it"
    return Hidden(says, place, "move it to the top of the module")
