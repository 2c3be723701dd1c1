"""Rename an id: its definition and every reference to it."""

import re

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from dashc.ir.span import Span
from dashc.load.scalars import other_reading, resolve
from dashc.lsp.document import OpenDocument
from dashc.lsp.occurrences import Occurrence, occurrences
from dashc.lsp.target import IdTarget, target_at
from dashc.lsp.words import shown
from dashc.validate.ids import FORBIDDEN, RESERVED

_SIMPLE = re.compile(r"[^\W\d][\w-]*")
"""An id that needs no quotes for its characters."""
REQUEST_FAILED = -32803
"""LSP 3.17, `RequestFailed`: the request is fine, and cannot be done."""


class Refused(JsonRpcException):
    """A rename that would break the spec; the editor shows the message."""

    def __init__(self, message: str) -> None:
        super().__init__(message, REQUEST_FAILED)


def prepare_rename(document: OpenDocument, position: lsp.Position) -> lsp.PrepareRenamePlaceholder:
    """The id at a position, or a refusal."""
    target = _id_at(document, position)
    return lsp.PrepareRenamePlaceholder(document.range(target.span), target.id)


def rename(document: OpenDocument, position: lsp.Position, new: str) -> lsp.WorkspaceEdit:
    """The edits that give an id another name, or a refusal."""
    target = _id_at(document, position)
    _check(document, target.id, new)
    edits = {}
    for item in occurrences(document, target.id):
        span, text = _edit(item, target.id, new)
        edits[span] = lsp.TextEdit(document.range(span), text)
    return lsp.WorkspaceEdit(changes={document.uri: [edits[span] for span in sorted(edits)]})


def _id_at(document: OpenDocument, position: lsp.Position) -> IdTarget:
    target = target_at(document, position)
    if not isinstance(target, IdTarget):
        raise Refused("Only the id of a component can be renamed.")
    if target.id not in document.outline.ids:
        raise Refused(f"No component of this file has the id `{target.id}`.")
    return target


def _check(document: OpenDocument, old: str, new: str) -> None:
    if document.broken_at:
        raise Refused(
            f"Line {document.broken_at} is no valid YAML. Correct it first, so that no reference to `{old}` is missed."
        )
    if not new:
        raise Refused("An id cannot be empty.")
    forbidden = FORBIDDEN.search(new)
    if forbidden:
        what = "a blank" if forbidden[0].isspace() else f"`{forbidden[0]}`"
        raise Refused(f"`{new}` contains {what}; an id holds no `.`, `{{`, `}}`, `$` or blank.")
    if "," in new:
        raise Refused(f"`{new}` contains `,`, so no reference `id.prop` could name it.")
    for prefix in RESERVED:
        if new.startswith(prefix):
            raise Refused(f"`{new}` begins with `{prefix}`, which is reserved.")
    if new != old and new in document.ids():
        raise Refused(f"Another component has the id `{new}`.")


def _edit(item: Occurrence, old: str, new: str) -> tuple[Span, str]:
    """Only the id's part of a text, where the new id can stand as it is; else the whole text in quotes."""
    scalar = item.scalar
    whole = new + scalar.text[len(old) :]
    if scalar.verbatim and _SIMPLE.fullmatch(new) and (not scalar.plain or _is_text(whole)):
        return item.span, new
    return scalar.span, shown(whole)


def _is_text(plain: str) -> bool:
    """Whether every parser reads a plain scalar as this text."""
    return resolve(plain) == plain and other_reading(plain) is None
