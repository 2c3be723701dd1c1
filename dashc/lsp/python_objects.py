"""The user's Python as the editor shows it, found by the resolver's reader: nothing is imported or run."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashc.ir.span import Span
from dashc.ir.tree import Document, Mapping, Scalar, Sequence
from dashc.lsp.grammar import value_of
from dashc.resolve.paths import DottedPath, dotted_path
from dashc.resolve.python.files import ImportPath, ModuleFile
from dashc.resolve.python.lookup import Lookup
from dashc.resolve.python.objects import (
    ClassObject,
    Failure,
    FunctionObject,
    InstanceObject,
    ModuleObject,
    Object,
    Opaque,
    ValueObject,
)
from dashc.resolve.python.source import SourceModule

NO_NAMES: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an object is defined: an absolute file, and the place of its name."""

    file: Path
    span: Span


@dataclass(frozen=True, slots=True)
class Member:
    """A name that may follow in a dotted path."""

    name: str
    kind: str
    """`module`, `function`, `class` or `value`."""
    signature: str = ""
    docstring: str = ""


class PythonReader:
    """Reads what the `python` folders of one document hold at this moment."""

    def __init__(self, document: Document) -> None:
        source = document.source
        folders = [str((Path(source.path).parent / folder).resolve()) for folder in _folders(document)]
        self._lookup = Lookup(ImportPath(folders), source.name, source.path)

    def path(self, text: str, span: Span) -> DottedPath:
        """The parts of a dotted path."""
        return dotted_path(text, span, self._lookup.path)

    def find(self, path: DottedPath) -> Object | None:
        """What a path names; None where it names nothing."""
        if not path.module or not path.attribute:
            return None
        found = self._lookup.find(path.module, path.attribute)
        return None if isinstance(found, Failure) else found

    def place(self, found: Object) -> Place | None:
        """Where an object is defined."""
        match found:
            case FunctionObject(module=module):
                return _in(module, found.span)
            case ClassObject(module=module, node=node):
                return _in(module, module.span(node, node.name))
            case ValueObject(module=module, node=node) | InstanceObject(module=module, node=node):
                return _in(module, module.span(node))
            case Opaque(module=SourceModule() as module, node=ast.AST() as node):
                return _in(module, module.span(node))
            case ModuleObject(file=file):
                return _of_file(file)
            case _:
                return None

    def module(self, name: str) -> Place | None:
        """Where a module is."""
        file = self._lookup.path.find(name)
        return _of_file(file) if file else None

    def members(self, text: str, *, values: bool) -> Iterator[Member]:
        """What may follow a path that ends in a dot or colon, or stand at its beginning; `values`: not only calls."""
        head, separator = text[:-1], text[-1:]
        if not separator:
            yield from self._modules("")
            return
        module, colon, attribute = head.partition(":")
        if colon:
            yield from self._attributes(self._lookup.find(module, attribute), values)
            return
        path = self.path(f"{head}.x", Span("", 1, 1, 1, 1))
        owner = path.attribute.rpartition(".")[0]
        if owner:
            yield from self._attributes(self._lookup.find(path.module, owner), values)
            return
        yield from self._names(head, values)
        if separator == ".":
            yield from self._modules(head)

    def _modules(self, package: str) -> Iterator[Member]:
        for full in self._lookup.path.siblings(f"{package}.x" if package else "x"):
            source = self._lookup.module(full)
            text = ast.get_docstring(source.tree) if isinstance(source, SourceModule) else None
            yield Member(full.rpartition(".")[2], "module", docstring=text or "")

    def _names(self, module_name: str, values: bool) -> Iterator[Member]:
        source = self._lookup.module(module_name)
        if not isinstance(source, SourceModule):
            return
        for name, bindings in self._lookup.names(source.tree).bindings.items():
            if name.startswith("_"):
                continue
            found = self._lookup.member(module_name, name, NO_NAMES)
            imported = isinstance(bindings[-1].node, ast.Import | ast.ImportFrom)
            if not imported or (isinstance(found, FunctionObject) and found.module.file.user):
                yield from _member(name, found, values)

    def _attributes(self, owner: Object, values: bool) -> Iterator[Member]:
        of = owner.made_of if isinstance(owner, InstanceObject) else owner
        if not isinstance(of, ClassObject):
            return
        for name in self._lookup.names(of.node).bindings:
            if not name.startswith("_"):
                yield from _member(name, self._lookup.attribute(owner, name, NO_NAMES), values)


def signature(found: FunctionObject, name: str | None = None) -> str:
    """The `def` line as Python would write it, annotations and all."""
    node = found.node
    if isinstance(node, ast.Lambda):
        return f"{name or 'lambda'} = {ast.unparse(node)}"
    arguments = ast.unparse(node.args)
    if found.bound:
        arguments = arguments.partition(",")[2].strip().removeprefix("/,").strip()
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    prefix = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
    return f"{prefix} {node.name}({arguments}){returns}"


def docstring(found: Object) -> str:
    """What an object says of itself."""
    match found:
        case FunctionObject(node=ast.FunctionDef() | ast.AsyncFunctionDef() as node) | ClassObject(node=node):
            return ast.get_docstring(node) or ""
        case _:
            return ""


def _member(name: str, found: Object, values: bool) -> Iterator[Member]:
    match found:
        case FunctionObject():
            yield Member(name, "function", signature(found, name), docstring(found))
        case ClassObject() | InstanceObject():
            yield Member(name, "class" if isinstance(found, ClassObject) else "value", docstring=docstring(found))
        case ValueObject() | Opaque() if values:
            yield Member(name, "value")
        case _:
            pass


def _folders(document: Document) -> list[str]:
    """The key `python` as written, whatever else is wrong."""
    root = document.root
    entry = root.entries.get("python") if isinstance(root, Mapping) else None
    value = value_of(entry.value) if entry else None
    items = [value_of(item) for item in value.items] if isinstance(value, Sequence) else []
    return [item.text for item in items if isinstance(item, Scalar) and item.text] or ["."]


def _in(module: SourceModule, span: Span) -> Place | None:
    return Place(module.file.path, span) if module.file.path else None


def _of_file(file: ModuleFile) -> Place | None:
    return Place(file.path, Span(file.path.as_posix(), 1, 1, 1, 1)) if file.path else None
