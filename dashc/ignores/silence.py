"""Silences what the comments ask for, and reports comments that silence nothing."""

from collections.abc import Iterable

from dashc.diagnostics.codes import code_of, is_on_request, known_codes
from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.rules.bad_ignore import unignorable, unknown_code, without_codes
from dashc.diagnostics.rules.unused_ignore import unused_ignore
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.source_lines import SourceLines
from dashc.ignores.comments import Code, Ignore, python_ignores, yaml_ignores
from dashc.ignores.mark import has_ignores, may_be_ignored
from dashc.ir.tree import Source


def silence(sources: Iterable[Source], sink: Sink) -> None:
    """Apply the comments of the files that were read, and of Python files in which a finding lies."""
    read = list(sources)
    findings = sink.all()
    for source in read:
        if has_ignores(source.text):
            for ignore in yaml_ignores(source.name, source.lines):
                _apply(ignore, [f for f in findings if f.primary.file == source.name], sink, report=True)
    lines = SourceLines(*read)
    for file in sorted({f.primary.file for f in findings if f.primary.file.endswith(".py")}):
        in_file = [f for f in findings if f.primary.file == file]
        for ignore in python_ignores(file, lines(file)) if has_ignores("\n".join(lines(file))) else ():
            _apply(ignore, in_file, sink, report=False)  # Another spec may need what this one does not.


def _apply(ignore: Ignore, findings: list[Diagnostic], sink: Sink, *, report: bool) -> None:
    if not ignore.codes:
        sink.add(without_codes(ignore.span))
    here = [f for f in findings if ignore.first_line <= f.primary.line <= ignore.last_line]
    for code in ignore.codes:
        _apply_code(code, here, sink, report=report)


def _apply_code(code: Code, here: list[Diagnostic], sink: Sink, *, report: bool) -> None:
    wanted = code_of(code.text)
    if wanted is None:
        known = known_codes()
        sink.add(unknown_code(code.span, code.text, known if code.text[:2].upper() == "DC" else known.values()))
        return
    matching = [f for f in here if f.code == wanted]
    silent = [f for f in matching if may_be_ignored(f)]
    if silent:
        sink.ignore(silent)
    elif matching:
        sink.add(unignorable(code.span, code.text))
    elif report and (sink.selects(wanted) or not is_on_request(wanted)):
        sink.add(unused_ignore(code.span, code.text, code.removed))
