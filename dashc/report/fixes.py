"""`--fix`: applies the edits that findings carry, and checks again after each round.

A round whose result has something new is taken back, and its fixes are tried one by one. Two things may appear all the
same, because the mistake hid them: anything, behind an error of reading that is mended, and what concerns the very
lines that were changed.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.report.checked import Checks, Input, check_all
from dashc.report.edits import apply_edits, without_overlaps
from dashc.report.settings import Settings

MAX_ROUNDS = 200
_MARK = "\ufeff"


@dataclass(slots=True)
class Mended:
    """A spec after its fixes."""

    before: str
    after: str
    applied: int = 0
    refused: list[Diagnostic] = field(default_factory=list)
    """Those whose edit would have brought up something new, at their places in `after`."""


def mend(spec: Input, data: bytes, settings: Settings, checks: Checks, *, unsafe: bool) -> Mended:
    """Apply what can be applied to the bytes of a spec; bytes that are no UTF-8 stay as they are."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return Mended("", "")
    result = Mended(text, text)
    checks = replace(checks, import_timeout=None)  # Importing mends nothing, and takes time in every round.
    refused: set[tuple[object, ...]] = set()
    findings = _check(spec, text, settings, checks)
    for _ in range(MAX_ROUNDS):
        open_ones = [f for f in findings if _can_be_applied(f, unsafe=unsafe) and _key(f) not in refused]
        batch = without_overlaps([f for f in open_ones if _of_reading(f)] or open_ones)
        if not batch:
            break
        tried = _tried(result.after, batch)
        after = _check(spec, tried, settings, checks)
        if tried == result.after or not _acceptable(findings, after, batch):
            if len(batch) > 1:
                batch = batch[:1]
                tried = _tried(result.after, batch)
                after = _check(spec, tried, settings, checks)
            if tried == result.after or not _acceptable(findings, after, batch):
                refused.add(_key(batch[0]))
                continue
        result.after, findings = tried, after
        result.applied += len(batch)
    result.refused = [f for f in findings if _key(f) in refused]
    return result


def _tried(text: str, batch: Sequence[Diagnostic]) -> str:
    mark = _MARK if text.startswith(_MARK) else ""  # Columns do not count it.
    return mark + apply_edits(text[len(mark) :], batch)


def _check(spec: Input, text: str, settings: Settings, checks: Checks) -> list[Diagnostic]:
    return settings.shown(check_all([Input(spec.path, text.encode("utf-8"))], checks).findings)


def _can_be_applied(finding: Diagnostic, *, unsafe: bool) -> bool:
    """Only where all edits concern the file in which the finding lies."""
    fix = finding.fix
    return (
        fix is not None
        and (fix.safe or unsafe)
        and not finding.primary.file.endswith(".py")
        and all(edit.span.file == finding.primary.file for edit in fix.edits)
    )


def _of_reading(finding: Diagnostic) -> bool:
    return finding.code.startswith("DC1") and finding.severity is Severity.ERROR


def _acceptable(before: Sequence[Diagnostic], after: Sequence[Diagnostic], batch: Sequence[Diagnostic]) -> bool:
    new = Counter(map(_kind, after)) - Counter(map(_kind, before))
    appeared = [finding for finding in after if _kind(finding) in new]
    changed = {
        line
        for finding in batch
        if finding.fix
        for edit in finding.fix.edits
        for line in range(edit.span.line, edit.span.end_line + 1)
    }
    if any(map(_of_reading, batch)):
        fewer = sum(map(_of_reading, after)) <= sum(map(_of_reading, before))
        lines = [finding.primary.line for finding in appeared if _of_reading(finding)]
        return fewer and all(line > min(changed) and line not in changed for line in lines)
    return all(finding.primary.line in changed for finding in appeared)


def _kind(finding: Diagnostic) -> tuple[str, str, str]:
    return (finding.primary.file, finding.code, finding.headline)


def _key(finding: Diagnostic) -> tuple[object, ...]:
    return (finding.code, finding.primary, finding.headline)
