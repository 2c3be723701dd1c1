"""DC601: a part of the language that this version does not build yet; better said than ignored."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC601", "not-supported-yet", Severity.ERROR)


def not_supported(span: Span, what: str, *, help: Iterable[str] = ()) -> Diagnostic:
    """`what` begins the sentence and is singular: "`pages`", "an id that is a mapping"."""
    return RULE.at(span, f"{what} is not supported yet by this version of dashc", help=help)
