"""DC304: an id names one component; with two, every reference to it would be a guess."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span, reading_of

RULE = Rule("DC304", "duplicate-id", Severity.ERROR)


def duplicate_id(name: str, span: Span, first: Span, pointer: str) -> Diagnostic:
    """A second component with an id; where both have it from one place, an alias or a merge repeats it.

    Or a loop or a component of the spec does: then `settle` finds out whether a value is to blame.
    """
    reading = reading_of(span)
    if reading is not None and reading.frame is not None and reading.frame.kind == "children" and span == first:
        return RULE.at(
            span,
            f"id `{name}` is used by two components",
            label="stands in the layout twice, as `$children` does",
            help=["write `$children` once, or leave the id out of what is given to the component"],
            pointer=pointer,
        )
    if reading is not None and span == first:
        return RULE.at(
            span,
            f"id `{name}` is used by two components",
            label="made again by each use of this text",
            related=[Related(first, "first used here")],
            help=["give each component its own id, with a part such as `${name}` that differs from use to use"],
            pointer=pointer,
        )
    repeated = span == first
    return RULE.at(
        span,
        f"id `{name}` is used by two components",
        label="stands in the layout twice, through an alias or a merge key" if repeated else "used again",
        related=[] if repeated else [Related(first, "first used here")],
        help=["give each component its own id; an id written beside `<<` takes the place of the merged one"]
        if repeated
        else ["give each component its own id"],
        pointer=pointer,
    )
