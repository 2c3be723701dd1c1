"""Rename of an id: its definition and every reference to it."""

import re
from collections.abc import Iterator

from dashc.expand.text import tokens
from dashc.ir.tree import Scalar
from dashc.lsp.ids import Occurrence, ids_at, made_places, places_of, template_places, written_places
from dashc.lsp.rename.edits import Change, is_text
from dashc.lsp.rename.refusal import Refused
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.target import IdTarget
from dashc.lsp.words import shown
from dashc.validate.ids import FORBIDDEN, RESERVED

_SIMPLE = re.compile(r"[^\W\d][\w-]*")
"""An id that needs no quotes for its characters."""


def check_id(file: SpecFile, target: IdTarget) -> None:
    """Refuse an id that stands nowhere in the text as it is."""
    if "${" in target.id:
        _check_template(file, target)
        return
    if target.id in file.project.ids:
        _check_made(file, target)
        return
    made = next((item for item in made_places(file, [target.id]) if item.is_definition), None)
    if made is None:
        raise Refused(f"No component of this spec has the id `{target.id}`.")
    raise Refused(f"The id `{target.id}` is made from {made.told(file)}. Change what it is made from.")


def id_edits(file: SpecFile, target: IdTarget, new: str) -> Iterator[Change]:
    """The edits in all files of one spec, or a refusal."""
    _check_new(file, target.id, new)
    for item in places_of(file, target):
        assert item.scalar is not None
        yield _change(item, item.scalar, target.id, new)


def _check_made(file: SpecFile, target: IdTarget) -> None:
    """A reference that loops or components put together would go on naming the old id."""
    written = {item.key for item in written_places(file, target.id)}
    for item in made_places(file, [target.id]):
        if item.key not in written:
            raise Refused(f"{item.told(file)} stands for `{target.id}` too, and a rename cannot change that.")


def _check_template(file: SpecFile, target: IdTarget) -> None:
    """The text that an id is made from can be renamed where all that names the id is the same text."""
    if target.id not in file.outline.templates:
        raise Refused(f"`{target.id}` is put together when the app is built; rename the id that it stands for.")
    same = {item.key for item in template_places(file, target.id)}
    for item in made_places(file, ids_at(file, target)):
        if item.key not in same:
            raise Refused(
                f"{item.told(file)} stands for an id that is made from `{target.id}`, and a rename cannot change that."
            )


def _check_new(file: SpecFile, old: str, new: str) -> None:
    if not new:
        raise Refused("An id cannot be empty.")
    rest = new
    if "${" in old:
        needed = [old[token.start : token.stop] for token in tokens(old)]
        if [new[token.start : token.stop] for token in tokens(new)] != needed:
            names = " and ".join(f"`{name}`" for name in needed)
            raise Refused(f"The new id has to hold {names} as the old one does.")
        for name in needed:
            rest = rest.replace(name, "")
        if new != old and new in file.outline.templates:
            raise Refused(f"Another component has the id `{new}`.")
    forbidden = FORBIDDEN.search(rest)
    if forbidden:
        what = "a blank" if forbidden[0].isspace() else f"`{forbidden[0]}`"
        raise Refused(f"`{new}` contains {what}; an id holds no `.`, `{{`, `}}`, `$` or blank.")
    if "," in rest:
        raise Refused(f"`{new}` contains `,`, so no reference `id.prop` could name it.")
    for prefix in RESERVED:
        if new.startswith(prefix):
            raise Refused(f"`{new}` begins with `{prefix}`, which is reserved.")
    if new != old and new in file.project.all_ids:
        raise Refused(f"Another component has the id `{new}`.")


def _change(item: Occurrence, scalar: Scalar, old: str, new: str) -> Change:
    """Only the id's part of a text, where the new id can stand as it is; else the whole text in quotes."""
    whole = new + scalar.text[len(old) :]
    simple = _SIMPLE.fullmatch(_without_tokens(new))
    if scalar.verbatim and simple and (not scalar.plain or is_text(whole)):
        return Change(item.file, item.span, new)
    return Change(item.file, scalar.span, shown(whole))


def _without_tokens(text: str) -> str:
    for token in reversed(tokens(text)):
        text = f"{text[: token.start]}x{text[token.stop :]}"
    return text
