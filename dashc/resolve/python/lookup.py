"""From a dotted path to what it names, through re-exports, aliases, classes and instances."""

import ast
import builtins

from dashc.diagnostics.rules.function_not_found import Hidden
from dashc.ir.span import Span
from dashc.resolve.python.bindings import Binding, Names, names_of
from dashc.resolve.python.exports import exported_names
from dashc.resolve.python.files import ImportPath, ModuleFile
from dashc.resolve.python.hidden import hidden_name
from dashc.resolve.python.imported import absolute_base, dotted_name, imported_names
from dashc.resolve.python.members import Members, listed
from dashc.resolve.python.objects import (
    BrokenModule,
    ClassObject,
    FunctionObject,
    InstanceObject,
    Missing,
    MissingModule,
    ModuleObject,
    Object,
    Opaque,
    ValueObject,
)
from dashc.resolve.python.source import Broken, SourceModule, read_module, shown_name

TRANSPARENT = frozenset(
    {
        "functools.cache",
        "functools.lru_cache",
        "functools.wraps",
        "typing.final",
        "typing.no_type_check",
        "typing.overload",
        "typing.override",
        "warnings.deprecated",
    }
)
"""Decorators after which a function takes what its `def` says."""

LITERALS: dict[type[ast.expr], str] = {
    ast.List: "list",
    ast.ListComp: "list",
    ast.Tuple: "tuple",
    ast.Dict: "dict",
    ast.DictComp: "dict",
    ast.Set: "set",
    ast.SetComp: "set",
    ast.JoinedStr: "str",
    ast.Compare: "bool",
}

WRITES_NAMES = ("globals(", "locals(", "vars(", "exec(", "sys.modules[")
"""Where a module holds one of these, it may give itself names that no statement binds."""

Visited = frozenset[tuple[str, str]]


class Lookup:
    """Reads modules as they are asked for, each file once."""

    def __init__(self, path: ImportPath, spec_name: str, spec_path: str) -> None:
        self.path = path
        self._spec = (spec_name, spec_path)
        self._modules: dict[str, SourceModule | Broken | ModuleFile | None] = {}
        self._names: dict[ast.AST, Names] = {}
        self._imported: dict[SourceModule, dict[str, str]] = {}
        self._exported: dict[SourceModule, frozenset[str] | None] = {}
        self._mentions: dict[tuple[SourceModule, str], bool] = {}
        self._members = Members(self)

    def module(self, name: str) -> SourceModule | Broken | ModuleFile | None:
        """A module: its source; why that is broken; only its file where it has no source; None where it is nowhere."""
        if name not in self._modules:
            file = self.path.find(name)
            if file is not None and file.path is not None:
                self._modules[name] = read_module(file, shown_name(file, *self._spec))
            else:
                self._modules[name] = file
        return self._modules[name]

    def sources(self) -> list[SourceModule]:
        """Every module that was read, in the order of reading."""
        return [module for module in self._modules.values() if isinstance(module, SourceModule)]

    def find(self, module: str, attribute: str) -> Object:
        """What `attribute`, itself dotted perhaps, is in a module; the module where it is empty."""
        parent = module
        while parent := parent.rpartition(".")[0]:
            if isinstance(broken := self.module(parent), Broken):
                return BrokenModule(parent, broken)
        found: Object = self._module_object(module)
        for part in attribute.split(".") if attribute else ():
            if isinstance(found, Missing | MissingModule | BrokenModule):
                break
            found = self.attribute(found, part, frozenset())
        return found

    def attribute(self, owner: Object, name: str, visited: Visited) -> Object:
        """What `owner.name` is."""
        match owner:
            case ModuleObject(file=file):
                return self.member(file.name, name, visited)
            case ClassObject() | InstanceObject():
                return self._members.find(owner, name, visited)
            case Missing() | MissingModule() | BrokenModule():
                return owner
            case FunctionObject() | ValueObject() | Opaque():
                return Opaque(owner.module, owner.node)

    def member(self, module_name: str, name: str, visited: Visited) -> Object:
        """What a name is in a module: a binding, a submodule, or from a star import."""
        module = self.module(module_name)
        if (module_name, name) in visited:
            return Opaque(None, None)
        visited |= {(module_name, name)}
        match module:
            case None:
                return MissingModule(module_name)
            case Broken():
                return BrokenModule(module_name, module)
            case ModuleFile():
                if not module.is_package:
                    return Opaque(None, None)
                modules = self._submodules(module)
                return self._submodule(module_name, name) or Missing(f"package `{module_name}`", name, modules)
            case SourceModule():
                pass
        names = self.names(module.tree)
        if name in names.bindings:
            return self._best([self._meaning(module, name, binding, visited) for binding in names.bindings[name]])
        found = self._submodule(module_name, name) or self._from_stars(module, names, name, visited)
        if found:
            return found
        dunder = name.startswith("__") and name.endswith("__")
        if dunder or "__getattr__" in names.bindings or any(self.mentions(module, word) for word in WRITES_NAMES):
            return Opaque(module, None)
        hidden = hidden_name(module, names, name) or self._left_out(module, names, name, visited)
        candidates = (*listed(module, names), *self._submodules(module.file))
        return Missing(f"module `{module_name}`", name, candidates, hidden)

    def names(self, scope: ast.Module | ast.ClassDef) -> Names:
        """The names of a module or class, read once."""
        if scope not in self._names:
            self._names[scope] = names_of(scope.body)
        return self._names[scope]

    def imported(self, module: SourceModule) -> dict[str, str]:
        """`imported_names`, read once."""
        if module not in self._imported:
            self._imported[module] = imported_names(module)
        return self._imported[module]

    def mentions(self, module: SourceModule, word: str) -> bool:
        """Whether a module's text holds a word at all: a look that saves walking through its tree."""
        key = (module, word)
        if key not in self._mentions:
            self._mentions[key] = any(word in line for line in module.lines)
        return self._mentions[key]

    def brings(self, module: SourceModule, star: ast.ImportFrom, name: str) -> bool:
        """Whether `from … import *` may bring a name; where the other module lists `__all__`, that says so."""
        source = self.module(absolute_base(module, star))
        exported = self._exports(source) if isinstance(source, SourceModule) else None
        return not name.startswith("_") if exported is None else name in exported

    def _exports(self, module: SourceModule) -> frozenset[str] | None:
        if module not in self._exported:
            listed = self.mentions(module, "__all__")
            self._exported[module] = exported_names(module.tree) if listed else None
        return self._exported[module]

    def value(self, module: SourceModule, node: ast.expr, visited: Visited) -> Object:
        """What an expression at the top of a module is."""
        match node:
            case ast.Lambda():
                return FunctionObject(module, node, "lambda", bound=False, sure=True)
            case ast.Name(id=name):
                found = self.member(module.name, name, visited)
                return Opaque(module, node) if isinstance(found, Missing) and hasattr(builtins, name) else found
            case ast.Attribute(value=owner, attr=name):
                return self.attribute(self.value(module, owner, visited), name, visited)
            case ast.Call(func=function):
                made = self.value(module, function, visited)
                return InstanceObject(made, module, node) if isinstance(made, ClassObject) else Opaque(module, node)
            case ast.Constant(value=constant):
                return ValueObject(module, node, type(constant).__name__)
            case _ if type(node) in LITERALS:
                return ValueObject(module, node, LITERALS[type(node)])
            case _:
                return Opaque(module, node)

    def definition(self, module: SourceModule, node: ast.FunctionDef | ast.AsyncFunctionDef) -> FunctionObject:
        """A `def`, its decorators weighed."""
        imported = self.imported(module)
        plain = all(self.transparent(decorator, imported) for decorator in node.decorator_list)
        return FunctionObject(module, node, node.name, bound=False, sure=plain)

    @staticmethod
    def transparent(decorator: ast.expr, imported: dict[str, str]) -> bool:
        """Whether a decorator leaves the signature as it is."""
        function = decorator.func if isinstance(decorator, ast.Call) else decorator
        if isinstance(function, ast.Name) and function.id in ("staticmethod", "classmethod"):
            return True
        return dotted_name(function, imported) in TRANSPARENT

    def _meaning(self, module: SourceModule, name: str, binding: Binding, visited: Visited) -> Object:
        match binding.node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() as node if node.name == name:
                return self.definition(module, node)
            case ast.ClassDef() as node:
                return ClassObject(module, node)
            case ast.Import(names=aliases) as node:
                full = next(a.name for a in aliases if (a.asname or a.name.partition(".")[0]) == name)
                aliased = any(alias.asname == name for alias in aliases)
                return self._module_object(full if aliased else name, module, node)
            case ast.ImportFrom(names=aliases) as node:
                original = next(alias.name for alias in aliases if (alias.asname or alias.name) == name)
                base = self._module_object(absolute_base(module, node), module, node)
                found = self.attribute(base, original, visited)
                if isinstance(found, Missing) and found.wanted_by is None:
                    return found._replace(wanted_by=module.name_span(node, original))
                return found
            case _ if binding.value is not None:
                return self.value(module, binding.value, visited)
            case node:
                return Opaque(module, node)

    def _module_object(
        self, name: str, module: SourceModule | None = None, node: ast.Import | ast.ImportFrom | None = None
    ) -> Object:
        found = self.module(name)
        wanted_by = module.module_span(node, name) if module and node else None
        if found is None:
            return MissingModule(name, wanted_by)
        if isinstance(found, Broken):
            return BrokenModule(name, found, wanted_by)
        return ModuleObject(found if isinstance(found, ModuleFile) else found.file)

    def _submodule(self, package: str, name: str) -> Object | None:
        file = self.path.find(f"{package}.{name}")
        return ModuleObject(file) if file else None

    def _submodules(self, package: ModuleFile) -> tuple[tuple[str, Span], ...]:
        """The modules of a package of the user's, with the beginnings of their files."""
        if not package.user or not package.is_package:
            return ()
        names = self.path.siblings(f"{package.name}.x")
        files = [(name, file) for name in names if (file := self.path.find(name)) and file.path]
        shown = ((name, shown_name(file, *self._spec)) for name, file in files)
        return tuple((name.rpartition(".")[2], Span(place, 1, 1, 1, 1)) for name, place in shown)

    def _from_stars(self, module: SourceModule, names: Names, name: str, visited: Visited) -> Object | None:
        for star in names.stars:
            if not self.brings(module, star, name):
                continue
            found = self.member(absolute_base(module, star), name, visited)
            if isinstance(found, MissingModule | BrokenModule):
                return Opaque(module, star)
            if not isinstance(found, Missing):
                return found
        return None

    def _left_out(self, module: SourceModule, names: Names, name: str, visited: Visited) -> Hidden | None:
        """What a star import would bring, if `__all__` listed it."""
        for star in names.stars:
            base = absolute_base(module, star)
            source = self.module(base)
            bindings = self.names(source.tree).bindings if isinstance(source, SourceModule) else {}
            if name in bindings and isinstance(source, SourceModule) and not name.startswith("_"):
                place = source.span(bindings[name][-1].node, name)
                advice = f"add `{name}` to `__all__` of `{base}`, or import it by its name"
                return Hidden(f"is left out by `__all__` of `{base}`", place, advice)
        return None

    @staticmethod
    def _best(found: list[Object]) -> Object:
        """Of the meanings that a name may have: what is there before what is not, a function before all else."""
        present = [item for item in found if not isinstance(item, Missing | MissingModule | BrokenModule)]
        values = [item for item in present if isinstance(item, ValueObject)]
        if values and len(values) == len(present) < len(found):
            return Opaque(values[0].module, values[0].node)  # `show = None`, where the import may fail.
        if not present:  # Of several branches, one that reaches the user's own modules says most.
            return min(found, key=lambda item: (isinstance(item, MissingModule), isinstance(item, BrokenModule)))
        if len(present) == 1:
            return present[0]
        functions = [item for item in present if isinstance(item, FunctionObject)]
        if len(functions) == 1 and all(isinstance(item, FunctionObject | ValueObject) for item in present):
            return functions[0]
        if functions:
            first = functions[0]
            return FunctionObject(first.module, first.node, first.name, first.bound, sure=False)
        return next((item for item in present if isinstance(item, Opaque)), present[-1])
