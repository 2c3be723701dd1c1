"""Whether there is anything to silence: most specs have no ignore comments, and pay nothing for them."""

from collections.abc import Iterable

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.sink import Sink
from dashc.ignores.mark import has_ignores
from dashc.ir.tree import Source


def apply_ignores(sources: Iterable[Source], sink: Sink) -> None:
    """Silence what comments ask for, in the files that were read and in Python files in which a finding lies."""
    read = list(sources)
    if any(has_ignores(source.text) for source in read) or any(map(_in_python, sink.all())):
        from dashc.ignores.silence import silence  # here: it is rarely needed

        silence(read, sink)


def _in_python(finding: Diagnostic) -> bool:
    return finding.primary.file.endswith(".py")
