"""Binds `call` and `$from` to Python objects, and reports what is not there or does not fit."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.rules.bad_call import no_module
from dashc.diagnostics.rules.function_not_found import function_not_found
from dashc.diagnostics.rules.module_not_found import module_broken, module_not_found
from dashc.diagnostics.rules.not_callable import a_module, an_object, not_callable
from dashc.diagnostics.rules.reserved_module import NAMES as RESERVED
from dashc.diagnostics.rules.reserved_module import reserved_module
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.suggest import suggest
from dashc.ir.program import Function
from dashc.ir.span import Span
from dashc.resolve.imports import FailedImports
from dashc.resolve.paths import DottedPath, dotted_path
from dashc.resolve.python.lookup import Lookup
from dashc.resolve.python.members import listed
from dashc.resolve.python.objects import (
    BrokenModule,
    ClassObject,
    Failure,
    FunctionObject,
    InstanceObject,
    Missing,
    MissingModule,
    ModuleObject,
    Object,
    Opaque,
    ValueObject,
)
from dashc.resolve.python.response import uses_response
from dashc.resolve.python.source import SourceModule


@dataclass(slots=True)
class _MissingUse:
    """The first use of a module that is nowhere, and how many follow."""

    path: DottedPath
    pointer: str
    others: int = 0


@dataclass(slots=True)
class Functions:
    """Finds objects; `report_missing` tells at the end of the modules that were not found."""

    lookup: Lookup
    looked_in: Sequence[str]
    silent: bool
    """A folder of the import path is missing or unreadable, which is a finding already: missing modules are none."""
    sink: Sink
    imports: FailedImports
    doubtful: bool = False
    """Whether what is looked for may never be needed: then a module is missing only where another one is near."""
    _missing: dict[str, _MissingUse] = field(default_factory=dict)
    _said: set[str] = field(default_factory=set)
    _found: dict[str, tuple[Object, Function]] = field(default_factory=dict)

    def find(self, text: str, span: Span, pointer: str) -> tuple[Function, Object | None]:
        """The function that a path names, and the object as it was found; None where a finding tells why not."""
        if text in self._found:
            known, function = self._found[text]
            return function, known
        path = dotted_path(text, span, self.lookup.path)
        unknown = Function(text, path.module, path.attribute, "", 0)
        top = path.module.partition(".")[0]
        if top in RESERVED:
            self.sink.add(reserved_module(top, path.module_span, pointer))
            return unknown, None
        found = self.lookup.find(path.module, path.attribute)
        if not path.attribute and isinstance(found, MissingModule):
            if self.is_first(text) and not self.silent:
                self.sink.add(no_module(span, text, self._paths_of(text), pointer))
            return unknown, None
        if isinstance(found, Failure):
            if isinstance(found, MissingModule | BrokenModule) or self.is_first(text):
                self._failed(path, found, pointer)
            return unknown, None
        function = _function(path, found, self.lookup)
        self._found[text] = (found, function)
        return function, found

    def _paths_of(self, name: str) -> tuple[str, ...]:
        """The paths of the user's own functions and values of that name; where there are none, of a name near to it."""
        paths: dict[str, list[str]] = {}
        for module in self.lookup.path.siblings("x"):
            for other in self.names_in(module, values=True):
                paths.setdefault(other, []).append(f"{module}.{other}")
        return tuple(path for other in (*([name] if name in paths else suggest(name, paths)),) for path in paths[other])

    def names_in(self, module: str, *, values: bool) -> list[str]:
        """The public functions of a module, as far as its own source defines them; with `values`, other objects too."""
        source = self.lookup.module(module)
        if not isinstance(source, SourceModule):
            return []
        kinds = (FunctionObject, ValueObject, InstanceObject, Opaque) if values else (FunctionObject,)
        names = [name for name, _ in listed(source, self.lookup.names(source.tree))]
        return [name for name in names if isinstance(self.lookup.member(module, name, frozenset()), kinds)]

    def is_first(self, path: str) -> bool:
        """Whether nothing was said of this path yet: several callbacks that use it have one cause."""
        first = path not in self._said
        self._said.add(path)
        return first

    def _failed(self, path: DottedPath, found: Failure, pointer: str) -> None:
        if found.wanted_by is not None:
            self.imports.add(found, found.wanted_by)
            return
        match found:
            case Missing(owner=owner, name=name, candidates=candidates, hidden=hidden):
                missing = self._missing_submodule(path, name)
                if missing:
                    self._miss(missing, path._replace(module=missing), pointer)
                else:
                    span = path.attribute_span
                    self.sink.add(function_not_found(owner, name, span, candidates, pointer, hidden=hidden))
            case MissingModule(name=name):
                self._miss(name, path, pointer)
            case BrokenModule(name=name, broken=broken) if name not in self.imports.broken:
                self.imports.broken.add(name)
                self.sink.add(module_broken(name, broken.reason, path.module_span, broken.span, pointer))
            case BrokenModule():
                pass

    def _miss(self, name: str, path: DottedPath, pointer: str) -> None:
        if self.doubtful and not suggest(name, self.lookup.path.siblings(name)):
            return
        if name in self._missing:
            self._missing[name].others += 1
        else:
            self._missing[name] = _MissingUse(path, pointer)

    def _missing_submodule(self, path: DottedPath, name: str) -> str | None:
        """`package.modul` of `package.modul.function`: what a package lacks there is a module."""
        file = self.lookup.path.find(path.module)
        is_module = file is not None and file.is_package and path.attribute.startswith(f"{name}.")
        return f"{path.module}.{name}" if is_module and ":" not in path.text else None

    def check_callable(self, found: Object, text: str, span: Span, pointer: str) -> None:
        """For `call`: a class, a module or a constant is an error; an instance may be called only by `__call__`."""
        if isinstance(found, ModuleObject):
            names = self.names_in(found.file.name, values=False)
            finding: Diagnostic | None = a_module(text, "function", names, span, pointer)
        else:
            finding = _not_callable(found, text, span, pointer)
        if finding and self.is_first(text):
            self.sink.add(finding)

    def report_missing(self) -> None:
        """One finding per module, at its first use."""
        if self.silent:
            return
        for name, use in self._missing.items():
            self.sink.add(
                module_not_found(
                    name,
                    use.path.module_span,
                    looked_in=self.looked_in,
                    candidates=self.lookup.path.siblings(name),
                    missing_package=self._missing_package(name),
                    object_in=self._object_in(name),
                    others=use.others,
                    paths=self._longer_paths(use.path, name),
                    pointer=use.pointer,
                )
            )

    def _longer_paths(self, path: DottedPath, name: str) -> tuple[str, ...]:
        """`data.df.year` for `df.year`, where `df` is an object in one of the user's modules."""
        own = (module for module in self.lookup.path.siblings("x") if name in self.names_in(module, values=True))
        return tuple(f"{module}.{path.text}" for module in own if path.module == name and ":" not in path.text)

    def _missing_package(self, name: str) -> str | None:
        parts = name.split(".")[:-1]
        prefixes = (".".join(parts[: end + 1]) for end in range(len(parts)))
        return next((prefix for prefix in prefixes if self.lookup.path.find(prefix) is None), None)

    def _object_in(self, name: str) -> str | None:
        """For `module.object.method`, the module."""
        module, _, rest = name.rpartition(".")
        if not module or self.lookup.module(module) is None:
            return None
        return None if isinstance(self.lookup.find(module, rest), Failure) else module


def _function(path: DottedPath, found: Object, lookup: Lookup) -> Function:
    file, line = _place(found)
    return Function(
        path=path.text,
        module=path.module,
        attribute=path.attribute,
        file=file,
        line=line,
        uses_response=isinstance(found, FunctionObject)
        and lookup.mentions(found.module, ".response")
        and uses_response(found, lookup.imported(found.module)),
    )


def _place(found: Object) -> tuple[str, int]:
    match found:
        case FunctionObject() | ClassObject() | ValueObject() | InstanceObject():
            return found.module.shown, getattr(found.node, "lineno", 1)
        case Opaque(module=module, node=node) if module is not None:
            return module.shown, getattr(node, "lineno", 1)
        case _:
            return "", 0


def _not_callable(found: Object, text: str, span: Span, pointer: str) -> Diagnostic | None:
    match found:
        case ClassObject(module=module, node=node):
            return not_callable(text, "a class", span, module.span(node, node.name), pointer)
        case ValueObject(module=module, node=node, type_name=name):
            article = "an" if name[0] in "aeiou" else "a"
            what = "`None`" if name == "NoneType" else f"{article} `{name}`"
            return not_callable(text, what, span, module.span(node), pointer)
        case InstanceObject(made_of=made_of, module=module, node=node):
            return not_callable(text, an_object(made_of.node.name), span, module.span(node), pointer)
        case _:
            return None
