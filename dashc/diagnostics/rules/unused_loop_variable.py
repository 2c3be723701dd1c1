"""DC126: a loop whose rounds are all the same is mostly a misspelt `${name}`."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC126", "unused-loop-variable", Severity.WARNING)


def unused_loop_variable(span: Span, name: str) -> Diagnostic:
    """The body does not mention the name."""
    return RULE.at(
        span,
        f"the loop variable `{name}` is not used",
        help=[f"write `${{{name}}}` in the body, or call it `_{name}` if every round should be the same"],
    )
