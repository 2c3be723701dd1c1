"""DC410: a reference names one prop of one component (language.md section 5)."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC410", "bad-reference-form", Severity.ERROR)


def no_prop(span: Span, text: str) -> Diagnostic:
    """`region` without a prop, or `.value` without an id."""
    if text.startswith(".") and text.strip("."):
        prop = text.strip(".")
        return RULE.at(span, f"`{text}` names no component; write `<id>.{prop}`", help=[f"for example `region.{prop}`"])
    name = text.strip(".") or "id"
    return RULE.at(span, f"`{text}` names no prop; write `{name}.<prop>`", help=[f"for example `{name}.value`"])


def bad_reference(span: Span, headline: str, *, help: Iterable[str] = ()) -> Diagnostic:
    """Any other form that is none; `headline` says it whole."""
    return RULE.at(span, headline, help=help)
