"""DC322: components are expanded when the spec is compiled, so one that uses itself would never end."""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC322", "recursive-component", Severity.ERROR)


def recursive_component(span: Span, names: Sequence[str], uses: Sequence[Span]) -> Diagnostic:
    """`names` go from the component back to itself; `uses` are the other uses on the way."""
    return RULE.at(
        span,
        f"component `{names[0]}` uses itself",
        related=[Related(place, f"uses `{name}`") for place, name in zip(uses, names[2:], strict=False)],
        notes=[f"path: {' -> '.join(names)}"] if len(names) > 2 else [],
        help=["make repeated parts with `$for`, and nodes of unknown depth in Python"],
    )
