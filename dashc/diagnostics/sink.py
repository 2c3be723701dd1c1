"""Where the phases put their findings."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule


class Sink:
    """Collects findings; one cause at one place is kept once, and rules that are off by default only on request."""

    def __init__(self, select: Iterable[str] = ()) -> None:
        """`select` are codes, or beginnings of codes (`DC4`), of rules that are off by default."""
        self._select = tuple(select)
        self._findings: dict[tuple[object, ...], Diagnostic] = {}

    def wants(self, rule: Rule) -> bool:
        """Whether findings of a rule are kept: those of another need not be looked for."""
        return rule.default or rule.code.startswith(self._select)

    def add(self, finding: Diagnostic) -> None:
        """Take a finding, unless the same one is there already."""
        if not finding.default and not finding.code.startswith(self._select):
            return
        self._findings.setdefault((finding.code, finding.primary, finding.headline), finding)

    @property
    def has_errors(self) -> bool:
        """Whether anything stops `build`."""
        return any(f.severity is Severity.ERROR for f in self._findings.values())

    def sorted(self) -> list[Diagnostic]:
        """The findings by file, line, column and code, less warnings about the very text of an error."""
        wrong = {f.primary for f in self._findings.values() if f.severity is Severity.ERROR}
        kept = [f for f in self._findings.values() if f.severity is Severity.ERROR or f.primary not in wrong]
        return sorted(kept, key=lambda f: (f.primary, f.code, f.headline))
