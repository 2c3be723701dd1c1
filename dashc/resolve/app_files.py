"""The files that `app` names: its assets, favicon and frame (language.md section 2)."""

from pathlib import Path

from dashc.diagnostics.rules.bad_frame import bad_frame
from dashc.diagnostics.rules.missing_file import missing_file
from dashc.diagnostics.sink import Sink
from dashc.ir.span import Span
from dashc.ir.spec import FRAME_MARKS, URL_STARTS, Spec
from dashc.ir.tree import Alias, Mapping


def check_app_files(spec: Spec, sink: Sink) -> None:
    """Find what is not there, or is not what it should be; `assets` may be missing where it is not named."""
    app, folder = spec.app, Path(spec.document.source.path).parent
    assets, favicon, frame = _place(spec, "assets"), _place(spec, "favicon"), _place(spec, "frame")
    if assets and not (folder / app.assets).is_dir():
        sink.add(missing_file(assets, "assets", app.assets, "folder"))
    if favicon and app.favicon and not app.favicon.startswith(URL_STARTS) and not (folder / app.favicon).is_file():
        sink.add(missing_file(favicon, "favicon", app.favicon, "file"))
    if frame and app.frame is not None:
        if (folder / app.frame).is_file():
            _check_frame(frame, app.frame, (folder / app.frame).read_bytes(), sink)
        else:
            sink.add(missing_file(frame, "frame", app.frame, "file"))


def _check_frame(span: Span, name: str, content: bytes, sink: Sink) -> None:
    try:
        text = content.decode()
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


def _place(spec: Spec, key: str) -> Span | None:
    """The place of a value under `app`, if it is there."""
    node = spec.document.root
    for name in ("app", key):
        node = node.target if isinstance(node, Alias) else node
        entry = node.entries.get(name) if isinstance(node, Mapping) else None
        if entry is None:
            return None
        node = entry.value
    return node.span if node else None
