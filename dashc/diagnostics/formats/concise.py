"""`concise`: findings for editors and `grep`, one line each."""

from dashc.diagnostics.formats.report import Report


def render(report: Report) -> str:
    """`file:line:column: severity[code] message`."""
    return "".join(
        f"{f.primary.file}:{f.primary.line}:{f.primary.column}: {f.severity.value}[{f.code}] {f.headline}\n"
        for f in report.findings
    )
