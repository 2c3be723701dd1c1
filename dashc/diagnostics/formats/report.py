"""What every form is made from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.text import Lines


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one run, sorted, with what a form may need beside them."""

    findings: Sequence[Diagnostic]
    files: Sequence[str]
    """The specs that were checked, as named in spans."""
    lines: Lines
    version: str
    """That of dashc."""
    fingerprints: Callable[[], Sequence[str]]
    """One for each finding, the same when lines move; made only where a form asks."""
    page: Callable[[str], str]
    """The page of a code, as `dashc explain` prints it."""
    folder: str = ""
    """The way from the repository's root to the working directory, for services that want paths from the root."""
    colour: bool = False

    def count(self, severity: Severity) -> int:
        """How many findings are of this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    def from_root(self, file: str) -> str:
        """A file's path from the repository's root."""
        if not self.folder or file.startswith("/"):
            return file
        parts: list[str] = []
        for part in f"{self.folder}/{file}".split("/"):
            if part == ".." and parts:
                parts.pop()
            elif part not in ("", "."):
                parts.append(part)
        return "/".join(parts)
