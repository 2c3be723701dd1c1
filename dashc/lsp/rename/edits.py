"""The edits of a rename, as the protocol wants them."""

from collections.abc import Iterable
from dataclasses import dataclass

from lsprotocol import types as lsp

from dashc.ir.span import Span
from dashc.ir.tree import Scalar
from dashc.load.scalars import other_reading, resolve
from dashc.lsp.spec_file import SpecFile


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of text for another one."""

    file: SpecFile
    span: Span
    text: str

    @property
    def position(self) -> lsp.Position:
        """Where it begins."""
        return self.file.range(self.span).start


def is_text(plain: str) -> bool:
    """Whether every parser reads a plain scalar as this text."""
    return resolve(plain) == plain and other_reading(plain) is None


def key_change(file: SpecFile, key: Scalar, inner: Span, new: str) -> Change:
    """A key that is a name; in quotes where YAML would take the name for something else."""
    return Change(file, inner, f'"{new}"' if key.plain and not is_text(new) else new)


def workspace_edit(changes: Iterable[Change]) -> lsp.WorkspaceEdit:
    """Each change once, by file, in the order of the text."""
    by_file: dict[str, dict[Span, lsp.TextEdit]] = {}
    for change in changes:
        edits = by_file.setdefault(change.file.uri, {})
        edits[change.span] = lsp.TextEdit(change.file.range(change.span), change.text)
    return lsp.WorkspaceEdit(changes={uri: [edits[span] for span in sorted(edits)] for uri, edits in by_file.items()})
