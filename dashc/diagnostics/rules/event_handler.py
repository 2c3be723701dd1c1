"""DC311: inline event handlers are code in text; the page's security policy blocks them (semantics B9)."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC311", "event-handler", Severity.ERROR)


def event_handler(span: Span, name: str) -> Diagnostic:
    """`onclick` and the like."""
    helps = ["listen to the event in a script in `assets`"]
    if "click" in name.lower():
        helps = ["let a callback read the component's `n_clicks`, or " + helps[0]]
    return RULE.at(
        span,
        f"`{name}` is an inline event handler, which is not allowed",
        help=helps,
    )
