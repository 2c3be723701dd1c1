"""The texts that specs are made of, the editor's over the disk's, and which spec a file belongs to."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from dashc.catalogue import Catalogue
from dashc.ir.read import read_file
from dashc.lsp.compiled import Compiled
from dashc.lsp.files import path_of, uri_of
from dashc.lsp.grammar import Grammar
from dashc.lsp.project import Project
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.text_document import TextDocument

MAX_LEVELS = 6
"""Folders above a file that are searched where the editor has no folder open that holds it."""
MAX_SPECS = 200
"""YAML files of one folder that are looked into."""
MAX_BYTES = 8_000_000
"""The size of a file beyond which nobody wrote it by hand."""


class Workspace:
    """What is open, what is on disk, and the specs of both."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.encoding = "utf-16"
        self.folders: list[Path] = []
        """Those that the editor has open."""
        self.open: dict[str, TextDocument] = {}
        """By address."""
        self.compiled: dict[str, Compiled] = {}
        """By the real path of a spec, what the compiler said last."""
        self._grammar = Grammar(catalogue)
        self._open_by_path: dict[str, TextDocument] = {}
        self._overlays: Mapping[Path, TextDocument] = {}
        """The same as it is handed out; a new one after each change, since threads read it."""
        self._on_disk: dict[str, tuple[tuple[int, int], TextDocument]] = {}
        self._looked_at: dict[str, TextDocument | None] = {}
        """What `text` has answered since something changed."""
        self._specs_in: dict[str, list[str]] = {}
        self._projects: dict[str, Project] = {}

    def put(self, uri: str, text: str, version: int) -> TextDocument:
        """Take a new text of an open document."""
        before = self.open.get(uri)
        document = TextDocument(uri, path_of(uri), text, version, encoding=self.encoding, before=before)
        self.open[uri] = self._open_by_path[document.real] = document
        self._forget(document.real)
        return document

    def close(self, uri: str) -> None:
        """What is on disk counts again."""
        document = self.open.pop(uri, None)
        if document is not None:
            self._open_by_path.pop(document.real, None)
            self._forget(document.real)

    def refresh(self) -> None:
        """Files on disk may have changed."""
        self._looked_at.clear()
        self._specs_in.clear()
        self._projects.clear()

    def take(self, spec: TextDocument, compiled: Compiled) -> None:
        """Keep what the compiler said of a spec."""
        self.compiled[spec.real] = compiled
        self._projects.pop(spec.real, None)

    def overlays(self) -> Mapping[Path, TextDocument]:
        """The open documents by their real paths, as they are at this moment."""
        return self._overlays

    def text(self, path: Path) -> TextDocument | None:
        """The text of a file; None where there is none that can be read."""
        wanted = os.path.realpath(path)
        found = self._open_by_path.get(wanted)
        if found is not None:
            return found
        if wanted not in self._looked_at:
            self._looked_at[wanted] = self._read(wanted)
        return self._looked_at[wanted]

    def projects_of(self, document: TextDocument) -> list[Project]:
        """The specs that a document belongs to: itself, and those that include it."""
        found = [self.project(document)] if document.is_spec else []
        for spec in self._candidates(document):
            project = self.project(spec)
            if spec is not document and project.file(document.path):
                found.append(project)
        if not found and document.may_become_spec:
            found.append(self.project(document))
        return found

    def unsure(self, document: TextDocument) -> Iterator[Project]:
        """Specs that may include a document by a path that only the compiler knows, and has not told yet."""
        for spec in self._candidates(document):
            project = self.project(spec)
            if project.may_include_more and spec is not document:
                yield project

    def files(self, uri: str) -> list[SpecFile]:
        """An open document in the light of each of its specs; without one as if it were to become one."""
        return self.in_specs(self.open[uri])

    def in_specs(self, document: TextDocument) -> list[SpecFile]:
        """The same for any text."""
        projects = self.projects_of(document) or [self.project(document)]
        return [file for project in projects if (file := project.file(document.path))]

    def file(self, uri: str) -> SpecFile:
        """An open document in the light of its first spec."""
        return self.files(uri)[0]

    def project(self, spec: TextDocument) -> Project:
        """A spec, with the files that it includes."""
        project = self._projects.get(spec.real)
        if project is None or project.spec is not spec:
            compiled = self.compiled.get(spec.real)
            project = self._projects[spec.real] = Project(spec, self.text, self._grammar, compiled)
        return project

    def _candidates(self, document: TextDocument) -> Iterator[TextDocument]:
        """The specs whose folders hold the document: a spec includes only what lies in its own (language.md 6)."""
        for folder in self._folders_around(Path(document.real)):
            unsaved = [path for path in self._open_by_path if Path(path).parent == folder]
            for path in dict.fromkeys([*unsaved, *self._specs(folder)]):
                spec = self.text(Path(path))
                if spec is not None and spec.is_spec:
                    yield spec

    def _folders_around(self, path: Path) -> Iterator[Path]:
        roots = [Path(os.path.realpath(folder)) for folder in self.folders]
        inside = [root for root in roots if path.is_relative_to(root)]
        for level, folder in enumerate(path.parents):
            if level >= MAX_LEVELS and not inside:
                return
            yield folder
            if folder in inside:
                inside.remove(folder)
                if not inside:
                    return

    def _specs(self, folder: Path) -> list[str]:
        """The real paths of the specs on disk in a folder."""
        known = self._specs_in.get(str(folder))
        if known is None:
            try:
                paths = sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
            except OSError:
                paths = []
            real = [os.path.realpath(path) for path in paths[:MAX_SPECS]]
            known = self._specs_in[str(folder)] = [path for path in real if self._is_spec(Path(path))]
        return known

    def _is_spec(self, path: Path) -> bool:
        found = self.text(path)
        return found is not None and found.is_spec

    def _read(self, path: str) -> TextDocument | None:
        """A file on disk; one that has not changed keeps what was read off it."""
        try:
            status = Path(path).stat()
            stamp = (status.st_mtime_ns, status.st_size)
            known = self._on_disk.get(path)
            if known and known[0] == stamp:
                return known[1]
            text = read_file(path).decode(errors="replace")
        except OSError:
            return None
        document = TextDocument(uri_of(Path(path)), Path(path), text, None, encoding=self.encoding)
        self._on_disk[path] = (stamp, document)
        return document

    def _forget(self, path: str) -> None:
        """Drop the projects that a changed text may change: those that it is a part of, or may become one of."""
        self._projects.clear()
        self._looked_at.pop(path, None)
        self._overlays = {Path(path): document for path, document in self._open_by_path.items()}
