"""DC407: a callback that nothing sets off: its inputs never change, and it takes no part in the initial run."""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC407", "unreachable-callback", Severity.WARNING)


def unreachable_callback(call: str, inputs: Sequence[str], span: Span, pointer: str) -> Diagnostic:
    """`inputs` are its references."""
    if inputs:
        listed = ", ".join(f"`{reference}`" for reference in inputs)
        why = f"nothing changes {listed}, and `prevent_initial_call` is `true`"
    else:
        why = "it has no inputs, and `prevent_initial_call` is `true`"
    return RULE.at(
        span,
        f"callback `{call}` can never run: {why}",
        label="never runs",
        help=["read a prop that the user or another callback changes, or take `prevent_initial_call` away"],
        pointer=pointer,
    )
