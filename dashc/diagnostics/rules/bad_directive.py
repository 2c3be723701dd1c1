"""DC314: a key that begins with `$` is a directive wherever it stands (language.md section 4)."""

from collections.abc import Iterable, Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import suggest
from dashc.ir.span import Span

RULE = Rule("DC314", "bad-directive", Severity.ERROR)


def unknown_directive(span: Span, name: str, candidates: Iterable[str], *, meant: Sequence[str] = ()) -> Diagnostic:
    """`$form` for `$from`; `meant` is known in another way than by its letters."""
    likely = suggest(name, candidates) or tuple(meant)
    helps = [f"did you mean `{likely[0]}`?"] if likely else []
    return RULE.at(
        span,
        f"unknown directive `{name}`",
        help=[*helps, f"write `${name}` for a key that really begins with `$`"],
        fix=rename(name, likely, [span]),
    )


def without_dollar(span: Span, name: str) -> Diagnostic:
    """`for` and `do` in the place of a node."""
    return RULE.at(
        span, f"`{name}` is written `${name}`", help=[f"write `${name}`"], fix=rename(name, [f"${name}"], [span])
    )


def misplaced_directive(span: Span, name: str, help: str) -> Diagnostic:
    """A directive where none can stand."""
    return RULE.at(span, f"`{name}` cannot stand here", help=[help])
