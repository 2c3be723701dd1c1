"""Where the phases put their findings."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.settle import settle
from dashc.ir.span import reading_of


class Sink:
    """Collects findings; one cause at one place is kept once, and rules that are off by default only on request."""

    def __init__(self, select: Iterable[str] = ()) -> None:
        """`select` are codes, or beginnings of codes (`DC4`), of rules that are off by default."""
        self._select = tuple(select)
        self._findings: dict[tuple[object, ...], Diagnostic] = {}
        self._readings: list[Diagnostic] = []
        """Those about text that is used from elsewhere; where they belong can be said when all are there."""
        self._ignored: set[tuple[object, ...]] = set()

    def selects(self, code: str) -> bool:
        """Whether a code was asked for."""
        return code.startswith(self._select)

    def wants(self, rule: Rule) -> bool:
        """Whether findings of a rule are kept: those of another need not be looked for."""
        return rule.default or self.selects(rule.code)

    def add(self, finding: Diagnostic) -> None:
        """Take a finding, unless the same one is there already."""
        if not (finding.default or self.selects(finding.code)):
            return
        if reading_of(finding.primary) is not None:
            self._readings.append(finding)
        else:
            self._findings.setdefault(_key(finding), finding)

    def drop(self, finding: Diagnostic) -> None:
        """Take one back, as a later one says more of the same mistake."""
        self._findings.pop(_key(finding), None)

    def ignore(self, findings: Iterable[Diagnostic]) -> None:
        """Leave these out of what is shown: the user asked for it. An ignored error stops `build` all the same."""
        self._ignored.update(map(_key, findings))

    @property
    def has_errors(self) -> bool:
        """Whether anything stops `build`."""
        return any(f.severity is Severity.ERROR for f in (*self._findings.values(), *self._readings))

    def all(self) -> list[Diagnostic]:
        """Every finding, at the place that has to change, in the order of `sorted`."""
        found: dict[tuple[object, ...], Diagnostic] = {}
        for finding in settle([*self._findings.values(), *self._readings]):
            found.setdefault(_key(finding), finding)
        return sorted(found.values(), key=order)

    def sorted(self, *, ignored: bool = False) -> list[Diagnostic]:
        """The findings by file, line, column and code, less warnings about the very text of an error.

        Those that are ignored are there on request.
        """
        found = self.all()
        wrong = {f.primary for f in found if f.severity is Severity.ERROR}
        return [
            f
            for f in found
            if (f.severity is Severity.ERROR or f.primary not in wrong) and (ignored or _key(f) not in self._ignored)
        ]


def order(finding: Diagnostic) -> tuple[object, ...]:
    """The order in which findings are shown."""
    return (finding.primary, finding.code, finding.headline)


def _key(finding: Diagnostic) -> tuple[object, ...]:
    return (finding.code, finding.primary, finding.headline)
