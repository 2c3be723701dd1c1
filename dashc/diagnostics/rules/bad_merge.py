"""DC114: the merge key `<<` takes the entries of other mappings."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC114", "bad-merge", Severity.ERROR)


def bad_merge(span: Span, got: str) -> Diagnostic:
    """A `<<` with something that has no entries."""
    return RULE.at(
        span,
        f"`<<` merges mappings, and {got} is none",
        help=["write an alias of a mapping, `<<: *name`, or a list of them, `<<: [*one, *two]`"],
    )
