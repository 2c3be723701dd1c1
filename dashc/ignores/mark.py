"""What an ignore comment looks like, and which findings one may silence."""

import re

from dashc.diagnostics.diagnostic import Diagnostic, Severity

MARK = re.compile(r"#\s*dashc:\s*ignore\b")


def has_ignores(text: str) -> bool:
    """Whether it is worth a closer look."""
    return "dashc:" in text and MARK.search(text) is not None


def may_be_ignored(finding: Diagnostic) -> bool:
    """What cannot be read cannot be checked, so errors of reading stay; so do those about the comments themselves."""
    reading = finding.code.startswith("DC1") and finding.severity is Severity.ERROR
    return not reading and finding.code != "DC902"
