"""Findings in the protocol's form."""

from collections.abc import Callable, Iterable
from pathlib import Path

from lsprotocol import types as lsp

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.ir.read import read_file
from dashc.lsp.files import file_named, uri_of
from dashc.lsp.positions import Positions
from dashc.lsp.project import Project

SOURCE = "dashc"

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}

PositionsOf = Callable[[str], tuple[str, Positions] | None]
"""By the name of a file in spans its address and what converts its places; None for a file that cannot be found."""


def positions_of(project: Project) -> PositionsOf:
    """Those of the files of a spec as the editor has them, and of other files as they are on disk."""
    known: dict[str, tuple[str, Positions] | None] = {}

    def find(name: str) -> tuple[str, Positions] | None:
        if name not in known:
            file = project.file_named(name)
            path = file_named(name) if file is None else None
            on_disk = (uri_of(path), Positions(_read(path), project.spec.encoding)) if path else None
            known[name] = (file.uri, file.positions) if file else on_disk
        return known[name]

    return find


def to_lsp(finding: Diagnostic, positions: Positions, find: PositionsOf) -> lsp.Diagnostic:
    """One finding, with the other places that belong to it."""
    related = []
    for item in finding.related:
        place = find(item.span.file)
        if place:
            uri, others = place
            related.append(lsp.DiagnosticRelatedInformation(lsp.Location(uri, others.range(item.span)), item.message))
    return lsp.Diagnostic(
        range=positions.range(finding.primary),
        message=_message(finding),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source=SOURCE,
        tags=[lsp.DiagnosticTag.Unnecessary] if finding.name.startswith("unused") else None,
        related_information=related or None,
        data={"name": finding.name, "pointer": finding.pointer},
    )


def by_address(findings: Iterable[Diagnostic], find: PositionsOf) -> dict[str, list[lsp.Diagnostic]]:
    """The findings of a check by the address of the file that they are in."""
    found: dict[str, list[lsp.Diagnostic]] = {}
    for finding in findings:
        place = find(finding.primary.file)
        if place:
            uri, positions = place
            found.setdefault(uri, []).append(to_lsp(finding, positions, find))
    return found


def _message(finding: Diagnostic) -> str:
    lines = [finding.headline]
    lines += [f"note: {text}" for text in finding.notes]
    lines += [f"help: {text}" for text in finding.help]
    return "\n".join(lines)


def _read(path: Path) -> str:
    try:
        return read_file(path).decode(errors="replace")
    except OSError:
        return ""
