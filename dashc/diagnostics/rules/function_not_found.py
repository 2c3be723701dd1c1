"""DC502: the module is there, but has no such function; read from its source, so nothing was imported."""

from collections.abc import Sequence
from typing import NamedTuple

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean, suggest
from dashc.ir.span import Span

RULE = Rule("DC502", "function-not-found", Severity.ERROR)


class Hidden(NamedTuple):
    """Where a name stands that a module does not have once it is imported."""

    says: str
    """Why not, after the name."""
    span: Span
    advice: str


def function_not_found(
    owner: str,
    name: str,
    span: Span,
    candidates: Sequence[tuple[str, Span]],
    pointer: str,
    *,
    hidden: Hidden | None = None,
) -> Diagnostic:
    """`owner` says what was looked into (``module `a.b` ``); candidates are its names with their places.

    `hidden` is where the name stands without being one of the owner's, and why it is not.
    """
    places = dict(candidates)
    likely = suggest(name, places)
    if likely:
        shown = [f"`{other}` ({places[other].file}:{places[other].line})" for other in likely]
        advice: tuple[str, ...] = (f"did you mean {' or '.join(shown)}?",)
    else:
        advice = () if hidden else did_you_mean(name, places)
    return RULE.at(
        span,
        f"{owner} has no `{name}`",
        label="not found",
        related=[Related(hidden.span, f"`{name}` {hidden.says}")] if hidden else [],
        help=(*([hidden.advice] if hidden else []), *advice),
        fix=rename(name, likely, [span]),
        pointer=pointer,
    )
