"""Paths of files that can be included."""

from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types as lsp

from dashc.lsp.completion.request import Request

MANY = 200
"""More files of one folder than anybody looks through."""


def complete_file(request: Request) -> list[lsp.CompletionItem]:
    """The YAML files and folders in the folder that the path before the cursor names, inside of the spec's."""
    before = request.typed.before
    keep = before.rfind("/") + 1
    folder = request.document.path.parent / before[:keep]
    return [
        request.item(
            name,
            lsp.CompletionItemKind.Folder if name.endswith("/") else lsp.CompletionItemKind.File,
            order=1 if name.endswith("/") else 0,
            keep=keep,
        )
        for name in _names(folder, request)
    ]


def _names(folder: Path, request: Request) -> Iterator[str]:
    project = request.document.project
    if "\0" in str(folder) or not folder.resolve().is_relative_to(project.folder):
        return
    own = {Path(project.spec.real), Path(request.document.document.real)}
    try:
        found = sorted(path for path in folder.iterdir() if not path.name.startswith((".", "_")))
    except OSError:
        return
    for path in found[:MANY]:
        if path.is_dir():
            yield f"{path.name}/"
        elif path.suffix in (".yaml", ".yml") and path.resolve() not in own:
            yield path.name
