"""`{$include: path}`, and the files that any include names (language.md section 6)."""

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dashc.diagnostics.rules.include_problem import (
    include_cycle,
    include_is_folder,
    include_not_found,
    include_outside,
)
from dashc.diagnostics.rules.too_big import too_big_together, too_many_files
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.expand import directives
from dashc.expand.position import Position
from dashc.expand.scope import Copies, Scope
from dashc.expand.stop import Stop
from dashc.expand.substitution import describe
from dashc.ir.limits import MAX_BYTES, MAX_FILES
from dashc.ir.span import Frame, Reading, Span
from dashc.ir.tree import Document, Mapping, Node, Poisoned, Scalar

if TYPE_CHECKING:
    from dashc.expand.expander import Expander


def include(expander: "Expander", node: Mapping, scope: Scope, position: Position) -> Node:
    """The document of a file, in the place of the directive."""
    root, inside = opened(expander, node, scope)
    if inside is scope:
        return root
    assert inside.frame is not None
    with expander.multiplying(inside.frame.site, "this include"), expander.deeper(inside.frame.site, "includes"):
        return expander.node(root, inside, position)


def opened(expander: "Expander", node: Mapping, scope: Scope) -> tuple[Node, Scope]:
    """The document as it is written, and the scope to read it in; the same scope where there is nothing in it."""
    poison = Poisoned(scope.at(node.span), node.anchor)
    if not expander.reads_files:
        return poison, scope
    expander.opened_includes.add(id(node))
    if not directives.keys_fit(expander, node, "$include", scope):
        return poison, scope
    entry = node.entries["$include"]
    path = expander.node(entry.value, scope, Position.DATA)
    if isinstance(path, Poisoned):
        return poison, scope
    if not isinstance(path, Scalar) or not isinstance(path.value, str) or not path.value:
        got = describe(path) if isinstance(path, Scalar) else "a list or mapping"
        where = path.span if not isinstance(path, Scalar) or path.text else scope.at(entry.key.span)
        help = ["write `$include: parts/sidebar.yaml`"]
        expander.sink.add(wrong_type(where, "`$include`", "the path of a file", got, help=help))
        return poison, scope
    frame = Frame("include", path.span, "included here")
    found = find_file(expander, path.value, path.span, scope.files)
    if found is None:
        return poison, scope
    document = document_of(expander, found, frame)
    expander.included[str(path.span.file), path.value] = document
    expander.count_include()
    if document.root is None:
        return Scalar(path.span, None, "", plain=True, verbatim=False), scope
    expander.count(1, path.span)
    return document.root, replace(scope.inside(frame), files=(*scope.files, found), copies=Copies())


def find_file(expander: "Expander", path: str, span: Span, files: tuple[str, ...]) -> str | None:
    """The absolute path of a file that is included; None after a finding. `files` are those around, outermost first."""
    if path.startswith(("/", "\\", "~")) or Path(path).is_absolute() or path[1:3] == ":\\":
        expander.sink.add(include_outside(span, path, absolute=True))
        return None
    own = expander.paths[str(span.file)]
    here = Path(own).parent
    spec = os.path.realpath(next(iter(expander.paths.values())))
    around = files if spec in files else (spec, *files)
    try:
        wanted = os.path.realpath(here / path)
        is_folder, is_file = Path(wanted).is_dir(), Path(wanted).is_file()
    except (OSError, ValueError):  # A name that no file can have.
        expander.sink.add(include_not_found(span, path, ()))
        return None
    if os.path.commonpath([expander.project, wanted]) != expander.project:
        expander.sink.add(include_outside(span, path, absolute=False))
        return None
    if is_folder:
        expander.sink.add(include_is_folder(span, path))
        return None
    if not is_file:
        expander.sink.add(include_not_found(span, path, _neighbours(here, path, around)))
        return None
    if wanted in around:
        start = around.index(wanted)
        names = [name_of(expander, file) for file in (*around[start:], wanted)]
        expander.sink.add(include_cycle(span, names))
        return None
    return wanted


def document_of(expander: "Expander", path: str, frame: Frame) -> Document:
    """A file's document; each is read once, and `frame` is its first use."""
    document = expander.files.get(path)
    if document is None:
        if len(expander.files) >= MAX_FILES:
            raise Stop(too_many_files(frame.site, MAX_FILES))
        name = Reading.of(name_of(expander, path), frame)
        document = expander.files[path] = expander.services.load(Path(path), expander.sink, name)
        expander.bytes += len(document.source.text.encode())
        if expander.bytes > MAX_BYTES:
            raise Stop(too_big_together(frame.site, MAX_BYTES))
        expander.paths[str(name)] = path
        expander.unread += [f"{name}:{key}" for key in document.unread]
    return document


def name_of(expander: "Expander", path: str) -> str:
    """A file's name in findings, made like that of the spec itself."""
    root_name = next(iter(expander.paths))
    folder = Path(root_name).parent
    return (folder / os.path.relpath(path, expander.project)).as_posix()


def _neighbours(folder: Path, path: str, around: tuple[str, ...]) -> list[str]:
    """The YAML files in the folder that a path names, as paths; where there is no such folder, those of `folder`.

    Those `around` are left out: to include them would be a circle.
    """
    parent = folder / Path(path).parent
    base = Path(path).parent if parent.is_dir() else Path()
    parent = parent if parent.is_dir() else folder
    try:
        names = sorted(
            entry.name
            for entry in parent.iterdir()
            if entry.suffix in (".yaml", ".yml") and os.path.realpath(entry) not in around
        )
    except OSError:
        return []
    return [(base / name).as_posix() for name in names]
