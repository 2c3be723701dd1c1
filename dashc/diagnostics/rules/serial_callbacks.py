"""DC431: two callbacks that could run side by side, and run one after the other (semantics B2, B3).

The second waits for the first because of a shared output, or because the first sets its state. Off by default: the
order may be just what is wanted.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC431", "serial-callbacks", Severity.INFO, default=False)


def serial_callbacks(call: str, other: str, why: str, span: Span, place: Span, pointer: str) -> Diagnostic:
    """`why` is a clause: "both set `out.children`"."""
    return RULE.at(
        span,
        f"`{call}` runs after `{other}`, not beside it, only because {why}",
        label="waits",
        related=[Related(place, "for this one")],
        help=["write to different props, or do without that state, if the order does not matter"],
        pointer=pointer,
    )
