"""DC113: a spec is one YAML document; what stands after a second `---` would be ignored in silence."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC113", "several-documents", Severity.ERROR)


def several_documents(span: Span) -> Diagnostic:
    """The place where the second document begins."""
    return RULE.at(
        span,
        "a second YAML document begins here; a spec is one document",
        help=["remove the `---`, or put the second document into a file of its own"],
    )
