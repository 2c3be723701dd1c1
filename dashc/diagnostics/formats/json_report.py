"""`json`: findings for programs, in the form of `schemas/findings.schema.json`."""

import json
from typing import Any

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.formats.report import Report
from dashc.ir.span import Span

VERSION = 1


def render(report: Report) -> str:
    """One JSON object and a line end."""
    whole = {
        "version": VERSION,
        "findings": [_finding(finding) for finding in report.findings],
        "summary": {
            "files": len(report.files),
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
        },
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _finding(finding: Diagnostic) -> dict[str, Any]:
    report: dict[str, Any] = {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.headline,
        "help": list(finding.help),
        **_place(finding.primary),
        "pointer": finding.pointer,
        "related": [{**_place(related.span), "message": related.message} for related in finding.related],
    }
    if finding.notes:
        report["notes"] = list(finding.notes)
    if finding.fix:
        edits = [{**_place(edit.span), "replacement": edit.replacement} for edit in finding.fix.edits]
        report["fix"] = {"safe": finding.fix.safe, "edits": edits}
    return report


def _place(span: Span) -> dict[str, Any]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
