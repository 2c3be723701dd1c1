"""DC320: an argument that the component does not take would be left out in silence."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean, suggest
from dashc.ir.span import Span

RULE = Rule("DC320", "unknown-argument", Severity.ERROR)


def unknown_argument(span: Span, component: str, name: str, candidates: Iterable[str], definition: Span) -> Diagnostic:
    """The component is the spec's own; `definition` is the place of its name there."""
    names = list(candidates)
    likely = suggest(name, names)
    helps = did_you_mean(name, names) or (f"add `{name}` to its `params`, or remove it here",)
    return RULE.at(
        span,
        f"`{component}` has no parameter `{name}`",
        related=[Related(definition, "defined here")],
        help=helps,
        fix=Fix((Edit(span, likely[0]),), safe=False) if len(likely) == 1 else None,
    )
