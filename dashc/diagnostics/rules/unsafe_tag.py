"""DC108: tags can make other parsers construct objects; a spec is plain data."""

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC108", "unsafe-tag", Severity.ERROR)


def unsafe_tag(span: Span, tag: str) -> Diagnostic:
    """A tag other than those of the core schema."""
    return RULE.at(
        span,
        f"tag `{tag}` is not allowed in a spec",
        help=["remove it, or quote the text if it should begin with `!`"],
        fix=Fix((Edit(span, ""),), safe=False),
    )


def misfit_tag(span: Span, tag: str, text: str) -> Diagnostic:
    """A tag of the core schema on a text that is none of its values."""
    return RULE.at(span, f"tag `{tag}` does not fit the text `{text}`", help=["remove the tag, or change the text"])
