"""DC204: a value of the right type that is none of those allowed."""

from collections.abc import Iterable, Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.scalar import as_scalar
from dashc.diagnostics.suggest import MAX_LISTED, one_of, suggest
from dashc.ir.span import Span

RULE = Rule("DC204", "bad-value", Severity.ERROR)


def bad_choice(span: Span, subject: str, got: str, choices: Sequence[str], *, plain: str | None = None) -> Diagnostic:
    """A value outside a list of words; `plain` is the word as written, where it is one."""
    likely = suggest(plain, choices) if plain else ()
    few = len(choices) <= MAX_LISTED
    needed = one_of(choices) if len(choices) == 1 else f"one of {', '.join(f'`{c}`' for c in choices)}"
    return RULE.at(
        span,
        f"{subject} must be {needed}; got {got}" if few else f"{subject} cannot be {got}",
        help=[f"did you mean {one_of(likely)}?"] if likely else [],
        notes=[] if few else [f"it can be {one_of(choices)}"],
        fix=Fix((Edit(span, as_scalar(likely[0])),), safe=False) if len(likely) == 1 else None,
    )


def bad_value(span: Span, headline: str, *, help: Iterable[str] = (), fix: Fix | None = None) -> Diagnostic:
    """Any other rule about a value; `headline` says it whole."""
    return RULE.at(span, headline, help=help, fix=fix)
