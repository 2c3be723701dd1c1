"""What every rule is: a stable code, a name, and how much it matters (diagnostics.md rule 8)."""

from collections.abc import Iterable
from typing import NamedTuple

from dashc.diagnostics.diagnostic import Diagnostic, Fix, Related, Severity
from dashc.ir.span import Span

MAX_LENGTH = 1_000
"""Of a sentence, which may name a key that is longer than any report should be."""


class Rule(NamedTuple):
    """A rule of the linter; codes are never given twice."""

    code: str
    name: str
    severity: Severity
    default: bool = True
    """False: only where it is asked for by its code."""

    def at(
        self,
        span: Span,
        headline: str,
        *,
        label: str = "",
        related: Iterable[Related] = (),
        notes: Iterable[str] = (),
        help: Iterable[str] = (),
        fix: Fix | None = None,
        pointer: str = "",
        severity: Severity | None = None,
        lacks: str = "",
    ) -> Diagnostic:
        """A finding of this rule at a place."""
        return Diagnostic(
            code=self.code,
            name=self.name,
            severity=severity or self.severity,
            headline=_bounded(headline),
            primary=span,
            label=label,
            related=tuple(related),
            notes=tuple(map(_bounded, notes)),
            help=tuple(map(_bounded, help)),
            fix=fix,
            pointer=pointer,
            default=self.default,
            lacks=lacks,
        )


def _bounded(sentence: str) -> str:
    if len(sentence) <= MAX_LENGTH:
        return sentence
    half = MAX_LENGTH // 2
    return f"{sentence[:half]}…{sentence[-half + 1 :]}"
