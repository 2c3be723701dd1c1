"""DC125: a loop stands in a list and goes over a list or a range."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC125", "bad-loop", Severity.ERROR)

_FORM = "write `$for: {name: [one, two]}` or `$for: {name: {range: [1, 10]}}`"


def bad_loop(span: Span, headline: str, help: Iterable[str] = (_FORM,)) -> Diagnostic:
    """What a loop goes over is neither a list nor a range."""
    return RULE.at(span, headline, help=help)


def loop_outside_list(span: Span) -> Diagnostic:
    """`$for` where one value is wanted."""
    return RULE.at(
        span,
        "`$for` gives several values, and only one can stand here",
        help=["write it as an item of a list: `- $for: …`"],
    )
