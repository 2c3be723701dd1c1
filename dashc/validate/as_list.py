"""The fix of `div: {h1: Title}`: brackets in the place of braces."""

from dashc.diagnostics.diagnostic import Edit, Fix
from dashc.ir.span import Span
from dashc.ir.tree import Mapping
from dashc.validate.context import Context
from dashc.validate.place import Place


def as_list(ctx: Context, parent: str, props: Place | None) -> Fix | None:
    """The edits, where nothing but components stands between the braces."""
    kind = ctx.catalogue.type(parent)
    if props is None or kind is None or not isinstance(props.value, Mapping):
        return None
    file, line, column, end_line, end_column = props.span
    lines = ctx.document.source.lines
    if file != ctx.document.source.name or lines[line - 1][column - 1] != "{":
        return None
    if any(ctx.catalogue.type(name) is None or kind.prop(name) for name in props.value.entries):
        return None
    opening = Span(file, line, column, line, column + 1)
    closing = Span(file, end_line, end_column - 1, end_line, end_column)
    return Fix((Edit(opening, "["), Edit(closing, "]")), safe=False)
