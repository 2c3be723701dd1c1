"""The invariants of ARCHITECTURE.md, read off the imports."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashc.diagnostics.formats import FORMATS

PACKAGE = Path(__file__).parents[2] / "dashc"
PHASES = ["load", "expand", "validate", "resolve", "plan", "lint", "generate"]
SHARED = {"ir", "diagnostics", "catalogue"}
MAY_IMPORT = {
    "ir": {"ir"},
    "diagnostics": {"diagnostics", "ir"},
    # What the page shows at build is rendered by the very code that renders it later.
    "generate": SHARED | {"generate", "runtime"},
    # The number format, the allow-list of URLs and what a style may hold are the same when checked and when rendered.
    "validate": SHARED | {"validate", "runtime"},
}


def imports(file: Path) -> set[str]:
    """The modules that a file imports anywhere, relative ones made absolute."""
    names: set[str] = set()
    package = ["dashc", *file.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            names |= {module} if module != "dashc" else {f"dashc.{alias.name}" for alias in node.names}
    return names


def rooms(file: Path) -> set[str]:
    """The parts of dashc that a file imports."""
    return {name.split(".")[1] for name in imports(file) if name.startswith("dashc.")}


@pytest.mark.parametrize("phase", [*PHASES, "ir", "diagnostics"])
def test_a_phase_imports_no_other_phase(phase: str) -> None:
    """Data flows one way: a phase knows the shared types, and nothing of its neighbours."""
    allowed = MAY_IMPORT.get(phase, SHARED | {phase})
    found = {file.name: rooms(file) - allowed for file in (PACKAGE / phase).rglob("*.py")}
    assert {name: extra for name, extra in found.items() if extra} == {}


def test_the_runtime_imports_flask_orjson_and_nothing_of_the_compiler() -> None:
    """An emitted app runs with its requirements alone."""
    allowed = set(sys.stdlib_module_names) | {"flask", "werkzeug", "orjson"}
    for file in (PACKAGE / "runtime").rglob("*.py"):
        assert rooms(file) <= {"runtime"}, file.name
        assert {name.split(".")[0] for name in imports(file)} - {"dashc"} <= allowed, file.name


@pytest.mark.parametrize(
    "arguments",
    [
        ["specs/01-hello/hello.yaml"],
        ["specs/12-ratings/ratings.yaml", "specs/13-contact/contact.yaml"],
        ["specs/10-stocks", "--select", "ALL", "--no-ignores"],
        ["bad.yaml", "--diff", "--unsafe-fixes"],
        ["bad.yaml", "--fix", "--unsafe-fixes"],
        *(["bad.yaml", "--format", form] for form in FORMATS),
        ["bad.yaml", "--write-baseline", "known.json"],
    ],
    ids=" ".join,
)
def test_lint_runs_without_flask_plotly_and_jinja2(arguments: list[str], tmp_path: Path) -> None:
    """What only `build` and `serve` need is imported when they run."""
    code = """
import sys
from dashc.cli import main
try: main(["lint", *sys.argv[1:]])
except SystemExit as end: assert end.code in (0, 1), end.code
print(sorted({"flask", "plotly", "jinja2", "nh3", "orjson"} & set(sys.modules)))
"""
    (tmp_path / "specs").symlink_to(PACKAGE.parent / "specs")
    (tmp_path / "bad.yaml").write_text("dashc: 1\nlayout:\n  - p: {className: a}\n  - Dropdown: {valeu: no}\n")
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)
    assert done.stdout.splitlines()[-1:] == ["[]"], done.stderr
