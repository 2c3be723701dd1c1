"""The findings of several specs together."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.sink import order
from dashc.diagnostics.source_lines import SourceLines
from dashc.ir.tree import Source
from dashc.pipeline import check

UNUSED = "DC901"
"""Spelt out: its rule is imported only where there are comments."""


@dataclass(frozen=True, slots=True)
class Input:
    """A spec to check: its path, and its bytes where they are not those of the file."""

    path: Path
    data: bytes | None = None
    files: Mapping[Path, bytes] = field(default_factory=dict)
    """The same for the files that it includes, by their real paths."""


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
    """Check specs, each with all phases but the last.

    A comment in a file that several specs include is unused only where none of them uses it.
    """
    checked = Checked()
    found: dict[tuple[object, ...], Diagnostic] = {}
    times: Counter[tuple[object, ...]] = Counter()
    read: Counter[str] = Counter()
    for spec in inputs:
        compilation = check(
            spec.path,
            data=spec.data,
            files=spec.files,
            select=checks.select,
            ignores=checks.ignores,
            import_timeout=checks.import_timeout,
            variables=checks.variables,
        )
        document = compilation.document
        checked.sources.append(document.source)
        checked.included += document.included
        read.update({source.name for source in (document.source, *document.included)})
        for finding in compilation.sink.sorted():
            found.setdefault(order(finding), finding)
            times[order(finding)] += 1
    checked.findings = [
        found[key] for key in sorted(found) if found[key].code != UNUSED or times[key] == read[found[key].primary.file]
    ]
    return checked
