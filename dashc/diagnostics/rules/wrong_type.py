"""DC203: a value of another type than its place takes."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.ir.span import Span

RULE = Rule("DC203", "wrong-type", Severity.ERROR)


def wrong_type(
    span: Span, subject: str, needed: str, got: str, *, help: Iterable[str] = (), fix: Fix | None = None
) -> Diagnostic:
    """`subject` begins the sentence, `needed` and `got` are nouns: `a number`, `the text "10"`."""
    written = fix.edits[0].replacement if fix else ""
    quotes = ", without the quotes" if got == f'the text "{written}"' else ""
    helps = tuple(help) or ([f"write `{written}`{quotes}"] if fix else ())
    return RULE.at(span, f"{subject} needs {needed}, got {got}", help=helps, fix=fix)
