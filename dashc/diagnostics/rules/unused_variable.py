"""DC127: a variable that nothing uses is mostly a rest of an earlier version, or its use is missing."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC127", "unused-variable", Severity.WARNING)


def unused_variable(span: Span, name: str) -> Diagnostic:
    """Neither the spec nor a file that it includes mentions the name."""
    return RULE.at(
        span,
        f"the variable `{name}` is not used",
        help=[f"write `${{{name}}}` where its value should stand, or remove it; `_{name}` would be left alone"],
    )
