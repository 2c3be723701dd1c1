"""`--fix`: applies the edits that findings carry, and checks again after each round.

A round whose result has something new is taken back, and its fixes are tried one by one. Two things may appear all the
same, because the mistake hid them: anything, behind an error of reading that is mended, and what concerns the very
lines that were changed. No error may appear at the text that a fix has written: that text is wrong itself.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.ir.read import read_file
from dashc.load.loader import display_name
from dashc.report.checked import Checks, Input, check_all
from dashc.report.edits import apply_edits, edits_of, overlap, without_overlaps, written
from dashc.report.settings import Settings

MAX_ROUNDS = 200


@dataclass(slots=True)
class Text:
    """A file that a spec is made of, as it is and as it should be."""

    path: Path
    """The real one."""
    before: str
    after: str


@dataclass(slots=True)
class Mended:
    """A spec after its fixes."""

    texts: dict[str, Text] = field(default_factory=dict)
    """The files that were looked at, by their names in findings; the spec's own is the first."""
    applied: Counter[str] = field(default_factory=Counter)
    """How many findings were mended in each file."""
    refused: list[Diagnostic] = field(default_factory=list)
    """Those whose edit would have brought up something new, at their places after the fixes."""


def mend(spec: Input, settings: Settings, checks: Checks, *, unsafe: bool) -> Mended:
    """Apply what can be applied to a spec and the files that it includes."""
    return _Mending(spec, settings, replace(checks, import_timeout=None), unsafe).run()


class _Mending:
    """The state of one mending. Nothing is imported: that mends nothing, and takes time in every round."""

    def __init__(self, spec: Input, settings: Settings, checks: Checks, unsafe: bool) -> None:
        self._spec = spec
        self._settings = settings
        self._checks = checks
        self._unsafe = unsafe
        self._own = display_name(spec.path)
        self._result = Mended()
        self._refused: set[tuple[object, ...]] = set()

    def run(self) -> Mended:
        if not self._add(self._own, self._spec.path, self._spec.data):
            return self._result  # Checking it says why.
        findings = self._check({})
        progress = False
        for _ in range(MAX_ROUNDS):
            batch = self._batch(findings)
            if not batch and progress:  # What others mended may be what a refused fix needed.
                self._refused.clear()
                progress = False
                continue
            if not batch:
                break
            after = self._attempt(findings, batch)
            if after is None and len(batch) > 1:
                after = self._attempt(findings, batch[:1])
            if after is None:
                self._refused.add(_key(batch[0]))
            else:
                findings, progress = after, True
        self._result.refused = [finding for finding in findings if _key(finding) in self._refused]
        return self._result

    def _batch(self, findings: Sequence[Diagnostic]) -> list[Diagnostic]:
        """What can be mended at once; errors of reading alone, as they may hide anything."""
        open_ones = [f for f in findings if self._can_be_applied(f) and _key(f) not in self._refused]
        return without_overlaps([f for f in open_ones if _of_reading(f)] or open_ones)

    def _can_be_applied(self, finding: Diagnostic) -> bool:
        fix = finding.fix
        if fix is None or not (fix.safe or self._unsafe):
            return False
        return all(edit.span.file in self._result.texts for edit in fix.edits)

    def _attempt(self, before: Sequence[Diagnostic], batch: list[Diagnostic]) -> list[Diagnostic] | None:
        """The findings after the fixes, which are kept; None where something new appears, and they are not."""
        texts = self._result.texts
        tried = {}
        for name, text in texts.items():
            edits = [edit for edit in edits_of(batch) if edit.span.file == name]
            if edits:
                tried[name] = apply_edits(text.after, edits)
        if all(texts[name].after == new for name, new in tried.items()):
            return None
        after = self._check(tried)
        if not acceptable(before, after, batch):
            return None
        for name, new in tried.items():
            texts[name].after = new
        self._result.applied.update(finding.primary.file for finding in batch)
        return after

    def _check(self, tried: Mapping[str, str]) -> list[Diagnostic]:
        """The findings with some texts in the place of those that are there."""
        texts = self._result.texts
        known = {name: tried.get(name, text.after).encode("utf-8") for name, text in texts.items()}
        included = {text.path: known[name] for name, text in texts.items() if name != self._own}
        spec = Input(self._spec.path, known[self._own], {**self._spec.files, **included})
        checked = check_all([spec], self._checks)
        for source in checked.included:
            if source.name not in texts:
                self._add(source.name, Path(source.path), self._spec.files.get(Path(source.path)))
        return self._settings.shown(checked.findings)

    def _add(self, name: str, path: Path, data: bytes | None) -> bool:
        """Take a file into account, where it is text."""
        try:
            text = (read_file(path) if data is None else data).decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return False
        self._result.texts[name] = Text(path, text, text)
        return True


def _of_reading(finding: Diagnostic) -> bool:
    return finding.code.startswith("DC1") and finding.severity is Severity.ERROR


def acceptable(before: Sequence[Diagnostic], after: Sequence[Diagnostic], batch: Sequence[Diagnostic]) -> bool:
    """Whether nothing new is there after the fixes of a batch but what the mistakes hid."""
    new = Counter(map(_kind, after)) - Counter(map(_kind, before))
    appeared = [finding for finding in after if _kind(finding) in new]
    changed = {
        (edit.span.file, line) for edit in edits_of(batch) for line in range(edit.span.line, edit.span.end_line + 1)
    }
    errors = [finding.primary for finding in appeared if finding.severity is Severity.ERROR]
    if any(overlap(place, own) for place in errors for own in written(edits_of(batch))):
        return False
    if any(map(_of_reading, batch)):
        fewer = sum(map(_of_reading, after)) <= sum(map(_of_reading, before))
        places = [(finding.primary.file, finding.primary.line) for finding in appeared if _of_reading(finding)]
        return fewer and all(place > min(changed) and place not in changed for place in places)
    return all((finding.primary.file, finding.primary.line) in changed for finding in appeared)


def _kind(finding: Diagnostic) -> tuple[str, str, str]:
    return (finding.primary.file, finding.code, finding.headline)


def _key(finding: Diagnostic) -> tuple[object, ...]:
    return (finding.code, finding.primary, finding.headline)
