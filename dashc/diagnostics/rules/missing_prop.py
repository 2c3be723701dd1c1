"""DC303: a component lacks the prop that it is there to show, and no callback sets it: the page shows an empty one."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC303", "missing-prop", Severity.WARNING)


def missing_prop(type_name: str, prop: str, name: str | None, span: Span, pointer: str) -> Diagnostic:
    """`name` is the component's id."""
    way = f"a callback that sets `{name}.{prop}`" if name else "an id and a callback that sets it"
    return RULE.at(
        span,
        f"`{type_name}` needs the prop `{prop}`, or {way}",
        label=f"no `{prop}`",
        pointer=pointer,
    )
