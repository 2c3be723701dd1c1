"""The server: the protocol's requests and notifications, each handed to the feature that answers it."""

import logging
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from dashc import __version__
from dashc.catalogue import load_catalogue
from dashc.lsp.actions import code_actions
from dashc.lsp.checking import Checker
from dashc.lsp.completion import TRIGGERS, complete
from dashc.lsp.definition import definitions
from dashc.lsp.document import OpenDocument
from dashc.lsp.files import path_of
from dashc.lsp.grammar import Grammar
from dashc.lsp.hover import hover
from dashc.lsp.occurrences import find_references
from dashc.lsp.publishing import Published
from dashc.lsp.rename import Refused, prepare_rename, rename
from dashc.lsp.symbols import folds, symbols

WATCHED = ("**/*.py", "**/requirements.txt", "**/*.yaml", "**/*.yml")
"""Files that findings depend on besides the open document."""


class DashcServer(LanguageServer):
    """The open documents and what goes on around them."""

    def __init__(self) -> None:
        # Whole texts: what counts as the end of a line is then nobody's question but ours.
        super().__init__("dashc", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.documents: dict[str, OpenDocument] = {}
        self.checker = Checker(self.documents, self.publish, self.failed)
        self._grammar = Grammar(load_catalogue())
        self._published = Published()
        self._status = 1

    def serve(self) -> int:
        """Until the editor says `exit`; the status that the protocol asks for."""
        self.start_io()
        return self._status

    def open(self, uri: str, text: str, version: int) -> None:
        """Take a new text of a document."""
        self.documents[uri] = OpenDocument(
            uri,
            path_of(uri),
            text,
            version,
            grammar=self._grammar,
            encoding=lsp.PositionEncodingKind(self.workspace.position_encoding or "utf-16").value,
            before=self.documents.get(uri),
        )
        self.check(uri)

    def failed(self, document: OpenDocument) -> None:
        """Tell of a mistake of our own, whose traceback is in the log."""
        text = f"dashc: internal error while checking {document.path.name}; the server's log has the details."
        self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, text))

    def check(self, uri: str) -> None:
        """Check a document soon; one that is no spec is left alone."""
        document = self.documents[uri]
        if document.is_spec:
            self.checker.schedule(uri)
        else:
            self.checker.cancel(uri)
            self.publish(document)

    def close(self, uri: str) -> None:
        """Forget a document."""
        self.checker.cancel(uri)
        self.documents.pop(uri, None)
        for params in self._published.forget(uri):
            self.text_document_publish_diagnostics(params)

    def publish(self, document: OpenDocument) -> None:
        """Show the findings of a document."""
        for params in self._published.update(document):
            self.text_document_publish_diagnostics(params)

    async def checked(self, uri: str) -> OpenDocument:
        """A document whose findings are those of its text."""
        await self.checker.settled(uri)
        return self.documents[uri]

    def end(self) -> None:
        """Stop what goes on; `exit` without `shutdown` before it is an error (LSP 3.17)."""
        self._status = 0
        self.checker.close()


def make_server() -> DashcServer:
    """A server that answers everything that dashc has to say."""
    server = DashcServer()
    logging.getLogger("pygls.protocol.json_rpc").addFilter(_is_unexpected)
    _add_documents(server)
    _add_questions(server)
    _add_edits(server)
    return server


def _is_unexpected(record: logging.LogRecord) -> bool:
    """A refusal is an answer, not a failure: the log says nothing of it."""
    return not (record.exc_info and record.exc_info[0] is Refused)


def _add_documents(server: DashcServer) -> None:
    """What the editor tells of documents and files."""

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: lsp.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        server.open(document.uri, document.text, document.version)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: lsp.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        server.open(document.uri, params.content_changes[-1].text, document.version)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def did_save(params: lsp.DidSaveTextDocumentParams) -> None:
        check_all()

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: lsp.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_watched_files(params: lsp.DidChangeWatchedFilesParams) -> None:
        check_all()

    @server.feature(lsp.INITIALIZED)
    async def initialized(params: lsp.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            watchers = [lsp.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
            registration = lsp.Registration("files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            await server.client_register_capability_async(lsp.RegistrationParams([registration]))

    @server.feature(lsp.SHUTDOWN)
    def shutdown(params: Any) -> None:
        server.end()

    def check_all() -> None:
        for uri in server.documents:
            server.check(uri)


def _add_questions(server: DashcServer) -> None:
    """Requests that change nothing."""

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=list(TRIGGERS)))
    def on_completion(params: lsp.CompletionParams) -> lsp.CompletionList:
        return complete(server.documents[params.text_document.uri], params.position)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def on_hover(params: lsp.HoverParams) -> lsp.Hover | None:
        return hover(await server.checked(params.text_document.uri), params.position)

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def on_definition(params: lsp.DefinitionParams) -> list[lsp.Location]:
        return definitions(server.documents[params.text_document.uri], params.position)

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def on_references(params: lsp.ReferenceParams) -> list[lsp.Location]:
        document = server.documents[params.text_document.uri]
        return find_references(document, params.position, declaration=params.context.include_declaration)

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def on_symbols(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        return symbols(server.documents[params.text_document.uri])

    @server.feature(lsp.TEXT_DOCUMENT_FOLDING_RANGE)
    def on_folding(params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
        return list(folds(server.documents[params.text_document.uri]))


def _add_edits(server: DashcServer) -> None:
    """Requests whose answers are edits."""

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix]))
    async def on_code_action(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return code_actions(await server.checked(params.text_document.uri), params.range)

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def on_prepare_rename(params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder:
        return prepare_rename(server.documents[params.text_document.uri], params.position)

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    def on_rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit:
        return rename(server.documents[params.text_document.uri], params.position, params.new_name)
