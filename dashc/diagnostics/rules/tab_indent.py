"""DC102: YAML allows no tabs in indentation, and an editor shows a tab like blanks."""

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC102", "tab-indent", Severity.ERROR)


def tab_indent(span: Span) -> Diagnostic:
    """Tabs before the first character of a line."""
    tabs = span.end_column - span.column
    return RULE.at(
        span,
        f"line {span.line} is indented with a tab; YAML allows only spaces",
        help=["replace each tab by 2 spaces, as deep as the lines around it"],
        fix=Fix((Edit(span, "  " * tabs),), safe=True),
    )
