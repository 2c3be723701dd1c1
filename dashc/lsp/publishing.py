"""Which findings the editor shows in which file: those of a spec may be in files that several specs share."""

from collections.abc import Iterable

from lsprotocol import types as lsp

from dashc.lsp.diagnostics import by_address, positions_of
from dashc.lsp.project import Project
from dashc.lsp.text_document import TextDocument

Versions = dict[str, int | None]
"""By address, the versions of the open documents."""


class Published:
    """What every spec, or file without one, says of every file."""

    def __init__(self) -> None:
        self._by_owner: dict[str, dict[str, list[lsp.Diagnostic]]] = {}

    @property
    def owners(self) -> list[str]:
        """The specs, by real path, and the files without one, by address."""
        return list(self._by_owner)

    def update(self, project: Project) -> list[lsp.PublishDiagnosticsParams]:
        """What to publish after a check of a spec."""
        found: dict[str, list[lsp.Diagnostic]] = {}
        versions: Versions = {file.uri: file.document.version for file in project.files}
        found |= {uri: [] for uri, version in versions.items() if version is not None}
        if project.compiled:
            found |= by_address(project.compiled.findings, positions_of(project))
        return self._replace(project.spec.real, found, versions)

    def update_alone(
        self, document: TextDocument, found: Iterable[lsp.Diagnostic]
    ) -> list[lsp.PublishDiagnosticsParams]:
        """What to publish of an open document that belongs to no spec."""
        return self._replace(document.uri, {document.uri: list(found)}, {document.uri: document.version})

    def forget(self, owner: str) -> list[lsp.PublishDiagnosticsParams]:
        """What to publish when nothing that is open belongs to a spec any more."""
        return self._replace(owner, {}, {})

    def _replace(
        self, owner: str, found: dict[str, list[lsp.Diagnostic]], versions: Versions
    ) -> list[lsp.PublishDiagnosticsParams]:
        before = self._by_owner.pop(owner, {})
        if found:
            self._by_owner[owner] = found
        return [
            lsp.PublishDiagnosticsParams(uri, self._of_file(uri), versions.get(uri))
            for uri in dict.fromkeys([*found, *before])
        ]

    def _of_file(self, uri: str) -> list[lsp.Diagnostic]:
        """What all specs say of a file, each thing once."""
        united: list[lsp.Diagnostic] = []
        for found in self._by_owner.values():
            united += [item for item in found.get(uri, []) if item not in united]
        return united
