"""Which findings the editor shows in which file: those of a spec may be in its Python files, which others share."""

from lsprotocol import types as lsp

from dashc.lsp.diagnostics import by_address, positions_of
from dashc.lsp.document import OpenDocument


class Published:
    """What every spec says of every file."""

    def __init__(self) -> None:
        self._by_spec: dict[str, dict[str, list[lsp.Diagnostic]]] = {}

    def update(self, document: OpenDocument) -> list[lsp.PublishDiagnosticsParams]:
        """What to publish after a check of a document."""
        found: dict[str, list[lsp.Diagnostic]] = {document.uri: []}
        if document.compilation and document.is_spec:
            name = document.compilation.document.source.name
            find = positions_of(name, document.uri, document.positions, document.encoding)
            found |= by_address(document.compilation.sink.sorted(), find)
        return self._replace(document.uri, found, document.version)

    def forget(self, uri: str) -> list[lsp.PublishDiagnosticsParams]:
        """What to publish when a document was closed."""
        return self._replace(uri, {}, None)

    def _replace(
        self, spec: str, found: dict[str, list[lsp.Diagnostic]], version: int | None
    ) -> list[lsp.PublishDiagnosticsParams]:
        before = self._by_spec.pop(spec, {})
        if found:
            self._by_spec[spec] = found
        return [
            lsp.PublishDiagnosticsParams(uri, self._of_file(uri), version if uri == spec else None)
            for uri in dict.fromkeys([*found, *before])
        ]

    def _of_file(self, uri: str) -> list[lsp.Diagnostic]:
        """What all specs say of a file, each thing once."""
        united: list[lsp.Diagnostic] = []
        for found in self._by_spec.values():
            united += [item for item in found.get(uri, []) if item not in united]
        return united
