"""DC116: a `#` after a blank begins a comment, so a colour or an address that begins with it is no value."""

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC116", "swallowed-value", Severity.WARNING)


def swallowed_value(span: Span, comment: str, value: str, whole: Span) -> Diagnostic:
    """`value` is what the comment leaves, and `whole` the place of both."""
    written = f'"{f"{value} {comment}".strip()}"'
    left = f"leaves `{value}` as the value" if value else "leaves no value"
    return RULE.at(
        span,
        f"`{comment}` after a blank is a comment, and {left}",
        help=[f"write `{written}`, in quotes"],
        fix=Fix((Edit(whole, written),), safe=False) if '"' not in value and "\\" not in value else None,
    )
