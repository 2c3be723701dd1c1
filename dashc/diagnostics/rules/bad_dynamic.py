"""DC329: what callbacks return are elements and components of dashc; those of the spec are gone when the app runs."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC329", "bad-dynamic", Severity.ERROR)


def own_component(span: Span, name: str) -> Diagnostic:
    """A component under `components` in the place of one of dashc."""
    return RULE.at(
        span,
        f"`{name}` is a component of this spec, and no callback can return one",
        help=["name the element or component that carries the id in the page"],
    )
