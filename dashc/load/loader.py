"""The phase itself: read, decode, build the tree, and recover where the YAML is broken."""

import os
from dataclasses import replace
from pathlib import Path

import yaml

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.rules.several_documents import several_documents
from dashc.diagnostics.rules.too_big import too_big
from dashc.diagnostics.rules.too_deep import too_deep
from dashc.diagnostics.rules.unreadable_file import unreadable_file
from dashc.diagnostics.sink import Sink
from dashc.ir.limits import MAX_BYTES, MAX_DEPTH
from dashc.ir.read import read_beginning
from dashc.ir.span import Span
from dashc.ir.tree import Document, Mapping, Poisoned, Source, Value
from dashc.load.blocks import split
from dashc.load.builder import TooDeep, TreeBuilder
from dashc.load.decode import decode, split_lines
from dashc.load.mappings import join_blocks
from dashc.load.own_keys import without_own
from dashc.load.unread import not_checked


def load(path: str | Path, sink: Sink, name: str | None = None) -> Document:
    """The document in a file; what cannot be read is a finding, and the rest is there all the same.

    `name` is the file's name in findings, where it is not to be made from the path.
    """
    name = display_name(path) if name is None else name
    start = Span(name, 1, 1, 1, 1)
    try:
        data = read_beginning(path, MAX_BYTES + 1)  # What is bigger may not even fit into memory.
        size = Path(path).stat().st_size
    except OSError as error:
        finding = unreadable_file(start, name, error.strerror or type(error).__name__)
    else:
        if len(data) <= MAX_BYTES:
            return load_bytes(data, path, sink, name)
        finding = too_big(start, max(size, len(data)), MAX_BYTES)
    sink.add(finding)
    return Document(Source(name, str(Path(path).absolute()), "", ("",)), Poisoned(start))


def load_bytes(data: bytes, path: str | Path, sink: Sink, name: str | None = None) -> Document:
    """The document in some bytes, which count as the contents of the file at `path`."""
    name = display_name(path) if name is None else name
    text, finding = decode(data, name)
    source = Source(name, str(Path(path).absolute()), text, split_lines(text))
    if finding:
        sink.add(finding)
        return Document(source, Poisoned(Span(name, 1, 1, 1, 1)))
    attempt = Sink()
    builder = TreeBuilder(source, attempt)
    try:
        root = builder.build(text)
    except (yaml.YAMLError, TooDeep) as error:
        return _recover(source, error, sink)
    _keep(attempt, sink, root, builder)
    if builder.exploded:
        return Document(source, Poisoned(Span(name, 1, 1, 1, 1)))
    if builder.second_document:
        sink.add(several_documents(builder.second_document))
    return Document(source, root)


def display_name(path: str | Path) -> str:
    """The file's name in findings: relative to the working directory where it is inside, with forward slashes."""
    given = Path(path)
    try:
        return without_detours(given).relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return given.as_posix()


def without_detours(path: Path) -> Path:
    """The absolute path without `a/..` in it, where that means the same file: behind a link, `..` is elsewhere."""
    absolute = path.absolute()
    if ".." not in absolute.parts:
        return absolute
    plain = Path(os.path.normpath(absolute))
    return plain if plain.resolve() == absolute.resolve() else absolute


def _recover(source: Source, first_error: Exception, sink: Sink) -> Document:
    """Parse each top-level block alone, so that one broken block does not hide what is wrong in the others."""
    from dashc.load.syntax import explain_whole  # here: most texts are YAML

    finding = explain_whole(first_error, source)
    if finding is not None:
        sink.add(replace(finding, notes=tuple(not_checked(None, whole=True))))
        return Document(source, Poisoned(Span(source.name, 1, 1, 1, 1)))
    blocks = split(source.lines)
    whole = len(blocks) == 1
    builder = TreeBuilder(source, sink)
    read: list[Mapping] = []
    unread: list[str] = []
    for block in blocks:
        attempt = Sink()
        builder.sink = attempt
        try:
            root = builder.build(block.text, block.first_line)
        except (yaml.YAMLError, TooDeep) as error:
            if builder.lost and block.text.startswith(":"):  # Its key went with the part before.
                builder.lost.append(block.text)
                continue
            finding = _finding(error, source, block.first_line)
            sink.add(replace(finding, notes=(*finding.notes, *not_checked(block.key, whole=whole))))
            builder.lost.append(block.text)
            unread.append(block.key or "")
            continue
        if block is blocks[0] and block.key is None and not whole and isinstance(root, Mapping):
            sink.add(_before_first_key(root.span, source))
            unread.append("")
            continue
        _keep(attempt, sink, root, builder)
        if isinstance(root, Mapping):
            read.append(root)
        else:
            unread.append(block.key or "")
    if not sink.has_errors:  # Each block is well-formed alone: it is their sequence that is not.
        sink.add(_finding(first_error, source, 0))
    if not read:
        return Document(source, Poisoned(Span(source.name, 1, 1, 1, 1)), tuple(unread))
    return Document(source, join_blocks(read, sink), tuple(unread))


def _finding(error: Exception, source: Source, first_line: int) -> Diagnostic:
    if isinstance(error, TooDeep):
        return too_deep(error.span, MAX_DEPTH)
    from dashc.load.syntax import explain  # here: most texts are YAML

    return explain(error, source, first_line)


def _before_first_key(span: Span, source: Source) -> Diagnostic:
    from dashc.diagnostics.rules.yaml_syntax import yaml_syntax  # here: most texts are YAML

    width = len(source.lines[span.line - 1])
    return yaml_syntax(
        Span(span.file, span.line, span.column, span.line, max(span.column + 1, width + 1)),
        "this text stands before the first key of the spec",
        help=["begin the line with `#` if it is a comment"],
    )


def _keep(attempt: Sink, sink: Sink, root: Value | None, builder: TreeBuilder) -> None:
    for finding in without_own(attempt.sorted(), root, builder.aliases):
        sink.add(finding)
