"""Small projects in a folder: a spec and Python files, through the real phases."""

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from dashc.catalogue import load_catalogue
from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.sink import Sink
from dashc.expand import expand
from dashc.ir.plan import Plan
from dashc.ir.program import Callback, Program
from dashc.load import load
from dashc.pipeline import SERVICES
from dashc.plan import plan
from dashc.resolve import resolve
from dashc.validate import validate


@dataclass(frozen=True)
class Checked:
    """What came of a spec."""

    program: Program
    plan: Plan
    findings: list[Diagnostic]
    folder: Path

    @property
    def errors(self) -> list[str]:
        return [f"{item.code} {item.headline}" for item in self.findings if item.severity is Severity.ERROR]

    @property
    def codes(self) -> list[str]:
        return [item.code for item in self.findings]

    @property
    def finding(self) -> Diagnostic:
        (only,) = self.findings
        return only

    @property
    def callback(self) -> Callback:
        (only,) = self.program.callbacks
        return only

    def underlined(self, item: Diagnostic | None = None) -> str:
        """The text that a finding points at."""
        span = (item or self.finding).primary
        line = Path(span.file).read_text().splitlines()[span.line - 1]
        return line[span.column - 1 : span.end_column - 1]


def check(folder: Path, spec: str, **files: str) -> Checked:
    """Write `files` (names with `__` for a slash: `pkg__module`, `pkg____init__`) and the spec; run the phases."""
    for name, text in files.items():
        stem = name.removesuffix("____init__")
        ending = "/__init__.py" if stem != name else ".py"
        path = folder / f"{stem.replace('__', '/')}{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text))
    path = folder / "app.yaml"
    path.write_text(dedent(spec))
    return check_file(path)


def check_file(path: Path) -> Checked:
    """Run the phases."""
    sink = Sink()
    document = expand(load(path, sink), load_catalogue(), sink, SERVICES)
    checked = validate(document, load_catalogue(), sink)
    assert checked is not None, sink.sorted()
    program = resolve(checked, load_catalogue(), sink)
    return Checked(program, plan(program, load_catalogue(), sink), sink.sorted(), path.parent)


LAYOUT = """\
dashc: 1
layout:
  - Input: {id: a, value: x}
  - Input: {id: b, value: y}
  - div: {id: out}
"""


def calling(call: str, *, inputs: str = "a.value", rest: str = "") -> str:
    """A spec with one callback."""
    return f"{LAYOUT}callbacks:\n  - call: {call}\n    inputs: {inputs}\n    outputs: out.children\n{rest}"
