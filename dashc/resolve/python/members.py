"""Attributes of classes and of their instances: `module.object.method`."""

import ast
from typing import TYPE_CHECKING

from dashc.ir.span import Span
from dashc.resolve.python.bindings import Names
from dashc.resolve.python.objects import ClassObject, FunctionObject, InstanceObject, Missing, Object, Opaque
from dashc.resolve.python.source import SourceModule

if TYPE_CHECKING:
    from dashc.resolve.python.lookup import Lookup, Visited


class Members:
    """Finds a name in a class and its bases, as far as these can be read."""

    def __init__(self, lookup: "Lookup") -> None:
        self._lookup = lookup

    def find(self, owner: ClassObject | InstanceObject, name: str, visited: "Visited") -> Object:
        """The attribute; opaque where the class may have it in a way that its source does not show."""
        made_of = owner.made_of if isinstance(owner, InstanceObject) else owner
        classes, whole = self._line(made_of, visited)
        for item in classes:
            names = self._lookup.names(item.node)
            if name in names.bindings:
                return self._member(item, names, name, isinstance(owner, InstanceObject), visited)
        if not whole or any(_is_open(item, name, self._lookup.names(item.node)) for item in classes):
            return Opaque(made_of.module, made_of.node)
        first = classes[0]
        return Missing(f"class `{first.node.name}`", name, listed(first.module, self._lookup.names(first.node)))

    def _line(self, item: ClassObject, visited: "Visited") -> tuple[list[ClassObject], bool]:
        """The class and its bases, depth first; whether all of them could be read."""
        classes: dict[ast.AST, ClassObject] = {}
        whole = True
        work = [item]
        while work:
            current = work.pop()
            if current.node in classes:
                continue
            classes[current.node] = current
            whole = whole and not current.node.keywords and not current.node.decorator_list
            for base in reversed(current.node.bases):
                if isinstance(base, ast.Name) and base.id == "object":
                    continue
                found = self._lookup.value(current.module, base, visited)
                if isinstance(found, ClassObject):
                    work.append(found)
                else:
                    whole = False
        return list(classes.values()), whole

    def _member(self, item: ClassObject, names: Names, name: str, on_instance: bool, visited: "Visited") -> Object:
        last = names.bindings[name][-1]
        sure = len(names.bindings[name]) == 1
        match last.node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() as node if node.name == name:
                kinds = {decorator.id for decorator in node.decorator_list if isinstance(decorator, ast.Name)}
                if "property" in kinds:
                    return Opaque(item.module, node)
                method = self._lookup.definition(item.module, node)
                bound = "classmethod" in kinds or (on_instance and "staticmethod" not in kinds)
                return FunctionObject(method.module, node, node.name, bound, sure and method.sure)
            case _ if last.value is not None and not isinstance(last.value, ast.Lambda | ast.Name):
                return self._lookup.value(item.module, last.value, visited)
            case node:
                return Opaque(item.module, node)


def _is_open(item: ClassObject, name: str, names: Names) -> bool:
    """Whether instances get attributes in another way: `self.name = …` in a method, or `__getattr__`."""
    if "__getattr__" in names.bindings or "__getattribute__" in names.bindings:
        return True
    stored = (node for node in ast.walk(item.node) if isinstance(node, ast.Attribute) and node.attr == name)
    return any(isinstance(node.ctx, ast.Store) for node in stored)


def listed(module: SourceModule, names: Names) -> tuple[tuple[str, Span], ...]:
    """The public names that a definition or an assignment gives, for suggestions, with their places."""
    found = []
    for name, bindings in names.bindings.items():
        node = bindings[-1].node
        if not name.startswith("_") and not isinstance(node, ast.Import | ast.ImportFrom):
            found.append((name, module.span(node, name)))
    return tuple(found)
