"""Where the phases put their findings."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity


class Sink:
    """Collects findings; one cause at one place is kept once."""

    def __init__(self) -> None:
        self._findings: dict[tuple[object, ...], Diagnostic] = {}

    def add(self, finding: Diagnostic) -> None:
        """Take a finding, unless the same one is there already."""
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
