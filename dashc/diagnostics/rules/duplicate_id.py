"""DC304: an id names one component; with two, every reference to it would be a guess."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC304", "duplicate-id", Severity.ERROR)


def duplicate_id(name: str, span: Span, first: Span, pointer: str) -> Diagnostic:
    """A second component with an id; where both have it from one place, an alias or a merge repeats it."""
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
