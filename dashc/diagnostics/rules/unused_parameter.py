"""DC324: a parameter that the body does not mention does nothing, whatever a user gives for it."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC324", "unused-parameter", Severity.WARNING)


def unused_parameter(span: Span, component: str, name: str) -> Diagnostic:
    """Neither the layout nor the callbacks use it."""
    return RULE.at(
        span,
        f"the parameter `{name}` of `{component}` is not used",
        help=[f"write `${{{name}}}` in its `layout` or `callbacks`, or remove the parameter"],
    )
