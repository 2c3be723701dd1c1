"""DC430: an interaction that can take more than one request, and why (semantics B2, C1).

A chain costs one round trip, however long. It costs another where a callback needs what only the browser knows, what
a different interaction is still computing, or nodes that another callback brings.
Off by default: it is a cost, and often the right one.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC430", "second-request", Severity.INFO, default=False)


def late_callback(call: str, reference: str, span: Span, pointer: str) -> Diagnostic:
    """An initial callback that the page's own response cannot hold."""
    return RULE.at(
        span,
        f"opening the page takes a second request: `{call}` reads `{reference}`, which only the browser knows",
        label="waits for the browser",
        help=["read the prop in a callback of its own, if the others can do without it"],
        pointer=pointer,
    )


def pending_input(call: str, trigger: str, awaited: str, writer: str, span: Span, pointer: str) -> Diagnostic:
    """A callback that joins two interactions."""
    return RULE.at(
        span,
        f"a change of `{trigger}` can take a second request: "
        f"`{call}` also needs `{awaited}`, which `{writer}` may still be computing",
        label="joins two interactions",
        help=[f"nothing is wrong; it matters only where `{writer}` is slow, or runs often"],
        pointer=pointer,
    )


def brought_later(call: str, reference: str, verb: str, id: str, span: Span, pointer: str) -> Diagnostic:
    """A callback of ids under `dynamic`; `verb` is what it does with the reference: `reads` or `sets`."""
    return RULE.at(
        span,
        f"nodes with `{id}` take a second request: `{call}` {verb} `{reference}`, and runs when a callback brings them",
        label="runs when they come",
        help=["return the nodes with what this callback would set, where it is known already"],
        pointer=pointer,
    )
