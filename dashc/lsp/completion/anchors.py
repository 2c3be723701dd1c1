"""Anchors behind a `*`; a half-typed alias has no tree, so its own text is looked at."""

from lsprotocol import types as lsp

from dashc.lsp.outline import ComponentUse
from dashc.lsp.spec_file import SpecFile


def complete_alias(document: SpecFile, line: int, column: int) -> list[lsp.CompletionItem] | None:
    """The anchors above the cursor; None where no alias is being typed."""
    lines = document.document.lines
    text = lines[line - 1][: column - 1] if line <= len(lines) else ""
    before, star, word = text.rpartition("*")
    if not star or any(character in " \t,[]{}" for character in word) or before[-1:] not in ("", " ", "[", "{", ","):
        return None
    if '"' in before or "'" in before or "#" in before:
        return None
    start, end = document.positions.position(line, column - len(word)), document.positions.position(line, column)
    names = dict.fromkeys(anchor.name for anchor in document.anchors_above(line))
    return [_item(name, document.anchored(name), lsp.Range(start, end)) for name in names]


def _item(name: str, use: ComponentUse | None, range: lsp.Range) -> lsp.CompletionItem:
    return lsp.CompletionItem(
        label=name,
        kind=lsp.CompletionItemKind.Reference,
        detail=use.type if use else None,
        text_edit=lsp.TextEdit(range, name),
    )
