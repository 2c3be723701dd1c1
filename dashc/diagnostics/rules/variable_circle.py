"""DC130: a variable whose value needs the variable itself has none."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC130", "variable-circle", Severity.ERROR)


def variable_circle(span: Span, names: list[str]) -> Diagnostic:
    """`names` go from the variable back to itself."""
    return RULE.at(
        span,
        f"the variable `{names[0]}` needs its own value",
        notes=[f"path: {' -> '.join(names)}"] if len(names) > 2 else [],
        help=["write the value of one of them out"],
    )
