"""The files that `app` names: its assets, favicon and frame; all of them lie in the spec's folder."""

import os
from collections.abc import Mapping
from pathlib import Path

from dashc.diagnostics.rules.bad_frame import bad_frame
from dashc.diagnostics.rules.missing_file import missing_file
from dashc.diagnostics.rules.unreadable_file import unreadable_file
from dashc.diagnostics.rules.unusable_file import link_outside, too_large, unusable_files
from dashc.diagnostics.sink import Sink
from dashc.ir import tree
from dashc.ir.folder import files_in
from dashc.ir.limits import MAX_BYTES
from dashc.ir.paths import is_file, is_folder, is_there, leads_out
from dashc.ir.span import Span
from dashc.ir.spec import FRAME_MARKS, URL_STARTS, Spec

MAX_ASSETS = 200 * 2**20
"""Bytes; the files are held in memory while an app is built."""


def read_app_files(spec: Spec, sink: Sink) -> Mapping[str, str]:
    """The assets: path in their folder -> where to read it. What cannot be used is a finding, and left out.

    The folder of the assets may be missing where it is not named.
    """
    app, folder = spec.app, Path(spec.document.source.path).parent
    assets, favicon = _place(spec, "assets", app.assets), _place(spec, "favicon", app.favicon)
    frame = _place(spec, "frame", app.frame)
    if favicon and app.favicon is not None and not app.favicon.startswith(URL_STARTS):
        _is_file(favicon, "favicon", folder, app.favicon, sink)
    if frame and app.frame is not None and _is_file(frame, "frame", folder, app.frame, sink):
        _check_frame(frame, app.frame, folder / app.frame, sink)
    return _assets(assets, spec, folder, sink)


def _assets(named: Span | None, spec: Spec, folder: Path, sink: Sink) -> Mapping[str, str]:
    name = spec.app.assets
    path = folder / name
    place = named or Span(spec.document.source.name, 1, 1, 1, 1)
    if not is_folder(path):
        if named:
            sink.add(missing_file(named, "assets", name, "folder", _instead(path)))
        return {}
    if leads_out(path, folder):
        sink.add(link_outside(place, "assets", name))
        return {}
    try:
        found = files_in(path, lambda entry: entry.name.startswith("."))  # Those are an editor's or the system's.
    except OSError as error:
        sink.add(unreadable_file(place, name, error.strerror or type(error).__name__))
        return {}
    if found.unusable:
        sink.add(unusable_files(place, name, found.unusable))
    if found.size > MAX_ASSETS:
        sink.add(too_large(place, name, found.size, MAX_ASSETS))
        return {}
    return found.files


def _is_file(span: Span, key: str, folder: Path, name: str, sink: Sink) -> bool:
    """Whether there is a file that can be read, in the spec's folder."""
    path = folder / name
    if not is_file(path):
        sink.add(missing_file(span, key, name, "file", _instead(path)))
    elif leads_out(path, folder):
        sink.add(link_outside(span, key, name))
    elif not os.access(path, os.R_OK):
        sink.add(unreadable_file(span, name, "you may not read it"))
    elif path.stat().st_size > MAX_BYTES:
        sink.add(too_large(span, name, path.stat().st_size, MAX_BYTES))
    else:
        return True
    return False


def _instead(path: Path) -> str:
    """What is there, and is not what was expected."""
    if is_folder(path):
        return "a folder"
    if is_file(path):
        return "a file"
    return "neither a file nor a folder" if is_there(path) else ""


def _check_frame(span: Span, name: str, path: Path, sink: Sink) -> None:
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        sink.add(bad_frame(span, name, "is not UTF-8"))
        return
    for mark in FRAME_MARKS:
        count = text.count(mark)
        if count != 1:
            sink.add(bad_frame(span, name, f"has {count} times the mark `{mark}`" if count else f"lacks `{mark}`"))
            return
    head, app = map(text.index, FRAME_MARKS)
    if app < head:
        sink.add(bad_frame(span, name, "has the mark for the app before the one for the head"))


def _place(spec: Spec, key: str, value: str | None) -> Span | None:
    """The place of a value under `app`, if it is there, and was not refused already."""
    node = spec.document.root
    for name in ("app", key):
        node = node.target if isinstance(node, tree.Alias) else node
        entry = node.entries.get(name) if isinstance(node, tree.Mapping) else None
        if entry is None:
            return None
        node = entry.value
    target = node.target if isinstance(node, tree.Alias) else node
    return node.span if node and isinstance(target, tree.Scalar) and target.value == value else None
