"""Names of files in spans, and the editor's addresses for them."""

from pathlib import Path

from lsprotocol import types as lsp
from pygls.uris import from_fs_path, to_fs_path

from dashc.ir.read import read_file
from dashc.ir.span import Span
from dashc.lsp.positions import Positions


def path_of(uri: str) -> Path:
    """The file of an address; for a document that was never saved a name in the working directory."""
    found = to_fs_path(uri)
    if found and uri.startswith("file:"):
        return Path(found)
    return Path.cwd() / f"{uri.rpartition(':')[2].rpartition('/')[2] or 'untitled'}.yaml"


def uri_of(path: Path) -> str:
    """The address of a file."""
    uri: str | None = from_fs_path(str(path))
    assert uri is not None
    return uri


def file_named(name: str) -> Path | None:
    """The file that spans call by a name; None where there is none, as for modules of installed packages."""
    path = Path.cwd() / name
    return path if path.is_file() else None


def location(path: Path, span: Span, encoding: str) -> lsp.Location:
    """A place in a file on disk."""
    try:
        text = read_file(path).decode(errors="replace")
    except OSError:
        text = ""
    return lsp.Location(uri_of(path), Positions(text, encoding).range(span))
