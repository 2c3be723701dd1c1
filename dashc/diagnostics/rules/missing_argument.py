"""DC321: a parameter without a default needs an argument at every use."""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC321", "missing-argument", Severity.ERROR)


def missing_argument(span: Span, component: str, name: str, parameter: Span) -> Diagnostic:
    """A use without it."""
    return RULE.at(
        span,
        f"`{component}` needs the argument `{name}`",
        related=[Related(parameter, "has no default")],
        help=[f"write `{component}: {{{name}: …}}`, or give the parameter a `default`"],
    )
