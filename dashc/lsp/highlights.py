"""The places of what is at the cursor in the same file: written where it is defined, else read."""

from lsprotocol import types as lsp

from dashc.lsp.occurrences import occurrences
from dashc.lsp.spec_file import SpecFile


def highlights(file: SpecFile, position: lsp.Position) -> list[lsp.DocumentHighlight]:
    """In the order of the text."""
    found = [item for item in occurrences(file, position) if item.file.document is file.document]
    kinds = {True: lsp.DocumentHighlightKind.Write, False: lsp.DocumentHighlightKind.Read}
    found.sort(key=lambda item: item.key)
    return [lsp.DocumentHighlight(file.range(item.span), kinds[item.is_definition]) for item in found]
