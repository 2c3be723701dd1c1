"""Reports to render."""

from dashc.diagnostics.formats.report import Report
from dashc.explain.pages import page_text
from dashc.pipeline import Compilation
from dashc.report.fingerprint import fingerprints


def report_of(*compilations: Compilation) -> Report:
    """All findings of some compilations."""
    findings = sorted((f for one in compilations for f in one.sink.sorted()), key=lambda f: (f.primary, f.code))
    lines = compilations[0].lines
    return Report(
        findings=findings,
        files=[one.document.source.name for one in compilations],
        lines=lines,
        version="1.2.3",
        fingerprints=lambda: fingerprints(findings, lines),
        page=page_text,
    )
