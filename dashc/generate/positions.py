"""Places in the user's files, for findings and for the source map of the emitted app (semantics C6)."""

from pathlib import PurePath

from dashc.ir.span import Span
from dashc.ir.tree import Alias, Document, Mapping, Node


def start_of(document: Document) -> Span:
    """The very beginning: for what concerns the spec as a whole."""
    return Span(document.source.name, 1, 1, 1, 1)


def value_at(document: Document, *keys: str) -> Node | None:
    """The node under these keys of the document, if it is there."""
    node = document.root
    for key in keys:
        node = node.target if isinstance(node, Alias) else node
        entry = node.entries.get(key) if isinstance(node, Mapping) else None
        if entry is None:
            return None
        node = entry.value
    return node


def place_of(document: Document, *keys: str) -> Span:
    """The place of the value under these keys, or the document's beginning."""
    node = value_at(document, *keys)
    return start_of(document) if node is None else node.span


def spec_name(document: Document) -> str:
    """The file's name without the folder: the emitted app does not know where it was compiled (C7)."""
    return PurePath(document.source.path).name


def line_of(document: Document, span: Span) -> str:
    """`cities.yaml:14`; files that the spec includes are named from its folder."""
    file = PurePath(span.file)
    folder = PurePath(document.source.name).parent
    if span.file == document.source.name:
        name = spec_name(document)
    elif any(span.file == source.name for source in document.included) and file.is_relative_to(folder):
        name = file.relative_to(folder).as_posix()
    else:
        name = str(span.file)
    return f"{name}:{span.line}"
