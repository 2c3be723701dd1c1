"""From what the import showed to findings at the spec's dotted paths."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dashc.diagnostics.diagnostic import Severity
from dashc.diagnostics.rules.arity_mismatch import arity_mismatch, value_needs_arguments
from dashc.diagnostics.rules.function_not_found import function_not_found
from dashc.diagnostics.rules.import_failed import import_died, import_exited, import_raised
from dashc.diagnostics.rules.import_output import import_output
from dashc.diagnostics.rules.import_timeout import import_timeout
from dashc.diagnostics.rules.not_callable import an_object, not_callable
from dashc.diagnostics.rules.unlisted_requirement import RULE as UNLISTED
from dashc.diagnostics.sink import Sink
from dashc.importing.process import Event, Report, run
from dashc.importing.signatures import Parameter, real_signature, why_not
from dashc.ir.program import Program
from dashc.ir.read import read_file
from dashc.ir.span import Span, part
from dashc.ir.spec import Callback, Component, From, LayoutNode, Nodes


@dataclass(frozen=True, slots=True)
class Use:
    """A dotted path of the spec; `callback` is None for a `$from`."""

    path: str
    module: str
    attribute: str
    span: Span
    pointer: str
    callback: Callback | None

    @property
    def module_span(self) -> Span:
        """The module's name in the spec."""
        return part(self.span, self.path, 0, len(self.module))

    @property
    def attribute_span(self) -> Span:
        """What follows it."""
        return part(self.span, self.path, len(self.path) - len(self.attribute), len(self.path))


def check_imports(program: Program, timeout: float, sink: Sink) -> None:
    """Import what the callbacks and directives name; paths with an error already are left alone."""
    uses = list(_uses(program))
    wrong = [finding.primary for finding in sink.sorted() if finding.severity is Severity.ERROR]
    failed = {use.module for use in uses if any(_covers(use.module_span, span) for span in wrong)}
    uses = [use for use in uses if use.module not in failed]
    if not uses:
        return
    path = [*program.python_paths, *(entry for entry in sys.path if entry and Path(entry) != Path.cwd())]
    modules = list(dict.fromkeys(use.module for use in uses))
    objects = list(dict.fromkeys((use.module, use.attribute) for use in uses))
    report = run(modules, objects, path, timeout)
    first = {use.module: use for use in reversed(uses)}
    files = _Files(program)
    for event in report.events:
        if event["event"] == "object":
            for use in uses:
                known = any(_covers(use.span, span) for span in wrong)
                if (use.module, use.attribute) == (event["module"], event["attribute"]) and not known:
                    _check_object(use, event, sink)
        elif event.get("module") in first:
            _check_module(first[event["module"]], event, report, files, timeout, sink)


def _check_module(use: Use, event: Event, report: Report, files: "_Files", timeout: float, sink: Sink) -> None:
    name, span, pointer = use.module, use.module_span, use.pointer
    place = files.place(event.get("file"), event.get("line", 1))
    match event["event"]:
        case "raised" if not _is_known(place, sink):
            sink.add(import_raised(name, event["type"], event["text"], span, place, pointer))
            _drop_guesses(place, sink)
        case "exited":
            sink.add(import_exited(name, event["status"], span, place, pointer))
        case "printed":
            sink.add(import_output(name, event["text"], span, pointer))
        case "died":
            sink.add(import_died(name, event["status"], span, pointer))
        case "hung":
            sink.add(import_timeout(name, timeout, report.unchecked, span, pointer))


def _is_known(place: Span | None, sink: Sink) -> bool:
    """Whether reading has found the mistake already: an import statement that fails, a file that is no Python."""
    errors = (finding.primary for finding in sink.all() if finding.severity is Severity.ERROR)
    return place is not None and any(span[:2] == place[:2] for span in errors)


def _drop_guesses(place: Span | None, sink: Sink) -> None:
    """That no requirement lists the package of a statement says less than that its import fails."""
    for finding in sink.all():
        if place and finding.code == UNLISTED.code and finding.primary[:2] == place[:2]:
            sink.drop(finding)


def _check_object(use: Use, event: Event, sink: Sink) -> None:
    callback = use.callback
    if "missing" in event:
        owner = f"module `{use.module}`, once it is imported,"
        sink.add(function_not_found(owner, event["missing"], use.attribute_span, (), use.pointer))
    elif "failed" in event:
        pass  # An attribute that computes itself: what it needs may be there when the app runs.
    elif callback is not None and (event["class"] or not event["callable"]):
        what = "a class" if event["class"] else an_object(event["type"])
        sink.add(not_callable(use.path, what, use.span, None, use.pointer))
    elif "parameters" in event:
        _check_signature(use, event["parameters"], sink)


def _check_signature(use: Use, parameters: Sequence[Parameter], sink: Sink) -> None:
    signature = real_signature(use.attribute.rpartition(".")[2], parameters)
    callback = use.callback
    if callback is None:
        problems = why_not(signature, 0, ())
        if problems:
            sink.add(value_needs_arguments(signature.text, problems, use.span, None, use.pointer))
        return
    sections = [part for part in (callback.inputs, callback.state) if part is not None]
    given = sum(len(part.items) for part in sections if part.form != "mapping")
    keys = [key for part in sections if part.form == "mapping" for key in part.keys]
    problems = why_not(signature, given, keys)
    if problems:
        named = ", ".join(f"`{key}`" for key in keys)
        passes = f"{given} and {named}" if given and keys else named or (str(given) if given else "none")
        sink.add(arity_mismatch(signature.text, problems, passes, use.span, None, (), use.pointer))


def _uses(program: Program) -> Iterable[Use]:
    for callback in program.callbacks:
        source, function = callback.source, callback.function
        at = f"{source.pointer}/{'$call' if source.inline else 'call'}"
        yield Use(function.path, function.module, function.attribute, source.call_span, at, source)
    paths = {function.path: function for function in program.values.values()}
    for component, name, value in _froms(program.spec.layout):
        found = paths.get(value.path)
        if found is not None:
            at = f"{component.pointer}/{component.type}/{name}/$from"
            yield Use(found.path, found.module, found.attribute, value.span, at, None)


def _froms(nodes: Sequence[LayoutNode]) -> Iterable[tuple[Component, str, From]]:
    for node in nodes:
        if isinstance(node, Component):
            for prop in node.props.values():
                if isinstance(prop.value, From):
                    yield node, prop.name, prop.value
                elif isinstance(prop.value, Nodes):
                    yield from _froms(prop.value.items)


def _covers(outer: Span, inner: Span) -> bool:
    return (
        outer.file == inner.file
        and (outer.line, outer.column) <= (inner.line, inner.column)
        and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
    )


class _Files:
    """Places in the user's files, named as the other findings name them."""

    def __init__(self, program: Program) -> None:
        source = program.spec.document.source
        self._spec = Path(source.path).parent
        self._shown = Path(source.name).parent
        self._folders = [Path(folder) for folder in program.python_paths]

    def place(self, file: str | None, line: int) -> Span | None:
        """A whole line of a file below the spec's folders; None for any other."""
        if not file:
            return None
        path = Path(file)
        if not any(path.is_relative_to(folder) for folder in self._folders) or not path.is_relative_to(self._spec):
            return None
        try:
            text = read_file(path).decode(errors="replace").splitlines()[line - 1]
        except (OSError, IndexError):
            return None
        start = len(text) - len(text.lstrip())
        shown = (self._shown / path.relative_to(self._spec)).as_posix()
        return Span(shown, line, start + 1, line, max(len(text.rstrip()), start + 1) + 1)
