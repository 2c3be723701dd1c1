"""DC327: a component that nothing uses is not on the page, which is mostly a mistake or a rest."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC327", "unused-component", Severity.WARNING)


def unused_component(span: Span, name: str) -> Diagnostic:
    """Neither the spec nor a file that it includes mentions the name."""
    return RULE.at(
        span,
        f"the component `{name}` is not used",
        help=[
            f"write `- {name}:` in the layout, or remove the component; put what several specs share under `include`"
        ],
    )
