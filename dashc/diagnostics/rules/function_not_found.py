"""DC502: the module is there, but has no such function; read from its source, so nothing was imported."""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean, suggest
from dashc.ir.span import Span

RULE = Rule("DC502", "function-not-found", Severity.ERROR)


def function_not_found(
    owner: str, name: str, span: Span, candidates: Sequence[tuple[str, Span]], pointer: str
) -> Diagnostic:
    """`owner` says what was looked into (``module `a.b` ``); candidates are its names with their places."""
    places = dict(candidates)
    likely = suggest(name, places)
    if likely:
        shown = [f"`{other}` ({places[other].file}:{places[other].line})" for other in likely]
        advice: tuple[str, ...] = (f"did you mean {' or '.join(shown)}?",)
    else:
        advice = did_you_mean(name, places)
    fix = rename(name, likely, [span])
    return RULE.at(span, f"{owner} has no `{name}`", label="not found", help=advice, fix=fix, pointer=pointer)
