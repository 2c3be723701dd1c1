"""What a dotted path can turn out to be when nothing is run."""

import ast
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dashc.diagnostics.rules.function_not_found import Hidden
from dashc.ir.span import Span
from dashc.resolve.python.files import ModuleFile
from dashc.resolve.python.signature import FunctionNode, Signature, signature_of
from dashc.resolve.python.source import Broken, SourceModule


@dataclass(frozen=True, eq=False)
class FunctionObject:
    """A `def` or a lambda."""

    module: SourceModule
    node: FunctionNode
    name: str
    bound: bool
    """Its first parameter is given already."""
    sure: bool
    """False where a decorator may have changed the signature, or a condition the function."""

    @cached_property
    def signature(self) -> Signature:
        """What it takes."""
        return signature_of(self.name, self.node, bound=self.bound)

    @property
    def span(self) -> Span:
        """The place of its name."""
        return self.module.span(self.node, self.name if not isinstance(self.node, ast.Lambda) else "")


class ClassObject(NamedTuple):
    """A class."""

    module: SourceModule
    node: ast.ClassDef


class InstanceObject(NamedTuple):
    """What a call of a class gives."""

    made_of: ClassObject
    module: SourceModule
    node: ast.AST


class ValueObject(NamedTuple):
    """A literal: text, number, list, …"""

    module: SourceModule
    node: ast.AST
    type_name: str


class ModuleObject(NamedTuple):
    """A module itself."""

    file: ModuleFile


class Opaque(NamedTuple):
    """Something is there; what it is shows only when the program runs. `module` is None without Python source."""

    module: SourceModule | None
    node: ast.AST | None


class Missing(NamedTuple):
    """The module or class `owner` has no such name; `candidates` are the names it has, with their places."""

    owner: str
    name: str
    candidates: tuple[tuple[str, Span], ...]
    hidden: Hidden | None = None
    wanted_by: Span | None = None
    """The name in the import statement that wants it, where that is not the spec."""


class MissingModule(NamedTuple):
    """A module that is not on the import path; `wanted_by` is its name in the import, where that is not the spec."""

    name: str
    wanted_by: Span | None = None


class BrokenModule(NamedTuple):
    """A module whose file Python could not read either; `wanted_by` as for a missing one."""

    name: str
    broken: Broken
    wanted_by: Span | None = None


Failure = Missing | MissingModule | BrokenModule
Object = FunctionObject | ClassObject | InstanceObject | ValueObject | ModuleObject | Opaque | Failure
