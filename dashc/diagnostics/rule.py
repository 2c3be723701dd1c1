"""What every rule is: a stable code, a name, and how much it matters (diagnostics.md rule 8)."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashc.diagnostics.diagnostic import Diagnostic, Fix, Related, Severity
from dashc.ir.span import Span


@dataclass(frozen=True, slots=True)
class Rule:
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
    ) -> Diagnostic:
        """A finding of this rule at a place."""
        return Diagnostic(
            code=self.code,
            name=self.name,
            severity=severity or self.severity,
            headline=headline,
            primary=span,
            label=label,
            related=tuple(related),
            notes=tuple(notes),
            help=tuple(help),
            fix=fix,
            pointer=pointer,
            default=self.default,
        )
