"""Every place of an id, or of one prop of it, for find references and rename."""

from collections.abc import Iterator
from dataclasses import dataclass

from lsprotocol import types as lsp

from dashc.ir.span import Span
from dashc.ir.tree import Scalar
from dashc.lsp.document import OpenDocument
from dashc.lsp.outline import inner_span
from dashc.lsp.target import IdTarget, PropTarget, target_at


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place of an id; `scalar` is the whole text that it is a part of."""

    span: Span
    scalar: Scalar
    is_definition: bool


def occurrences(document: OpenDocument, id: str) -> Iterator[Occurrence]:
    """The definitions, then the references, each in the document's order."""
    for use in document.outline.ids.get(id, []):
        assert use.id_scalar is not None
        yield Occurrence(inner_span(use.id_scalar), use.id_scalar, True)
    for reference in document.outline.references:
        if reference.id == id and reference.id_span and reference.id_scalar:
            yield Occurrence(reference.id_span, reference.id_scalar, False)


def find_references(document: OpenDocument, position: lsp.Position, *, declaration: bool) -> list[lsp.Location]:
    """The places that mean the id, or the prop of the id, at a position."""
    target = target_at(document, position)
    spans: list[Span] = []
    if isinstance(target, IdTarget):
        spans = [item.span for item in occurrences(document, target.id) if declaration or not item.is_definition]
    elif isinstance(target, PropTarget) and target.id:
        spans = list(_of_prop(document, target.id, target.prop, declaration))
    return [document.location(span) for span in sorted(set(spans))]


def _of_prop(document: OpenDocument, id: str, prop: str, declaration: bool) -> Iterator[Span]:
    for use in document.outline.ids.get(id, []) if declaration else []:
        entry = use.entry(prop)
        if entry and not entry.merge:
            yield entry.key.span
    for reference in document.outline.references:
        use_of = document.outline.component_of(reference)
        same = reference.id == id or (use_of is not None and use_of.id == id)
        if same and reference.property == prop and reference.property_span:
            yield reference.property_span
