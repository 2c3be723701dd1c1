"""Where the phases put their findings."""

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.settle import settle
from dashc.ir.span import reading_of


class Sink:
    """Collects findings; one cause at one place is kept once."""

    def __init__(self) -> None:
        self._findings: dict[tuple[object, ...], Diagnostic] = {}
        self._readings: list[Diagnostic] = []
        """Those about text that is used from elsewhere; where they belong can be said when all are there."""

    def add(self, finding: Diagnostic) -> None:
        """Take a finding, unless the same one is there already."""
        if reading_of(finding.primary) is not None:
            self._readings.append(finding)
            return
        self._findings.setdefault((finding.code, finding.primary, finding.headline), finding)

    @property
    def has_errors(self) -> bool:
        """Whether anything stops `build`."""
        return any(f.severity is Severity.ERROR for f in (*self._findings.values(), *self._readings))

    def sorted(self) -> list[Diagnostic]:
        """The findings by file, line, column and code, less warnings about the very text of an error."""
        found: dict[tuple[object, ...], Diagnostic] = {}
        for f in settle([*self._findings.values(), *self._readings]):
            found.setdefault((f.code, f.primary, f.headline), f)
        wrong = {f.primary for f in found.values() if f.severity is Severity.ERROR}
        kept = [f for f in found.values() if f.severity is Severity.ERROR or f.primary not in wrong]
        return sorted(kept, key=lambda f: (f.primary, f.code, f.headline))
