"""Where modules lie, found by looking at folders: `importlib.util.find_spec("a.b")` would import `a`."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import NamedTuple

from dashc.ir.limits import MAX_DEPTH


class ModuleFile(NamedTuple):
    """What `import name` would find; `path` is None for what has no Python source to read."""

    name: str
    path: Path | None
    folders: tuple[Path, ...]
    """For a package: where its submodules are."""
    root: Path | None
    """The folder of the import path that it was found in."""
    user: bool
    """That is one of the spec's `python` folders."""

    @property
    def is_package(self) -> bool:
        """Whether it may have submodules."""
        return bool(self.folders)


class ImportPath:
    """The spec's folders, then the import path of this interpreter, less the folder that it was started in."""

    def __init__(self, folders: Sequence[str]) -> None:
        self.folders = tuple(Path(folder).absolute() for folder in folders)
        entries = [Path(entry).absolute() for entry in sys.path if entry]
        self._path = (*self.folders, *(entry for entry in entries if entry != Path.cwd()))
        self._found: dict[str, ModuleFile | None] = {}
        self._listings: dict[Path, frozenset[str]] = {}

    def find(self, name: str) -> ModuleFile | None:
        """The file of a module by its full name."""
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def _find(self, name: str) -> ModuleFile | None:
        parent, _, last = name.rpartition(".")
        if name.count(".") > MAX_DEPTH:
            return None
        if not parent:
            if last in sys.builtin_module_names:
                return ModuleFile(name, None, (), None, user=False)
            return self._search(name, last, self._path)
        package = self.find(parent)
        if package is None or not package.is_package:
            return None
        return self._search(name, last, package.folders)

    def _search(self, name: str, last: str, folders: Iterable[Path]) -> ModuleFile | None:
        """The order is that of `importlib`: in each folder a package, an extension, a source; namespaces at the end."""
        portions: list[Path] = []
        for folder in folders:
            entries = self._listing(folder)
            inner = folder / last
            if last in entries:
                if "__init__.py" in self._listing(inner):
                    return self._file(name, inner / "__init__.py", (inner,), folder)
                portions.append(inner)
            if any(last + suffix in entries for suffix in EXTENSION_SUFFIXES):
                return self._file(name, None, (), folder)
            if last + ".py" in entries:
                return self._file(name, folder / f"{last}.py", (), folder)
        portions = [inner for inner in portions if inner.is_dir()]
        return self._file(name, None, tuple(portions), portions[0].parent) if portions else None

    def _file(self, name: str, path: Path | None, folders: tuple[Path, ...], folder: Path) -> ModuleFile:
        root = folder
        for _ in range(name.count(".")):
            root = root.parent
        return ModuleFile(name, path, folders, root, user=root in self.folders)

    def siblings(self, name: str) -> tuple[str, ...]:
        """Full names of the user's modules that lie where `name` was looked for."""
        parent = name.rpartition(".")[0]
        package = self.find(parent) if parent else None
        folders = package.folders if package else (() if parent else self.folders)
        names = dict.fromkeys(last for folder in folders for last in self._modules_in(folder))
        return tuple(f"{parent}.{last}" if parent else last for last in names)

    def _modules_in(self, folder: Path) -> Iterator[str]:
        for entry in sorted(self._listing(folder)):
            path = Path(entry)
            is_module = path.suffix == ".py" and path.stem.isidentifier() and path.stem != "__init__"
            if is_module or (entry.isidentifier() and "__init__.py" in self._listing(folder / entry)):
                yield path.stem

    def _listing(self, folder: Path) -> frozenset[str]:
        """The names in a folder, as they are written even where the file system ignores case; none for no folder."""
        if folder not in self._listings:
            try:
                self._listings[folder] = frozenset(entry.name for entry in folder.iterdir())
            except OSError:
                self._listings[folder] = frozenset()
        return self._listings[folder]
