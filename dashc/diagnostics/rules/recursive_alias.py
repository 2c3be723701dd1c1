"""DC105: a node that contains itself has no end."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC105", "recursive-alias", Severity.ERROR)


def recursive_alias(span: Span, name: str, anchor: Span) -> Diagnostic:
    """An alias inside of what its anchor stands on."""
    return RULE.at(
        span,
        f"anchor `&{name}` contains itself",
        label="stands inside of what it names",
        related=[Related(anchor, f"`&{name}` stands on this")],
    )
