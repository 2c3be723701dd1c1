"""DC406: a callback sets a field while the user may be typing in it, so a late answer overwrites what was typed.

Reported where the callback runs at every letter, or with a clock; not for a button that clears the field.
"""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC406", "output-is-user-input", Severity.WARNING)


def output_is_user_input(reference: str, call: str, when: str, span: Span, pointer: str) -> Diagnostic:
    """`when` says when the callback runs: "at every letter"."""
    return RULE.at(
        span,
        f"`{reference}` is typed by the user, and `{call}` sets it {when}; a late answer can overwrite what was typed",
        label="typed by the user",
        help=["give the field `debounce: true`, or write to another prop"],
        pointer=pointer,
    )
