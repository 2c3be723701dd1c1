"""The findings of several specs together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.sink import order
from dashc.diagnostics.source_lines import SourceLines
from dashc.ir.tree import Source
from dashc.pipeline import check


@dataclass(frozen=True, slots=True)
class Input:
    """A spec to check: its path, and its bytes where they are not those of the file."""

    path: Path
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class Checks:
    """How specs are checked."""

    ignores: bool = True
    """Whether the comments that silence findings count."""
    select: tuple[str, ...] = ()
    """Codes of rules that are off by default."""
    import_timeout: float | None = None
    """Seconds for the imports of a spec; None imports nothing."""
    variables: Mapping[str, str] = field(default_factory=dict)
    """Those of `--var`."""


@dataclass(slots=True)
class Checked:
    """What came of checking: the findings sorted, each once, however many specs share its file."""

    findings: list[Diagnostic] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    included: list[Source] = field(default_factory=list)

    @property
    def files(self) -> list[str]:
        """The names of the specs."""
        return [source.name for source in self.sources]

    @property
    def lines(self) -> SourceLines:
        """The text of all files."""
        return SourceLines(*self.sources, *self.included)


def check_all(inputs: Iterable[Input], checks: Checks) -> Checked:
    """Check specs, each with all phases but the last."""
    checked = Checked()
    found: dict[tuple[object, ...], Diagnostic] = {}
    for spec in inputs:
        compilation = check(
            spec.path,
            data=spec.data,
            select=checks.select,
            ignores=checks.ignores,
            import_timeout=checks.import_timeout,
            variables=checks.variables,
        )
        checked.sources.append(compilation.document.source)
        checked.included += compilation.document.included
        for finding in compilation.sink.sorted():
            found.setdefault(order(finding), finding)
    checked.findings = sorted(found.values(), key=order)
    return checked
