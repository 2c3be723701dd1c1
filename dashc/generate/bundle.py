"""The part of the bundled client that one app needs (semantics C3)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashc.generate.files import Files
from dashc.ir.program import Program

CLIENT = Path(__file__).resolve().parent.parent / "client"
COMPRESSED = (".br", ".gz")


@dataclass(frozen=True, slots=True)
class ClientBundle:
    """What the page links, and the files themselves."""

    entry: str
    recorder: str
    """The inline script that remembers early events (semantics B9)."""
    styles: tuple[str, ...]
    modules: tuple[str, ...]
    """Module files that the page needs at once, besides the entry."""
    plotly: str | None
    """The chart library's bundle that the figures seem to need."""
    files: Files

    @classmethod
    def of(cls, program: Program, folder: Path = CLIENT) -> "ClientBundle":
        """Pick the files by the types of component that the app can use."""
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        entry: str = manifest["entry"]
        used = [manifest["components"][t] for t in sorted(program.component_types) if t in manifest["components"]]
        scripts = [component["script"] for component in used if component["script"]]
        styles = [*manifest["styles"], *(component["style"] for component in used if component["style"])]
        at_once = _closure(manifest, [entry, *scripts], follow_dynamic=False)
        at_any_time = _closure(manifest, [entry, *scripts], follow_dynamic=True)
        charts = manifest["plotly"] if program.plotly_bundle else {}
        return cls(
            entry=entry,
            recorder=manifest["recorder"],
            styles=tuple(styles),
            modules=tuple(name for name in at_once if name != entry),
            plotly=charts.get(program.plotly_bundle),
            # All bundles of the chart library: a figure made at run time may need a larger one than the source showed.
            files=_read(folder, [*at_any_time, *styles, *charts.values()]),
        )


def _closure(manifest: dict[str, Any], roots: Iterable[str], *, follow_dynamic: bool) -> list[str]:
    """The files that these import, themselves included, sorted.

    The entry and the shared chunks can import every component dynamically; of components only the roots count.
    """
    files = manifest["files"]
    found: set[str] = set()
    waiting = list(roots)
    roots = set(waiting)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        waiting.extend(files[name]["imports"])
        if follow_dynamic:
            dynamic = files[name]["dynamic"]
            waiting.extend(d for d in dynamic if d in roots or files[d]["component"] is None)
    return sorted(found)


def _read(folder: Path, names: Iterable[str]) -> Files:
    """The files with their compressed copies, made when the wheel was built."""
    files: Files = {}
    for name in names:
        for path in (folder / name, *(folder / f"{name}{suffix}" for suffix in COMPRESSED)):
            if path.is_file():
                files[path.name] = path.read_bytes()
    return files
