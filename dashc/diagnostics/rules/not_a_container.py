"""DC306: some components and all void elements of HTML (`br`, `img`, …) take no children."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC306", "not-a-container", Severity.ERROR)


def not_a_container(span: Span, component: str, example: str | None) -> Diagnostic:
    """Children, or text, for a component that takes none; `example` is a prop that it has."""
    alone = f"write `{component}:` alone, and the text or the children beside it"
    props = f"write its props as a mapping, `{component}: {{{example}: …}}`"
    return RULE.at(span, f"`{component}` cannot have children", help=[props if example else alone])
