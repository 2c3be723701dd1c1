"""`gitlab`: a Code Quality report, a list in the form that GitLab takes over from Code Climate."""

import json

from dashc.diagnostics.diagnostic import Severity
from dashc.diagnostics.formats.report import Report

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """One entry for each finding; the fingerprints tell new ones from old ones."""
    entries = [
        {
            "type": "issue",
            "check_name": f"{finding.code} {finding.name}",
            "description": finding.headline,
            "categories": ["Bug Risk"],
            "severity": _SEVERITIES[finding.severity],
            "fingerprint": fingerprint,
            "location": {
                "path": report.from_root(finding.primary.file),
                "lines": {"begin": finding.primary.line, "end": finding.primary.end_line},
            },
        }
        for finding, fingerprint in zip(report.findings, report.fingerprints(), strict=True)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
