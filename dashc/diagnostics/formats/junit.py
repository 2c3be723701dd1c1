"""`junit`: JUnit's XML, for services that show tests: a suite for each file, a failed case for each finding."""

import re
from xml.sax.saxutils import escape, quoteattr

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.formats.report import Report
from dashc.diagnostics.text import render_text

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def render(report: Report) -> str:
    """The whole document; a file without findings is a case that passed."""
    by_file: dict[str, list[Diagnostic]] = {file: [] for file in report.files}
    for finding in report.findings:
        by_file.setdefault(finding.primary.file, []).append(finding)
    suites = [_suite(file, findings, report) for file, findings in by_file.items()]
    total = sum(max(1, len(findings)) for findings in by_file.values())
    head = f'<testsuites name="dashc lint" tests="{total}" failures="{len(report.findings)}" errors="0">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>", ""])


def _suite(file: str, findings: list[Diagnostic], report: Report) -> str:
    cases = [_case(finding, report) for finding in findings]
    cases = cases or [f'<testcase classname={_attribute(file)} name="no findings"/>']
    head = f'<testsuite name={_attribute(file)} tests="{len(cases)}" failures="{len(findings)}" errors="0" skipped="0">'
    return "\n".join([head, *cases, "</testsuite>"])


def _case(finding: Diagnostic, report: Report) -> str:
    span = finding.primary
    name = f"{finding.code} {finding.name} at {span.line}:{span.column}"
    text = render_text([finding], report.lines).rstrip()
    return (
        f"<testcase classname={_attribute(span.file)} name={_attribute(name)}>"
        f'<failure type="{finding.severity.value}" message={_attribute(finding.headline)}>{_text(text)}</failure>'
        "</testcase>"
    )


def _attribute(text: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", text), {"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})


def _text(text: str) -> str:
    return escape(_NO_XML.sub("\ufffd", text))
