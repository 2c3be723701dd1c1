"""DC325: a parameter is a JSON Schema, so that arguments can be checked where they are given."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC325", "bad-parameter", Severity.ERROR)


def bad_parameter(span: Span, headline: str, help: Iterable[str]) -> Diagnostic:
    """What stands there is no schema."""
    return RULE.at(span, headline, help=help)
