"""An editor for tests: pygls' client around `python -m dashc lsp` as a child process, used from plain functions."""

import asyncio
import os
import sys
import threading
from collections.abc import Coroutine
from concurrent.futures import TimeoutError as Late
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient
from pygls.uris import to_fs_path

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds after which something has gone wrong; nothing is measured."""
CURSOR = "‸"
"""Marks the cursor in a test's text."""


class Editor:
    """Speaks with one server; every call waits for its answer."""

    def __init__(self, folder: Path, *, encodings: list[str] | None = None, watches: bool = True) -> None:
        self.folder = folder
        self.messages: list[str] = []
        self.registered: list[lsp.Registration] = []
        self._published: dict[str, lsp.PublishDiagnosticsParams] = {}
        self._versions: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._changed = asyncio.Event()
        self._client = LanguageClient("tests", "1")
        self._encodings = encodings
        self._watches = watches
        self.units = {"utf-8": "utf-8", "utf-32": "utf-32-le"}.get((encodings or [""])[0], "utf-16-le")
        self.capabilities: lsp.ServerCapabilities

    def __enter__(self) -> "Editor":
        self._thread.start()
        self.wait(self._start())
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.quit()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def wait(self, asked: Coroutine[Any, Any, T]) -> T:
        """The result of something asynchronous."""
        future = asyncio.run_coroutine_threadsafe(asked, self._loop)
        try:
            return future.result(PATIENCE)
        except Late:
            future.cancel()
            raise

    def quit(self) -> int:
        """Say goodbye; the server's exit status."""
        server = self._client._server
        assert server is not None
        if server.returncode is None:
            self.wait(self._goodbye())
        assert server.returncode is not None
        return server.returncode

    async def _start(self) -> None:
        def publish(params: lsp.PublishDiagnosticsParams) -> None:
            self._published[params.uri] = params
            self._changed.set()

        def register(params: lsp.RegistrationParams) -> None:
            self.registered += params.registrations

        def show(params: lsp.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self._changed.set()

        self._client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(publish)
        self._client.feature(lsp.CLIENT_REGISTER_CAPABILITY)(register)
        self._client.feature(lsp.WINDOW_SHOW_MESSAGE)(show)
        command = [sys.executable, "-m", "dashc", "lsp", "--stdio"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        await self._client.start_io(*command, cwd=self.folder, env=environment, limit=64 * 1024 * 1024)
        files = lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=self._watches)
        encodings: Any = self._encodings
        answer = await self._client.initialize_async(
            lsp.InitializeParams(
                capabilities=lsp.ClientCapabilities(
                    workspace=lsp.WorkspaceClientCapabilities(did_change_watched_files=files),
                    text_document=lsp.TextDocumentClientCapabilities(
                        rename=lsp.RenameClientCapabilities(prepare_support=True)
                    ),
                    general=lsp.GeneralClientCapabilities(position_encodings=encodings),
                ),
                root_uri=self.folder.as_uri(),
            )
        )
        self.capabilities = answer.capabilities
        self._client.initialized(lsp.InitializedParams())

    async def _goodbye(self) -> None:
        await self._client.shutdown_async(None)
        self._client.exit(None)
        stop: Any = self._client.stop
        await stop()

    def log(self) -> str:
        """What the server wrote on its standard error, once it has ended."""
        server = self._client._server
        assert server is not None
        assert server.stderr is not None
        return self.wait(server.stderr.read()).decode()

    # --- documents ---

    def write(self, name: str, text: str) -> Path:
        """A file on disk that is not open."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, text: str, name: str = "spec.yaml") -> "Place":
        """Open a document, or give it another text; the place of the cursor in it."""
        place = self._place(text, name)
        text = text.replace(CURSOR, "", 1)
        uri = self.uri(name)
        self._texts[name] = text
        self._versions[name] = self._versions.get(name, 0) + 1
        if self._versions[name] == 1:
            item = lsp.TextDocumentItem(uri, "yaml", 1, text)
            self.tell(self._client.text_document_did_open, lsp.DidOpenTextDocumentParams(item))
        else:
            document = lsp.VersionedTextDocumentIdentifier(self._versions[name], uri)
            change = lsp.TextDocumentContentChangeWholeDocument(text)
            self.tell(self._client.text_document_did_change, lsp.DidChangeTextDocumentParams(document, [change]))
        return place

    def close(self, name: str = "spec.yaml") -> None:
        document = lsp.TextDocumentIdentifier(self.uri(name))
        self.tell(self._client.text_document_did_close, lsp.DidCloseTextDocumentParams(document))
        del self._versions[name]

    def changed_on_disk(self, name: str) -> None:
        event = lsp.FileEvent(self.uri(name), lsp.FileChangeType.Changed)
        self.forget(name)
        self.tell(self._client.workspace_did_change_watched_files, lsp.DidChangeWatchedFilesParams([event]))

    def saved(self, name: str = "spec.yaml") -> None:
        document = lsp.TextDocumentIdentifier(self.uri(name))
        self.tell(self._client.text_document_did_save, lsp.DidSaveTextDocumentParams(document))

    def tell(self, notify: Any, params: Any) -> None:
        async def send() -> None:
            notify(params)

        self.wait(send())

    def _place(self, text: str, name: str) -> "Place":
        before = text.partition(CURSOR)[0] if CURSOR in text else ""
        line = before.rpartition("\n")[2]
        width = len(line.encode(self.units)) // {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}[self.units]
        return Place(self, name, lsp.Position(before.count("\n"), width))

    def shown(self, name: str) -> str:
        """How messages call a file: outside of the server's folder by its whole path."""
        return (self.folder / name).as_posix()

    # --- findings ---

    def forget(self, *names: str) -> None:
        """Wait for new findings the next time, not for those that were there."""
        self._published.clear()

    def findings(self, name: str = "spec.yaml") -> list[lsp.Diagnostic]:
        """What the server says of the current version of a document."""
        return self.wait(self._published_for(self.uri(name), self._versions.get(name)))

    async def _published_for(self, uri: str, version: int | None) -> list[lsp.Diagnostic]:
        while True:
            found = self._published.get(uri)
            if found and (version is None or found.version == version):
                return list(found.diagnostics)
            assert self.messages == []
            self._changed.clear()
            await self._changed.wait()

    def published(self, uri: str) -> list[lsp.Diagnostic]:
        """The findings of a document by its address."""
        return self.wait(self._published_for(uri, None))

    def becomes(self, name: str, codes: list[str]) -> None:
        """Wait until the server says this of a file; it may say it more than once."""

        async def arrival() -> None:
            uri = self.uri(name)
            while uri not in self._published or [str(d.code) for d in self._published[uri].diagnostics] != codes:
                self._changed.clear()
                await self._changed.wait()

        self.wait(arrival())

    def codes(self, name: str = "spec.yaml") -> list[str]:
        return [str(item.code) for item in self.findings(name)]

    def name_of(self, uri: str) -> str:
        """The name of a file in the folder, by its address."""
        return Path(to_fs_path(uri) or "").relative_to(self.folder).as_posix()

    def places(self, found: list[lsp.Location]) -> list[tuple[str, int, str]]:
        """File, line (from 0) and text of each place."""
        return [
            (name, item.range.start.line, self.text_at(item.range, name))
            for item, name in ((item, self.name_of(item.uri)) for item in found)
        ]

    def _text_of(self, name: str) -> str:
        """As the editor has it, else as it is on disk."""
        if name in self._versions:
            return self._texts[name]
        return (self.folder / name).read_bytes().decode("utf-8")

    def text_at(self, range: lsp.Range, name: str = "spec.yaml") -> str:
        """The text of a range, read as an editor would."""
        line = self._text_of(name).split("\n")[range.start.line].encode(self.units)
        width = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}[self.units]
        assert range.start.line == range.end.line
        return line[range.start.character * width : range.end.character * width].decode(self.units)

    def after(self, edits: list[lsp.TextEdit], name: str = "spec.yaml") -> str:
        """A document's text after some edits."""
        lines = self._text_of(name).split("\n")
        width = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}[self.units]
        for edit in sorted(edits, key=lambda item: (item.range.start.line, item.range.start.character), reverse=True):
            start, end = edit.range.start, edit.range.end
            before = lines[start.line].encode(self.units)[: start.character * width].decode(self.units)
            behind = lines[end.line].encode(self.units)[end.character * width :].decode(self.units)
            lines[start.line : end.line + 1] = (before + edit.new_text + behind).split("\n")
        return "\n".join(lines)


class Place:
    """A position in an open document, and what can be asked about it."""

    def __init__(self, editor: Editor, name: str, position: lsp.Position) -> None:
        self.editor = editor
        self.name = name
        self.position = position
        self.incomplete = False
        """Whether the last completion left something out."""
        self._document = lsp.TextDocumentIdentifier(editor.uri(name))
        self._client = editor._client

    def complete(self) -> dict[str, lsp.CompletionItem]:
        """The items by their labels, in the order in which an editor shows them."""
        params = lsp.CompletionParams(self._document, self.position)
        answer = self.editor.wait(self._client.text_document_completion_async(params))
        assert isinstance(answer, lsp.CompletionList)
        items, self.incomplete = answer.items, answer.is_incomplete
        return {item.label: item for item in sorted(items, key=lambda item: item.sort_text or item.label)}

    def accept(self, label: str) -> str:
        """The text after an item was chosen."""
        edit = self.complete()[label].text_edit
        assert isinstance(edit, lsp.TextEdit)
        return self.editor.after([edit], self.name)

    def hover(self) -> str:
        params = lsp.HoverParams(self._document, self.position)
        answer = self.editor.wait(self._client.text_document_hover_async(params))
        if answer is None:
            return ""
        assert isinstance(answer.contents, lsp.MarkupContent)
        return answer.contents.value

    def definitions(self) -> list[lsp.Location]:
        params = lsp.DefinitionParams(self._document, self.position)
        answer: Any = self.editor.wait(self._client.text_document_definition_async(params))
        return list(answer or [])

    def references(self, *, declaration: bool = True) -> list[lsp.Location]:
        context = lsp.ReferenceContext(include_declaration=declaration)
        params = lsp.ReferenceParams(context, self._document, self.position)
        answer = self.editor.wait(self._client.text_document_references_async(params))
        return list(answer or [])

    def prepare_rename(self) -> Any:
        params = lsp.PrepareRenameParams(self._document, self.position)
        return self.editor.wait(self._client.text_document_prepare_rename_async(params))

    def rename(self, new: str) -> str:
        """The document's text after the rename."""
        params = lsp.RenameParams(self._document, self.position, new)
        edit = self.editor.wait(self._client.text_document_rename_async(params))
        assert edit is not None
        assert edit.changes is not None
        assert list(edit.changes) == [self._document.uri]
        return self.editor.after(list(edit.changes[self._document.uri]), self.name)

    def rename_all(self, new: str) -> dict[str, str]:
        """The text of every file that the rename changes, by name."""
        params = lsp.RenameParams(self._document, self.position, new)
        edit = self.editor.wait(self._client.text_document_rename_async(params))
        assert edit is not None
        assert edit.changes is not None
        names = {uri: self.editor.name_of(uri) for uri in edit.changes}
        return {names[uri]: self.editor.after(list(edits), names[uri]) for uri, edits in edit.changes.items()}

    def refusal(self, new: str) -> str:
        """What the server says instead of renaming."""
        params = lsp.RenameParams(self._document, self.position, new)
        with pytest.raises(JsonRpcException) as refused:
            self.editor.wait(self._client.text_document_rename_async(params))
        assert refused.value.code == -32803
        return refused.value.message

    def highlights(self) -> list[tuple[int, str]]:
        """Line (from 0) and text of each place; those that define it with `=` before the text."""
        params = lsp.DocumentHighlightParams(self._document, self.position)
        answer = self.editor.wait(self._client.text_document_document_highlight_async(params))
        signs = {lsp.DocumentHighlightKind.Write: "=", lsp.DocumentHighlightKind.Read: ""}
        return [
            (item.range.start.line, signs[item.kind or lsp.DocumentHighlightKind.Read] + self._text(item.range))
            for item in answer or []
        ]

    def _text(self, range: lsp.Range) -> str:
        return self.editor.text_at(range, self.name)

    def actions(self) -> list[lsp.CodeAction]:
        """The quick fixes at the position."""
        here = lsp.Range(self.position, self.position)
        params = lsp.CodeActionParams(self._document, here, lsp.CodeActionContext([]))
        answer = self.editor.wait(self._client.text_document_code_action_async(params))
        return [item for item in answer or [] if isinstance(item, lsp.CodeAction)]

    def symbols(self) -> list[lsp.DocumentSymbol]:
        params = lsp.DocumentSymbolParams(self._document)
        answer = self.editor.wait(self._client.text_document_document_symbol_async(params))
        return [item for item in answer or [] if isinstance(item, lsp.DocumentSymbol)]

    def folds(self) -> list[tuple[int, int]]:
        params = lsp.FoldingRangeParams(self._document)
        answer = self.editor.wait(self._client.text_document_folding_range_async(params))
        return [(item.start_line, item.end_line) for item in answer or []]
