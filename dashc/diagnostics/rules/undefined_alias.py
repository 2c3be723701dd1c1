"""DC104: an alias stands for what an anchor *above* it names (YAML 1.2, section 7.1)."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import suggest
from dashc.ir.span import Span

RULE = Rule("DC104", "undefined-alias", Severity.ERROR)


def undefined_alias(span: Span, name: str, anchors: Iterable[str]) -> Diagnostic:
    """`*name` without `&name` before it."""
    likely = suggest(name, anchors)
    help_text = f"write `&{name}` before the node that is meant, or quote the text if it should begin with `*`"
    if likely:
        help_text = f"did you mean `*{likely[0]}`?"
    return RULE.at(
        span,
        f"alias `*{name}` has no anchor above it",
        help=[help_text],
        fix=rename(f"*{name}", [f"*{other}" for other in likely], [span]),
        lacks=name,
    )
