"""Silences what the comments ask for, and reports comments that silence nothing."""

from collections.abc import Iterable

from dashc.diagnostics.codes import code_of, is_on_request, known_codes
from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.rules.bad_ignore import unignorable, unknown_code, without_codes
from dashc.diagnostics.rules.unused_ignore import misplaced_ignore, unused_ignore
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.source_lines import SourceLines
from dashc.ignores.comments import Code, Ignore, python_ignores, yaml_ignores
from dashc.ignores.mark import has_ignores, may_be_ignored
from dashc.ir.tree import Source


def silence(sources: Iterable[Source], sink: Sink) -> None:
    """Apply the comments of the files that were read, and of Python files in which a finding lies."""
    read = list(sources)
    findings = sink.all()
    unused: list[Code] = []
    for source in read:
        if has_ignores(source.text):
            for ignore in yaml_ignores(source.name, source.lines):
                unused += _apply(ignore, [f for f in findings if f.primary.file == source.name], sink)
    _report(unused, sink)
    lines = SourceLines(*read)
    for file in sorted({f.primary.file for f in findings if f.primary.file.endswith(".py")}):
        in_file = [f for f in findings if f.primary.file == file]
        for ignore in python_ignores(file, lines(file)) if has_ignores("\n".join(lines(file))) else ():
            _apply(ignore, in_file, sink)  # Not reported when unused: another spec may need it.


def _apply(ignore: Ignore, findings: list[Diagnostic], sink: Sink) -> list[Code]:
    """Silence what one comment asks for; the codes in it that silence nothing."""
    if not ignore.codes:
        sink.add(without_codes(ignore.span))
    here = [f for f in findings if ignore.first_line <= f.primary.line <= ignore.last_line]
    return [code for code in ignore.codes if not _is_used(code, here, sink)]


def _is_used(code: Code, here: list[Diagnostic], sink: Sink) -> bool:
    """Silence the findings with this code, or say that it is wrong; False where there is none, and none is missed."""
    wanted = code_of(code.text)
    if wanted is None:
        known = known_codes()
        sink.add(unknown_code(code.span, code.text, known if code.text[:2].upper() == "DC" else known.values()))
        return True
    matching = [f for f in here if f.code == wanted]
    silent = [f for f in matching if may_be_ignored(f)]
    if silent:
        sink.ignore(silent)
    elif matching:
        sink.add(unignorable(code.span, code.text))
    return bool(matching) or (is_on_request(wanted) and not sink.selects(wanted))


def _report(unused: Iterable[Code], sink: Sink) -> None:
    """An error may hide what a comment is for: then only such are reported as have an error of that code elsewhere."""
    errors = [f for f in sink.sorted() if f.severity is Severity.ERROR and not f.code.startswith("DC9")]
    for code in unused:
        missed = [f.primary for f in errors if f.code == code_of(code.text) and f.primary.file == code.span.file]
        if missed:
            sink.add(misplaced_ignore(code.span, code.text, missed[0]))
        elif not errors:
            sink.add(unused_ignore(code.span, code.text, code.removed))
