"""The server: the protocol's requests and notifications, each handed to the feature that answers it."""

import logging
from collections.abc import Callable
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from dashc import __version__
from dashc.catalogue import load_catalogue
from dashc.lsp.actions import code_actions
from dashc.lsp.checking import Checker, Job
from dashc.lsp.compiled import Compiled
from dashc.lsp.completion import TRIGGERS, complete
from dashc.lsp.definition import definitions
from dashc.lsp.files import path_of
from dashc.lsp.highlights import highlights
from dashc.lsp.hover import hover
from dashc.lsp.occurrences import find_references
from dashc.lsp.project import Project
from dashc.lsp.publishing import Published
from dashc.lsp.rename import prepare_rename, rename
from dashc.lsp.rename.refusal import Refused
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.strays import hint
from dashc.lsp.symbols import folds, symbols
from dashc.lsp.workspace import Workspace
from dashc.pipeline import Compilation

WATCHED = ("**/*.py", "**/requirements.txt", "**/*.yaml", "**/*.yml")
"""Files that findings depend on besides the open document."""


class DashcServer(LanguageServer):
    """The open documents and what goes on around them."""

    def __init__(self) -> None:
        # Whole texts: what counts as the end of a line is then nobody's question but ours.
        super().__init__("dashc", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.files = Workspace(load_catalogue())
        self._wanted: dict[str, Project] = {}
        """The specs that an open document belongs to, by their real paths."""
        self._checker = Checker(self._job, self.files.overlays, self._report, self._failed)
        self._published = Published()
        self._status = 1

    def serve(self) -> int:
        """Until the editor says `exit`; the status that the protocol asks for."""
        self.start_io()
        return self._status

    def begin(self) -> None:
        """Take what the editor and the server have agreed on."""
        self.files.encoding = lsp.PositionEncodingKind(self.workspace.position_encoding or "utf-16").value
        self.look_at_folders()

    def look_at_folders(self) -> None:
        """Take the folders that the editor has open."""
        folders = [folder.uri for folder in self.workspace.folders.values()]
        folders = folders or [uri for uri in [self.workspace.root_uri] if uri]
        self.files.folders = [path_of(uri) for uri in folders]
        self.files.refresh()

    def open(self, uri: str, text: str, version: int) -> None:
        """Take a new text of a document, and check the specs that it belongs to."""
        document = self.files.put(uri, text, version)
        self.check(lambda project: project.file(document.path) is not None)

    def close(self, uri: str) -> None:
        """Forget a document: what is on disk counts again."""
        self.files.close(uri)
        self.files.refresh()
        self.check()

    def check(self, concerned: Callable[[Project], bool] = lambda project: True) -> None:
        """Check soon the specs that are new or concerned; findings of those that are no more are taken away."""
        before, self._wanted = self._wanted, {}
        alone = set()
        for document in self.files.open.values():
            projects = self.files.projects_of(document)
            unsure = list(self.files.unsure(document))
            self._wanted |= {project.spec.real: project for project in [*projects, *unsure]}
            if not projects and not unsure:
                alone.add(document.uri)
                self._send(self._published.update_alone(document, hint(document)))
        for owner in self._published.owners:
            if owner not in self._wanted and owner not in alone:
                self._send(self._published.forget(owner))
        for spec in before.keys() - self._wanted.keys():
            self._checker.cancel(spec)
        for spec, project in self._wanted.items():
            if spec not in before or concerned(project):
                self._checker.schedule(spec)

    async def checked(self, uri: str) -> SpecFile:
        """An open document whose specs' findings are those of the texts as they are."""
        for project in self.files.projects_of(self.files.open[uri]):
            await self._checker.settled(project.spec.real)
        return self.files.file(uri)

    def end(self) -> None:
        """Stop what goes on; `exit` without `shutdown` before it is an error (LSP 3.17)."""
        self._status = 0
        self._checker.close()

    def _job(self, spec: str) -> Job | None:
        project = self._wanted.get(spec)
        return Job(project, self.files.overlays()) if project else None

    def _report(self, job: Job, compilation: Compilation) -> None:
        spec = job.project.spec
        self.files.take(spec, Compiled(compilation, self.files.compiled.get(spec.real)))
        if job.project.may_include_more:  # What it includes is known only now.
            self.check(lambda project: False)
        project = self.files.project(spec)
        if spec.real in self._wanted:
            self._wanted[spec.real] = project
            self._send(self._published.update(project))

    def _failed(self, job: Job) -> None:
        """Tell of a mistake of our own, whose traceback is in the log."""
        name = job.project.spec.path.name
        text = f"dashc: internal error while checking {name}; the server's log has the details."
        self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, text))

    def _send(self, found: list[lsp.PublishDiagnosticsParams]) -> None:
        for params in found:
            self.text_document_publish_diagnostics(params)


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
        server.begin()
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

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def did_change_workspace_folders(params: lsp.DidChangeWorkspaceFoldersParams) -> None:
        server.look_at_folders()
        server.check()

    def check_all() -> None:
        server.files.refresh()
        server.check()


def _add_questions(server: DashcServer) -> None:
    """Requests that change nothing."""

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=list(TRIGGERS)))
    def on_completion(params: lsp.CompletionParams) -> lsp.CompletionList:
        return complete(server.files.file(params.text_document.uri), params.position)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def on_hover(params: lsp.HoverParams) -> lsp.Hover | None:
        return hover(await server.checked(params.text_document.uri), params.position)

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    async def on_definition(params: lsp.DefinitionParams) -> list[lsp.Location]:
        found = definitions(server.files.file(params.text_document.uri), params.position)
        # What loops and components make only the compiler knows.
        return found or definitions(await server.checked(params.text_document.uri), params.position)

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    async def on_references(params: lsp.ReferenceParams) -> list[lsp.Location]:
        await server.checked(params.text_document.uri)
        files = server.files.files(params.text_document.uri)
        declaration = params.context.include_declaration
        return find_references(files, params.position, server.files.in_specs, declaration=declaration)

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def on_highlight(params: lsp.DocumentHighlightParams) -> list[lsp.DocumentHighlight]:
        return highlights(server.files.file(params.text_document.uri), params.position)

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def on_symbols(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        return symbols(server.files.file(params.text_document.uri))

    @server.feature(lsp.TEXT_DOCUMENT_FOLDING_RANGE)
    def on_folding(params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
        return list(folds(server.files.file(params.text_document.uri)))


def _add_edits(server: DashcServer) -> None:
    """Requests whose answers are edits."""

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix]))
    async def on_code_action(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        return code_actions(await server.checked(params.text_document.uri), params.range)

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    async def on_prepare_rename(params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder:
        return prepare_rename(await server.checked(params.text_document.uri), params.position)

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    async def on_rename(params: lsp.RenameParams) -> lsp.WorkspaceEdit:
        await server.checked(params.text_document.uri)
        files = server.files.files(params.text_document.uri)
        return rename(files, params.position, params.new_name, server.files.in_specs)
