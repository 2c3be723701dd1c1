"""DC102: YAML allows no tabs in indentation, and an editor shows a tab like blanks."""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC102", "tab-indent", Severity.ERROR)


def tab_indent(span: Span, tabs: Sequence[Span], width: int, exact: bool) -> Diagnostic:
    """Tabs before the first character of a line; `tabs` are those of the lines around it too.

    `width` is how many blanks each should be, `exact` whether the other lines leave no doubt about that.
    """
    return RULE.at(
        span,
        f"line {span.line} is indented with a tab; YAML allows only spaces",
        help=[f"replace each tab by {width} spaces, as deep as the lines around it"],
        fix=Fix(tuple(Edit(tab, " " * (width * (tab.end_column - tab.column))) for tab in tabs), safe=exact),
    )
