"""Imports of the user's own modules that are sure to fail: one finding for each, at the import statement."""

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dashc.diagnostics.rules.function_not_found import function_not_found
from dashc.diagnostics.rules.module_not_found import (
    imported_module_broken,
    imported_module_not_found,
    relative_import,
)
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.suggest import suggest
from dashc.ir.span import Span
from dashc.resolve.python.imported import absolute_base
from dashc.resolve.python.lookup import Lookup
from dashc.resolve.python.objects import BrokenModule, Missing, MissingModule
from dashc.resolve.python.outcome import outcome
from dashc.resolve.python.source import Broken, SourceModule

Statement = ast.Import | ast.ImportFrom


@dataclass(slots=True)
class FailedImports:
    """Takes failures, from wherever they are met, and tells each once."""

    lookup: Lookup
    sink: Sink
    modules: set[str] = field(default_factory=set)
    """Modules that are imported in vain, with a finding."""
    broken: set[str] = field(default_factory=set)
    """Modules that cannot be read, with a finding."""
    _names: set[Span] = field(default_factory=set)

    def add(self, failure: Missing | MissingModule | BrokenModule, span: Span, pointer: str = "") -> None:
        """An import at `span` that fails."""
        match failure:
            case Missing(owner=owner, name=name, candidates=candidates, hidden=hidden):
                if span not in self._names:
                    finding = function_not_found(owner, name, span, candidates, pointer, hidden=hidden)
                    self.sink.add(replace(finding, fix=None))  # Fixes are for specs.
                self._names.add(span)
            case MissingModule(name=name):
                if name not in self.modules:
                    modules = self.lookup.path.siblings(name)
                    self.sink.add(imported_module_not_found(name, span, modules, pointer))
                self.modules.add(name)
            case BrokenModule(name=name, broken=broken):
                if name not in self.broken:
                    self.sink.add(imported_module_broken(name, broken.reason, broken.span or span, span, pointer))
                self.broken.add(name)

    def check(self, modules: Iterable[SourceModule]) -> None:
        """The imports that these modules run when they are imported themselves."""
        for module in modules:
            for statement in _certain_imports(module.tree.body):
                if isinstance(statement, ast.Import):
                    for alias in statement.names:
                        self._module(module, statement, alias.name)
                else:
                    self._names_from(module, statement)

    def _module(self, module: SourceModule, statement: Statement, name: str) -> bool:
        """Whether the module is one of the user's, and can be read."""
        span = module.module_span(statement, name)
        found = self.lookup.module(name)
        if isinstance(found, Broken):
            file = self.lookup.path.find(name)
            if file is not None and file.user:
                self.add(BrokenModule(name, found), span)
            return False
        if found is None and self._is_meant_as_own(name):
            self.add(MissingModule(name), span)
        file = self.lookup.path.find(name)
        return file is not None and file.user

    def _is_meant_as_own(self, name: str) -> bool:
        """Whether a missing module is in a package of the user's, or has nearly the name of a module of the user's."""
        package = name.rpartition(".")[0]
        file = self.lookup.path.find(package) if package else None
        if file is not None:
            return file.user and file.is_package
        return not package and bool(suggest(name, self.lookup.path.siblings(name)))

    def _names_from(self, module: SourceModule, statement: ast.ImportFrom) -> None:
        depth = len(module.package.split(".")) if module.package else 0
        if statement.level > depth:
            text = "." * statement.level + (statement.module or "")
            self.sink.add(relative_import(text, module.name, module.module_span(statement, text)))
            return
        base = absolute_base(module, statement)
        if not base or not self._module(module, statement, base):
            return
        for alias in statement.names:
            found = self.lookup.member(base, alias.name, frozenset()) if alias.name != "*" else None
            if isinstance(found, Missing) and found.wanted_by is None:
                self.add(found, module.name_span(statement, alias.name))


def _certain_imports(body: Sequence[ast.stmt]) -> Iterator[Statement]:
    """The import statements that an import of the module surely runs, and that nothing around them catches."""
    for statement in body:
        if isinstance(statement, Statement):
            yield statement
        elif isinstance(statement, ast.If):
            holds = outcome(statement.test)
            if holds is not None:
                yield from _certain_imports(statement.body if holds else statement.orelse)
