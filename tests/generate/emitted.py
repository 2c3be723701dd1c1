"""Small specs, emitted."""

import json
from pathlib import Path
from typing import Any

from dashc.generate.record import current_build
from dashc.pipeline import Compilation, build

PYTHON = """\
def show(*values):
    return str(values)


def options():
    return ["a", "b"]
"""


def project(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A folder with a spec `app.yaml`, the module `functions`, and these files; the path of the spec."""
    for name, content in {"functions.py": PYTHON, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder / "app.yaml"


def attempt(
    folder: Path, spec: str, files: dict[str, str | bytes] | None = None, copy_python: bool = False
) -> Compilation:
    """Build a spec into `out` beside it; findings and all."""
    path = project(folder, {"app.yaml": f"dashc: 1\n{spec}", **(files or {})})
    return build(path, folder / "out", copy_python=copy_python)


def emit(folder: Path, spec: str, files: dict[str, str | bytes] | None = None, copy_python: bool = False) -> "Emitted":
    """The same, where nothing is wrong."""
    compilation = attempt(folder, spec, files, copy_python=copy_python)
    assert [finding.headline for finding in compilation.sink.sorted()] == []
    return Emitted(folder / "out")


class Emitted:
    """An emitted folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.build = current_build(folder) or folder
        self.manifest: dict[str, Any] = json.loads((self.build / "app.json").read_bytes())

    @property
    def html(self) -> str:
        """The page's literal part; holes and other places as `{…}`."""
        chunks = self.manifest["page"]["chunks"]
        return "".join(chunk if isinstance(chunk, str) else f"{{{next(iter(chunk))}}}" for chunk in chunks)

    @property
    def holes(self) -> list[Any]:
        """The nodes that are drawn later."""
        return [c["hole"] for c in self.manifest["page"]["chunks"] if isinstance(c, dict) and "hole" in c]

    @property
    def csp(self) -> dict[str, str]:
        """The policy by directive."""
        return dict(part.split(" ", 1) for part in self.manifest["page"]["csp"].split("; "))

    def static(self, beginning: str) -> str:
        """The one static file whose name begins so."""
        (name,) = [name for name in self.manifest["static"] if name.startswith(beginning)]
        return str(name)

    def text(self, name: str) -> str:
        """A file's text."""
        return (self.folder / name).read_text(encoding="utf-8")
