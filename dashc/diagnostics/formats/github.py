"""`github`: workflow commands that become annotations, and the table for the step's summary.

GitHub shows ten annotations of a step, so of more findings the worst ten are annotated; the summary has them all.
"""

from collections.abc import Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.formats.report import Report
from dashc.diagnostics.text import summary

MAX_ANNOTATIONS = 10
MAX_ROWS = 2000
"""GitHub takes 1 MiB of summary from a step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report) -> str:
    """The workflow commands, and a line for the log."""
    shown = worst(report.findings)
    text = "".join(_command(finding, report) for finding in shown)
    left_out = len(report.findings) - len(shown)
    more = f"; {left_out} more in the step's summary" if left_out else ""
    return f"{text}{summary(report.findings, len(report.files))}{more}\n"


def worst(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """As many as GitHub shows: errors before warnings, and then by place."""
    severities = list(Severity)
    ranked = sorted(findings, key=lambda finding: severities.index(finding.severity))  # Stable: by place among equals.
    return ranked[:MAX_ANNOTATIONS]


def render_summary(report: Report) -> str:
    """All findings as a Markdown table, for `$GITHUB_STEP_SUMMARY`."""
    rows = [
        f"| {finding.severity.value} | {finding.code} | {_cell(_place(finding, report))} | {_cell(finding.headline)} |"
        for finding in report.findings[:MAX_ROWS]
    ]
    table = ["| | code | place | finding |", "| --- | --- | --- | --- |", *rows] if rows else []
    left_out = len(report.findings) - len(rows)
    more = [f"\n{left_out} more are not shown."] if left_out else []
    return "\n".join([f"### dashc lint: {summary(report.findings, len(report.files))}", "", *table, *more, ""])


def _command(finding: Diagnostic, report: Report) -> str:
    span = finding.primary
    properties = {"file": report.from_root(span.file), "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # GitHub ignores annotations with columns that span lines.
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = f"{finding.code} {finding.name}"
    message = "\n".join([finding.headline, *finding.notes, *(f"help: {text}" for text in finding.help)])
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _place(finding: Diagnostic, report: Report) -> str:
    return f"{report.from_root(finding.primary.file)}:{finding.primary.line}:{finding.primary.column}"


def _cell(text: str) -> str:
    """Text that stays in its cell, and is no HTML; code spans are left as they are."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|").replace("\n", " ")
