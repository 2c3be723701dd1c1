"""The files that a running app depends on."""

from dataclasses import dataclass
from pathlib import Path

from dashc.ir.spec import Spec


@dataclass(frozen=True, slots=True)
class Sources:
    """Folders that hold sources among other files, and files and folders of which every change matters."""

    folders: frozenset[Path]
    extra: frozenset[Path] = frozenset()

    @classmethod
    def of_file(cls, path: Path) -> "Sources":
        """What is known before the spec could be read: it may use anything beside it."""
        return cls(frozenset({path.resolve().parent}))

    @classmethod
    def of_spec(cls, spec: Spec) -> "Sources":
        """What a spec names."""
        folder = Path(spec.document.source.path).resolve().parent
        named = [spec.app.assets, spec.app.favicon, spec.app.frame]
        included = (Path(source.path).resolve() for source in spec.document.included)
        return cls(
            frozenset({folder, *((folder / python.path).resolve() for python in spec.python)}),
            frozenset(
                (*included, *((folder / name).resolve() for name in named if name is not None and ":" not in name))
            ),
        )

    @property
    def roots(self) -> frozenset[Path]:
        """The folders to watch: those that hold all of it, and none inside another."""
        folders = self.folders | {path.parent for path in self.extra}
        return frozenset(f for f in folders if f.is_dir() and folders.isdisjoint(f.parents))
