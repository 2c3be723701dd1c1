"""The phases in one screen.

`bytes -load-> tree -expand-> tree -validate-> spec -resolve-> program -plan-> plan -generate-> files`.

Every phase takes the findings' sink and goes on with what is good; only `generate` needs a spec without errors.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashc.catalogue import load_catalogue
from dashc.diagnostics.sink import Sink
from dashc.diagnostics.source_lines import SourceLines
from dashc.expand import Services, expand
from dashc.ir.plan import Plan
from dashc.ir.spec import Spec
from dashc.ir.tree import Document
from dashc.load import load, read_scalar
from dashc.plan import plan
from dashc.resolve import resolve
from dashc.validate import check_argument, validate

SERVICES = Services(load, read_scalar, check_argument)
"""What `expand` needs of the phases around it."""


@dataclass(frozen=True, slots=True)
class Compilation:
    """What came of a spec: as far as each phase could go, and all findings."""

    document: Document
    spec: Spec | None
    plan: Plan | None
    sink: Sink

    @property
    def lines(self) -> SourceLines:
        """The text of the files that findings point at."""
        return SourceLines(self.document.source, *self.document.included)


def check(path: str | Path, variables: Mapping[str, str] | None = None) -> Compilation:
    """All phases but the last; nothing is written, and no code of the user's runs. `variables` are those of `--var`."""
    sink, catalogue = Sink(), load_catalogue()
    document = expand(load(path, sink), catalogue, sink, SERVICES, variables)
    spec = validate(document, catalogue, sink)
    planned = plan(resolve(spec, catalogue, sink), catalogue, sink) if spec else None
    return Compilation(document, spec, planned, sink)


def build(
    path: str | Path, out: Path, *, copy_python: bool = False, variables: Mapping[str, str] | None = None
) -> Compilation:
    """Check a spec and, without errors, emit its app into a folder."""
    compilation = check(path, variables)
    if compilation.plan and not compilation.sink.has_errors:
        from dashc.generate import generate  # here: `lint` starts faster without Jinja2 and what else it needs

        generate(compilation.plan, load_catalogue(), out, compilation.sink, copy_python=copy_python)
    return compilation
