"""DC506: a decorator or a factory makes the function, so its parameters and results are not known from the source.

Off by default: nothing is wrong, only not checked. `lint --import` looks at the real function.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC506", "not-static", Severity.INFO, default=False)


def not_static(path: str, span: Span, place: Span | None, pointer: str) -> Diagnostic:
    """`place` is where it is made, if that is known."""
    return RULE.at(
        span,
        f"what `{path}` takes and returns shows only when it runs, so its arguments are not checked",
        label="not checked",
        related=[Related(place, "made here")] if place else [],
        help=["run `dashc lint --import` to check it for real"],
        pointer=pointer,
    )
