"""Values that a comment swallows: `accent: #0a7`, where a `#` after a blank begins a comment."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix
from dashc.diagnostics.rules.swallowed_value import swallowed_value
from dashc.ir.span import Span
from dashc.ir.tree import Document, Scalar, Value

if TYPE_CHECKING:
    from dashc.validate.context import Context
    from dashc.validate.place import Place

_COMMENT = re.compile(r"\s*:?\s+(#[^\s#]\S*)")
"""A comment has a blank after its `#`, mostly; a colour and an address do not."""
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})[,;]?")


def with_comment(finding: Diagnostic, document: Document) -> Diagnostic:
    """A finding about a value that is nothing, at the comment that stands in its place; others as they are."""
    swallowed = _comment_after(finding.primary, document)
    if swallowed is None:
        return finding
    span, text = swallowed
    is_colour = _COLOUR.fullmatch(text) is not None
    return replace(
        finding,
        primary=span,
        label="a `#` after a blank begins a comment",
        help=(f'write `"{text}"`, in quotes' if is_colour else "put text that begins with `#` in quotes",),
        fix=Fix((Edit(span, f'"{text}"'),), safe=False) if is_colour else None,
    )


def check_swallowed(ctx: "Context", place: "Place", *, address: bool = False) -> None:
    """A warning where a colour, or an `address` in the page, stands as a comment right behind a plain value."""
    value = place.value
    if not isinstance(value, Scalar) or not value.plain or not (value.verbatim or is_left_out(value)):
        return
    swallowed = _comment_after(value.span, ctx.document)
    if swallowed is None or (address and value.text):
        return
    span, text = swallowed
    if address or _COLOUR.fullmatch(text):
        whole = span._replace(column=value.span.column) if value.text else span
        ctx.add(swallowed_value(span, text, value.text, whole), place)


def is_left_out(value: Value) -> bool:
    """Whether nothing at all stands in the place of a value."""
    return isinstance(value, Scalar) and value.value is None and value.plain and value.text == ""


def _comment_after(span: Span, document: Document) -> tuple[Span, str] | None:
    """The first word of a comment behind a place on its line, where that is no ordinary comment."""
    for source in (document.source, *document.included):
        if source.name == span.file and span.end_line <= len(source.lines):
            found = _COMMENT.match(source.lines[span.end_line - 1], max(span.end_column - 1, 0))
            if found is not None:
                start, stop = found.start(1) + 1, found.end(1) + 1
                return span._replace(line=span.end_line, column=start, end_column=stop), found[1]
    return None
