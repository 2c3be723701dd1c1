"""Places in the user's files, for findings and for the source map of the emitted app (semantics C6)."""

from pathlib import PurePath

from dashc.diagnostics.file_names import printable
from dashc.ir.span import Span
from dashc.ir.tree import Document


def start_of(document: Document) -> Span:
    """The very beginning: for what concerns the spec as a whole."""
    return Span(document.source.name, 1, 1, 1, 1)


def spec_name(document: Document) -> str:
    """The file's name without the folder: the emitted app does not know where it was compiled (C7)."""
    return printable(PurePath(document.source.path).name)


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
    return f"{printable(name)}:{span.line}"
