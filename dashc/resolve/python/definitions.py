"""From a name in the source to the statement that gives it its meaning, through imports of the user's own modules."""

import ast
from typing import NamedTuple

from dashc.resolve.python.bindings import Binding, Names
from dashc.resolve.python.imported import absolute_base
from dashc.resolve.python.lookup import Lookup
from dashc.resolve.python.source import SourceModule

Visited = frozenset[tuple[str, str]]


class Definition(NamedTuple):
    """A statement, and the module that it stands in."""

    module: SourceModule
    binding: Binding


Meaning = Definition | SourceModule
"""What a name stands for: something that a statement defines, or a module."""


def definition_of(lookup: Lookup, module: SourceModule, node: ast.expr) -> Definition | None:
    """The only definition of a name or of `package.module.Name`; None where there is none, or several, or another's."""
    found = _expression(lookup, module, node, frozenset())
    return found if isinstance(found, Definition) else None


def _expression(lookup: Lookup, module: SourceModule, node: ast.expr, visited: Visited) -> Meaning | None:
    match node:
        case ast.Name(id=name):
            return _name(lookup, module, name, visited)
        case ast.Attribute(value=owner, attr=name):
            match _expression(lookup, module, owner, visited):
                case SourceModule() as inner:
                    return _member(lookup, inner, name, visited)
                case Definition(module=home, binding=Binding(node=ast.ClassDef() as owner_class)):
                    return _only(home, lookup.names(owner_class), name)
    return None


def _name(lookup: Lookup, module: SourceModule, name: str, visited: Visited) -> Meaning | None:
    if (module.name, name) in visited:
        return None
    visited |= {(module.name, name)}
    names = lookup.names(module.tree)
    bound = names.for_types(name)
    if not bound:
        brought = (star for star in names.stars if lookup.brings(module, star, name))
        found = (_from(lookup, module, star, name, visited) for star in brought)
        return next((meaning for meaning in found if meaning is not None), None)
    if len(bound) > 1:
        return None
    match bound[0].node:
        case ast.Import(names=aliases):
            alias = next(alias for alias in aliases if (alias.asname or alias.name.partition(".")[0]) == name)
            return _users_module(lookup, alias.name if alias.asname else name)
        case ast.ImportFrom(names=aliases) as node:
            original = next(alias.name for alias in aliases if (alias.asname or alias.name) == name)
            return _from(lookup, module, node, original, visited)
        case _:
            return Definition(module, bound[0])


def _from(lookup: Lookup, module: SourceModule, node: ast.ImportFrom, name: str, visited: Visited) -> Meaning | None:
    base = absolute_base(module, node)
    home = _users_module(lookup, base)
    if home is not None:
        return _member(lookup, home, name, visited)
    return _users_module(lookup, f"{base}.{name}")  # A package without a file of its own.


def _member(lookup: Lookup, module: SourceModule, name: str, visited: Visited) -> Meaning | None:
    return _name(lookup, module, name, visited) or _users_module(lookup, f"{module.name}.{name}")


def _only(module: SourceModule, names: Names, name: str) -> Definition | None:
    bound = names.bindings.get(name, [])
    return Definition(module, bound[0]) if len(bound) == 1 else None


def _users_module(lookup: Lookup, name: str) -> SourceModule | None:
    """A module that stands in one of the spec's folders; what others wrote is not read for its types."""
    file = lookup.path.find(name)
    if file is None or not file.user or file.path is None:
        return None
    found = lookup.module(name)
    return found if isinstance(found, SourceModule) else None
