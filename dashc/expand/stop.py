"""The end of an expansion that passes a limit."""

from dashc.diagnostics.diagnostic import Diagnostic


class Stop(Exception):
    """The spec grows past a limit; the finding says where."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.headline)
        self.finding = finding
