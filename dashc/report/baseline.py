"""`--baseline`: the findings of the day when a team began, so that only new ones count."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.text import Lines
from dashc.ignores.mark import may_be_ignored
from dashc.ir.read import read_file
from dashc.report.fingerprint import fingerprints
from dashc.report.settings import WrongSettings

VERSION = 1
MAX_BASELINE = 100 * 2**20
"""Bytes."""


def baseline_text(findings: Sequence[Diagnostic], lines: Lines) -> str:
    """The file that takes all of the findings for known; errors of reading cannot be."""
    entries = [
        {"fingerprint": mark, "code": finding.code, "file": finding.primary.file, "message": finding.headline}
        for finding, mark in zip(findings, fingerprints(findings, lines), strict=True)
        if may_be_ignored(finding)
    ]
    return json.dumps({"version": VERSION, "findings": entries}, ensure_ascii=False, indent=1) + "\n"


def read_baseline(file: Path) -> frozenset[str]:
    """The fingerprints in a baseline file."""
    try:
        content: Any = json.loads(read_file(file, MAX_BASELINE))
        if content["version"] != VERSION:
            raise WrongSettings(
                f"the baseline `{file}` has version {content['version']!r}; this dashc knows {VERSION}."
            )
        return frozenset(str(entry["fingerprint"]) for entry in content["findings"])
    except OSError as error:
        raise WrongSettings(f"the baseline `{file}` cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise WrongSettings(f"`{file}` is no baseline; `dashc lint --write-baseline` makes one.") from error


def unknown_to(known: frozenset[str], findings: Sequence[Diagnostic], lines: Lines) -> tuple[list[Diagnostic], int]:
    """The findings that a baseline does not have, and how many of its own are gone."""
    marks = fingerprints(findings, lines)
    new = [
        finding
        for finding, mark in zip(findings, marks, strict=True)
        if mark not in known or not may_be_ignored(finding)
    ]
    return new, len(known - set(marks))
