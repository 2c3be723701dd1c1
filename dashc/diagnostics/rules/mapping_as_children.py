"""DC310: below a component's name a mapping always holds props, so children stand in a list."""

from dashc.diagnostics.diagnostic import Diagnostic, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC310", "mapping-as-children", Severity.ERROR)


def mapping_as_children(span: Span, parent: str, child: str, text: str, fix: Fix | None = None) -> Diagnostic:
    """`div: {h1: Title}`; `text` is the child's text, or `…`."""
    return RULE.at(
        span,
        f"a mapping below `{parent}` holds its props, so `{child}` cannot stand in it",
        label="a component, not a prop",
        help=[f"write the children as a list: `{parent}: [{child}: {text}]`, or `- ` before `{child}`"],
        fix=fix,
    )
