"""What the tests of expansion share."""

from pathlib import Path
from textwrap import dedent
from typing import Any

from dashc.catalogue import load_catalogue
from dashc.diagnostics.sink import Sink
from dashc.expand import expand
from dashc.ir.span import Span
from dashc.ir.tree import Alias, Document, Mapping, Node, Poisoned, Scalar, Sequence
from dashc.load import load
from dashc.pipeline import SERVICES, Compilation, check


def write(folder: Path, spec: str, **files: str) -> Path:
    """A spec and the files beside it, `parts__nav` for `parts/nav.yaml`."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    (folder / "app.py").write_text("def f(*values, **named): ...\n", encoding="utf-8")
    path = folder / "app.yaml"
    path.write_text(dedent(spec), encoding="utf-8")
    return path


def compiled(folder: Path, spec: str, variables: dict[str, str] | None = None, **files: str) -> Compilation:
    """All phases but the last."""
    return check(write(folder, spec, **files), variables=variables)


def places(compilation: Compilation) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Of each finding: code, underlined text, and the related texts with what is said of them."""

    def text(span: Span) -> str:
        line = compilation.lines(span.file)[span.line - 1]
        return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]

    return [
        (f.code, text(f.primary), [(text(related.span), related.message) for related in f.related])
        for f in compilation.sink.sorted()
    ]


def expanded(folder: Path, spec: str, variables: dict[str, str] | None = None, **files: str) -> tuple[Document, Sink]:
    """Only the expansion."""
    sink = Sink()
    document = load(write(folder, spec, **files), sink)
    return expand(document, load_catalogue(), sink, SERVICES, variables), sink


def plain(node: Node | None) -> Any:
    """A tree as plain data."""
    match node:
        case Alias(target=target):
            return plain(target)
        case Scalar(value=value):
            return value
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key: plain(entry.value) for key, entry in entries.items()}
        case Poisoned():
            return "<poisoned>"
    return None


def section(folder: Path, key: str, spec: str, variables: dict[str, str] | None = None, **files: str) -> Any:
    """A section after expansion, which has no findings."""
    document, sink = expanded(folder, spec, variables, **files)
    assert [(f.headline, f.primary) for f in sink.sorted()] == []
    assert isinstance(document.root, Mapping)
    return plain(document.root.entries[key].value)
