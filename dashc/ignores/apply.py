"""Whether there is anything to silence: most specs have no ignore comments, and pay nothing for them."""

import re
from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.sink import Sink
from dashc.ir.tree import Source

MARK = re.compile(r"#\s*dashc:\s*ignore\b")


def apply_ignores(sources: Iterable[Source], sink: Sink) -> None:
    """Silence what comments ask for, in the files that were read and in Python files in which a finding lies."""
    read = list(sources)
    if any(has_ignores(source.text) for source in read) or any(map(_in_python, sink.all())):
        from dashc.ignores.silence import silence  # here: it is rarely needed

        silence(read, sink)


def may_be_ignored(finding: Diagnostic) -> bool:
    """What cannot be read cannot be checked, so errors of reading stay; so do those about the comments themselves."""
    reading = finding.code.startswith("DC1") and finding.severity is Severity.ERROR
    return not reading and finding.code != "DC902"


def has_ignores(text: str) -> bool:
    """Whether it is worth a closer look."""
    return "dashc:" in text and MARK.search(text) is not None


def _in_python(finding: Diagnostic) -> bool:
    return finding.primary.file.endswith(".py")
