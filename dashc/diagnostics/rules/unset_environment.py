"""DC123: a build whose result hangs on a variable of the environment needs that variable, or a default."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC123", "unset-environment", Severity.ERROR)


def unset_environment(span: Span, name: str, variable: str) -> Diagnostic:
    """`{env: NAME}` without a default."""
    return RULE.at(
        span,
        f"the environment variable `{variable}` is not set",
        help=[f"set it, write `{{env: {variable}, default: …}}`, or give `--var {name}=…`"],
    )
