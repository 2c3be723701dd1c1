"""The app's own copy of the runtime (architecture.md, invariant 2)."""

from pathlib import Path

from dashc.generate.files import Files

RUNTIME = Path(__file__).resolve().parent.parent / "runtime"

PACKAGE = b'"""The folder\'s own `dashc`: nothing but the runtime, also where the compiler is installed."""\n'
"""Without it the folder would be a namespace package, and an installed compiler would win over it."""


def runtime_files() -> Files:
    """The Python files of `dashc/runtime`."""
    files: Files = {"dashc/__init__.py": PACKAGE}
    for path in sorted(RUNTIME.rglob("*.py")):
        files[f"dashc/runtime/{path.relative_to(RUNTIME).as_posix()}"] = path.read_bytes()
    return files
