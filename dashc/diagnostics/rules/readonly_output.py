"""DC409: an output that changes nothing: the browser reports the prop, and does not take it from the app.

For `id` it is an error: a component keeps its id for life, while resetting a counter such as `n_clicks` is legal.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC409", "readonly-output", Severity.WARNING)


def readonly_output(reference: str, span: Span, pointer: str) -> Diagnostic:
    """The catalogue marks the prop as one that only the browser sets."""
    return RULE.at(
        span,
        f"`{reference}` is reported by the browser; setting it changes nothing that the user sees",
        label="set here",
        help=["write to another prop, or take this output away"],
        pointer=pointer,
    )


def id_as_output(reference: str, span: Span, pointer: str) -> Diagnostic:
    """An id cannot be set."""
    return RULE.at(
        span,
        f"`{reference}` cannot be set: an id is read, never written",
        label="set here",
        help=["write to another prop of the component"],
        pointer=pointer,
        severity=Severity.ERROR,
    )
