"""DC412: a reference by anchor means one component; an alias that puts it into the layout twice makes two."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC412", "ambiguous-anchor", Severity.ERROR)


def ambiguous_anchor(verb: str, anchor: str, span: Span, target: Span, count: int, pointer: str) -> Diagnostic:
    """The anchored component stands in the layout several times."""
    return RULE.at(
        span,
        f"callback {verb} a prop of `*{anchor}`, but that component stands in the layout {count} times",
        label="which one?",
        related=[Related(target, "the anchored component")],
        help=["write the component out where it is used, each with its own id"],
        pointer=pointer,
    )
