"""A spec with the files that it includes, as one thing: an id in one file is meant by a reference in another."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dashc.ir.plan import Plan
from dashc.ir.tree import Mapping as TreeMapping
from dashc.ir.tree import Scalar, Sequence
from dashc.lsp.compiled import Compiled
from dashc.lsp.grammar import Grammar, value_of
from dashc.lsp.outline import ComponentUse, IncludeUse
from dashc.lsp.own_components import OwnComponent, read_components
from dashc.lsp.python_objects import PythonReader
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.text_document import TextDocument

MAX_FILES = 500
"""More than anybody includes; a bound for what is read while an editor waits."""
Find = Callable[[Path], TextDocument | None]
"""The text of a file: the editor's, else that on disk."""


@dataclass(frozen=True, slots=True)
class Located:
    """A component of the layout, and the file that it stands in."""

    file: SpecFile
    use: ComponentUse


@dataclass(frozen=True, slots=True)
class OwnLocated:
    """A component that the spec defines, and the file that it stands in."""

    file: TextDocument
    component: OwnComponent


class Project:
    """A spec as it is now. It is made anew when a file of it changes; what is read off a text is kept with the text."""

    def __init__(self, spec: TextDocument, find: Find, grammar: Grammar, compiled: Compiled | None) -> None:
        self.spec = spec
        self.compiled = compiled
        self.folder = os.path.realpath(spec.path.parent)
        """What is included lies in it (language.md section 6)."""
        self._find = find
        self.own = {item.name: OwnLocated(file, item) for file in self._merged(grammar) for item in _components(file)}
        self.grammar = grammar.knowing(_schemas(self.own))
        self.files: list[SpecFile] = []
        """The spec first, then what it includes, the nearest first."""
        self.may_include_more = False
        """Whether a path is put together by the compiler, which has not said yet what it is."""
        self._read_files()

    @property
    def plan(self) -> Plan | None:
        """What the compiler planned, as far as it could."""
        return self.compiled.plan if self.compiled else None

    @property
    def main(self) -> SpecFile:
        """The spec itself."""
        return self.files[0]

    @property
    def python(self) -> PythonReader:
        """The Python files beside the spec, as they are now."""
        return PythonReader(self.spec.tree)

    def file(self, path: Path) -> SpecFile | None:
        """One of its files."""
        wanted = os.path.realpath(path)
        return next((file for file in self.files if file.document.real == wanted), None)

    def file_named(self, name: str) -> SpecFile | None:
        """The file that the compiler's spans call by a name."""
        path = self.compiled.paths.get(name) if self.compiled else None
        return self.file(path) if path else None

    @cached_property
    def ids(self) -> dict[str, list[Located]]:
        """The components whose ids stand in the texts; half-typed texts keep those of their last whole version."""
        found: dict[str, list[Located]] = {}
        for file in self.files:
            for name, uses in file.document.settled.ids(self.grammar, file.role).items():
                found.setdefault(name, []).extend(Located(file, use) for use in uses)
        return found

    @cached_property
    def all_ids(self) -> list[str]:
        """All ids that a reference may name; those that loops and components make come last."""
        return list(dict.fromkeys([*self.ids, *(self.compiled.types if self.compiled else ())]))

    def type_of(self, id: str) -> str | None:
        """The component of an id; None where there is none, or several."""
        types = {item.use.type for item in self.ids.get(id, [])}
        if not types:
            return self.compiled.types.get(id) if self.compiled else None
        return types.pop() if len(types) == 1 else None

    def _merged(self, grammar: Grammar) -> list[TextDocument]:
        """The spec and the files under its key `include`, and theirs."""
        found, seen = [self.spec], {self.spec.real}
        for document in found:
            for scalar in _merged_paths(document.settled):
                self._append(found, seen, self._path(document, scalar))
        return found

    def _append(self, found: list[TextDocument], seen: set[str], path: Path | None) -> TextDocument | None:
        """Take a file once, if it is there."""
        if path is None or os.path.realpath(path) in seen or len(found) >= MAX_FILES:
            return None
        seen.add(os.path.realpath(path))
        document = self._find(path)
        if document is not None:
            found.append(document)
        return document

    def _read_files(self) -> None:
        self.files = [SpecFile(self, self.spec, self.grammar.root)]
        documents, seen = [self.spec], {self.spec.real}
        for file in self.files:
            for use in _includes(file):
                path = self._path(file.document, use.scalar)
                document = self._append(documents, seen, path)
                if document is not None:
                    self.files.append(SpecFile(self, document, use.role, (file, use.scalar)))
                elif path is None and "${" in use.scalar.text and self.compiled is None:
                    self.may_include_more = True

    def _path(self, document: TextDocument, scalar: Scalar) -> Path | None:
        """The file that an include means; None for one outside of the folder, and one that is not known yet."""
        if "${" in scalar.text:
            known = self.compiled.included_at.items() if self.compiled else ()
            place = scalar.span[1:3]
            return next((path for (name, *at), path in known if tuple(at) == place and _same(document, name)), None)
        wanted = os.path.realpath(document.path.parent / scalar.text) if "\0" not in scalar.text else ""
        inside = wanted.startswith(self.folder + os.sep)
        return Path(wanted) if inside else None


def _same(document: TextDocument, name: str) -> bool:
    return document.tree.source.name == name


def _schemas(own: Mapping[str, OwnLocated]) -> dict[str, dict[str, Mapping[str, object]]]:
    return {
        name: {key: parameter.schema for key, parameter in item.component.parameters.items()}
        for name, item in own.items()
    }


def _components(document: TextDocument) -> Iterator[OwnComponent]:
    return read_components(document.settled.root)


def _merged_paths(document: TextDocument) -> Iterator[Scalar]:
    root = document.root if "include" in document.text else None
    entry = root.entries.get("include") if isinstance(root, TreeMapping) else None
    value = value_of(entry.value) if entry else None
    for item in value.items if isinstance(value, Sequence) else ():
        scalar = value_of(item)
        if isinstance(scalar, Scalar) and isinstance(scalar.value, str) and scalar.value:
            yield scalar


def _includes(file: SpecFile) -> list[IncludeUse]:
    """Nothing is read for a text that cannot have one."""
    settled = file.document.settled
    return settled.outline(file.grammar, file.role).includes if "include" in settled.text else []
