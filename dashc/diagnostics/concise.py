"""Findings for editors and `grep`: one line each."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic


def render_concise(findings: Iterable[Diagnostic]) -> str:
    """`file:line:column: severity[code] message`."""
    return "".join(
        f"{f.primary.file}:{f.primary.line}:{f.primary.column}: {f.severity.value}[{f.code}] {f.headline}\n"
        for f in findings
    )
