"""The phases in one screen.

`bytes -load-> tree -expand-> tree -validate-> spec -resolve-> program -plan-> plan -generate-> files`.

Every phase takes the findings' sink and goes on with what is good; only `generate` needs a spec without errors.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from dashc.catalogue import load_catalogue
from dashc.diagnostics.consequences import drop_consequences
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.source_lines import SourceLines
from dashc.expand import Load, Services, expand
from dashc.ignores import apply_ignores
from dashc.ir.plan import Plan
from dashc.ir.spec import Spec
from dashc.ir.tree import Document
from dashc.lint import lint
from dashc.load import load, load_bytes, read_scalar
from dashc.plan import plan
from dashc.resolve import resolve
from dashc.validate import check_argument, validate

SERVICES = Services(load, read_scalar, check_argument)
"""What `expand` needs of the phases around it."""


class Compilation(NamedTuple):
    """What came of a spec: as far as each phase could go, and all findings."""

    document: Document
    spec: Spec | None
    plan: Plan | None
    sink: Sink

    @property
    def lines(self) -> SourceLines:
        """The text of the files that findings point at."""
        return SourceLines(self.document.source, *self.document.included)


def check(
    path: str | Path,
    *,
    data: bytes | None = None,
    files: Mapping[Path, bytes] | None = None,
    variables: Mapping[str, str] | None = None,
    select: Iterable[str] = (),
    ignores: bool = True,
    import_timeout: float | None = None,
    between: Callable[[], None] = lambda: None,
) -> Compilation:
    """All phases but the last; nothing is written, and no code of the user's runs, save with an `import_timeout`.

    With `data` these bytes are checked as the contents of the file, which an editor has not saved, or which is none;
    `files` are the same for the files that it includes, by their real paths.
    `variables` are those of `--var`, `select` codes, or their beginnings, of rules that are off by default. Without
    `ignores` the comments that silence findings count for nothing. With `import_timeout`, in seconds, a process of its
    own imports the modules that the spec names. `between` is called between the phases; what it raises ends the check.
    """
    sink, catalogue = Sink(select), load_catalogue()
    written = load(path, sink) if data is None else load_bytes(data, path, sink)
    between()
    services = SERVICES._replace(load=_with_files(files)) if files else SERVICES
    document = expand(written, catalogue, sink, services, variables)
    between()
    spec = validate(document, catalogue, sink)
    between()
    planned = plan(resolve(spec, catalogue, sink), catalogue, sink) if spec else None
    between()
    if planned:
        lint(planned, catalogue, sink)
        if import_timeout is not None:
            from dashc.importing import check_imports  # here: few runs ask for it

            check_imports(planned.program, import_timeout, sink)
    drop_consequences(sink, SourceLines(document.source, *document.included))
    if ignores:
        apply_ignores([document.source, *document.included], sink)
    return Compilation(document, spec, planned, sink)


def _with_files(files: Mapping[Path, bytes]) -> Load:
    """`load`, which takes the bytes given here for the contents of some files."""

    def read(path: Path, sink: Sink, name: str) -> Document:
        data = files.get(path)
        return load(path, sink, name) if data is None else load_bytes(data, path, sink, name)

    return read


def build(
    path: str | Path, out: Path, *, copy_python: bool = False, variables: Mapping[str, str] | None = None
) -> Compilation:
    """Check a spec and, without errors, emit its app into a folder."""
    compilation = check(path, variables=variables)
    if compilation.plan and not compilation.sink.has_errors:
        from dashc.generate import generate  # here: `lint` starts faster without Jinja2 and what else it needs

        generate(compilation.plan, load_catalogue(), out, compilation.sink, copy_python=copy_python)
    return compilation
