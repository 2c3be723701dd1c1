"""DC106: few bytes can expand to billions of nodes ("billion laughs"); a limit keeps every phase safe."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC106", "alias-bomb", Severity.ERROR)


def alias_bomb(span: Span, name: str, size: int, limit: int, anchor: Span) -> Diagnostic:
    """The alias with which the sum of what aliases stand for passes the limit."""
    return RULE.at(
        span,
        f"aliases expand to more than {limit} nodes",
        related=[Related(anchor, "the anchor")],
        notes=[f"`*{name}` alone stands for {size:,} nodes"],
    )
