"""Where the phases put their findings."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Severity


class Sink:
    """Collects findings; one cause at one place is kept once."""

    def __init__(self) -> None:
        self._findings: dict[tuple[object, ...], Diagnostic] = {}
        self._ignored: set[tuple[object, ...]] = set()

    def add(self, finding: Diagnostic) -> None:
        """Take a finding, unless the same one is there already."""
        self._findings.setdefault(_key(finding), finding)

    def ignore(self, findings: Iterable[Diagnostic]) -> None:
        """Leave these out of what is shown: the user asked for it. An ignored error stops `build` all the same."""
        self._ignored.update(map(_key, findings))

    @property
    def has_errors(self) -> bool:
        """Whether anything stops `build`."""
        return any(f.severity is Severity.ERROR for f in self._findings.values())

    def all(self) -> list[Diagnostic]:
        """Every finding, in the order of `sorted`."""
        return sorted(self._findings.values(), key=order)

    def sorted(self, *, optional: bool = False, ignored: bool = False) -> list[Diagnostic]:
        """The findings by file, line, column and code, less warnings about the very text of an error.

        Those of optional rules, and those that are ignored, are there on request.
        """
        wrong = {f.primary for f in self._findings.values() if f.severity is Severity.ERROR}
        return [
            f
            for f in self.all()
            if (f.severity is Severity.ERROR or f.primary not in wrong)
            and (optional or not f.optional)
            and (ignored or _key(f) not in self._ignored)
        ]


def order(finding: Diagnostic) -> tuple[object, ...]:
    """The order in which findings are shown."""
    return (finding.primary, finding.code, finding.headline)


def _key(finding: Diagnostic) -> tuple[object, ...]:
    return (finding.code, finding.primary, finding.headline)
