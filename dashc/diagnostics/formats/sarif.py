"""`sarif`: SARIF 2.1.0 (OASIS), as code scanning services read it.

Rules come from the pages of the codes that were found. `partialFingerprints` hold no line numbers, so that an alert
stays the same when the file grows above it.
"""

import json
from typing import Any
from urllib.parse import quote

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.formats.report import Report
from dashc.ir.span import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MAX_RESULTS = 5000
"""What code scanning keeps of a run; it refuses files with more than 25,000."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(report: Report) -> str:
    """One run; of more findings than services keep, the worst."""
    found = list(zip(report.findings, report.fingerprints(), strict=True))
    if len(found) > MAX_RESULTS:
        worst = sorted(range(len(found)), key=lambda i: (list(Severity).index(found[i][0].severity), i))[:MAX_RESULTS]
        found = [found[index] for index in sorted(worst)]
    codes = sorted({finding.code for finding, _ in found})
    names = {finding.code: finding.name for finding, _ in found}
    run = {
        "tool": {
            "driver": {
                "name": "dashc",
                "version": report.version,
                "semanticVersion": report.version,
                "rules": [_rule(code, names[code], report) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The root of the repository."}}},
        "results": [_result(finding, fingerprint, codes, report) for finding, fingerprint in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, name: str, report: Report) -> dict[str, Any]:
    page = report.page(code)
    about = page.split("\n\n")[2:3] or [name]
    words = " ".join(about[0].split())
    first = words.partition(". ")[0].rstrip(".") + "."
    return {
        "id": code,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": first},
        "fullDescription": {"text": words},
        "help": {"text": page, "markdown": page},
        "properties": {"tags": [name]},
    }


def _result(finding: Diagnostic, fingerprint: str, codes: list[str], report: Report) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join([finding.headline, *finding.notes, *(f"help: {text}" for text in finding.help)])},
        "locations": [_location(finding.primary, report, finding.pointer)],
        "partialFingerprints": {"dashc/v1": fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, **_location(related.span, report), "message": {"text": related.message}}
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding, report)]
    return result


def _location(span: Span, report: Report, pointer: str = "") -> dict[str, Any]:
    place: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": _artifact(span.file, report), "region": _region(span)}
    }
    if pointer:
        place["logicalLocations"] = [{"fullyQualifiedName": pointer}]
    return place


def _fix(finding: Diagnostic, report: Report) -> dict[str, Any]:
    assert finding.fix is not None
    by_file: dict[str, list[dict[str, Any]]] = {}
    for edit in finding.fix.edits:
        replaced = {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.replacement}}
        by_file.setdefault(edit.span.file, []).append(replaced)
    text = finding.help[0] if finding.help else finding.headline
    return {
        "description": {"text": text},
        "artifactChanges": [
            {"artifactLocation": _artifact(file, report), "replacements": edits} for file, edits in by_file.items()
        ],
    }


def _artifact(file: str, report: Report) -> dict[str, str]:
    if file.startswith("/"):
        return {"uri": f"file://{quote(file)}"}
    return {"uri": quote(report.from_root(file)), "uriBaseId": "%SRCROOT%"}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
