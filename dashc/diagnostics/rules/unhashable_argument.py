"""DC524: `functools.cache` hashes the arguments, which a list or a mapping does not allow: every such call fails."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC524", "unhashable-argument", Severity.ERROR)


def unhashable_argument(
    reference: str, gives: str, function: str, decorator: str, span: Span, place: Span, pointer: str
) -> Diagnostic:
    """`decorator` as it is written after the `@`."""
    return RULE.at(
        span,
        f"`{reference}` gives {gives}, which `@{decorator}` of `{function}` cannot remember",
        label=gives,
        related=[Related(place, "decorated here")],
        help=["take the decorator away, or let a cached function with a tuple or text do the work"],
        pointer=pointer,
    )
