"""One Python file, parsed, and the places in it."""

import ast
import os
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from dashc.ir.read import read_file
from dashc.ir.span import Span
from dashc.resolve.python.files import ModuleFile


class Broken(NamedTuple):
    """Why a file cannot be used."""

    reason: str
    span: Span | None


@dataclass(frozen=True, slots=True, eq=False)
class SourceModule:
    """A module with its source; `shown` is how messages name the file."""

    file: ModuleFile
    shown: str
    lines: tuple[str, ...]
    tree: ast.Module
    _nodes: list[ast.AST] = field(default_factory=list, repr=False)

    def walk(self) -> list[ast.AST]:
        """Every node of the tree, as `ast.walk` gives them, less the contexts; collected once."""
        if not self._nodes:
            self._nodes.append(self.tree)
            for node in self._nodes:  # It grows on the way.
                for name in node._fields:
                    value = getattr(node, name, None)
                    if isinstance(value, list):
                        self._nodes.extend(item for item in value if isinstance(item, ast.AST))
                    elif isinstance(value, ast.AST) and name != "ctx":
                        self._nodes.append(value)
        return self._nodes

    @property
    def name(self) -> str:
        """The full name."""
        return self.file.name

    @property
    def package(self) -> str:
        """The package that relative imports start from."""
        return self.name if self.file.is_package else self.name.rpartition(".")[0]

    def span(self, node: ast.AST, text: str = "") -> Span:
        """The place of a node's first line, or of `text` within it: the name of a `def`, say."""
        line = getattr(node, "lineno", 1)
        written = self.lines[line - 1] if line <= len(self.lines) else ""
        start = _column(written, getattr(node, "col_offset", 0))
        if text:
            found = written.find(text, start)
            start = found if found >= 0 else start
            return Span(self.shown, line, start + 1, line, start + 1 + len(text))
        end = len(written.rstrip())
        if getattr(node, "end_lineno", line) == line:
            end = _column(written, getattr(node, "end_col_offset", 0))
        return Span(self.shown, line, start + 1, line, max(end, start + 1) + 1)

    def module_span(self, node: ast.Import | ast.ImportFrom, name: str) -> Span:
        """The place of a module's name in an import statement: `.helper` after `from`, or `helper` after `import`."""
        if isinstance(node, ast.Import):
            alias = next((alias for alias in node.names if f"{alias.name}.".startswith(f"{name}.")), node.names[0])
            return self.span(alias, name)
        written = self.lines[node.lineno - 1]
        text = "." * node.level + (node.module or "")
        start = written.find(text, _column(written, node.col_offset) + len("from "))
        if start < 0:
            return self.span(node)
        return Span(self.shown, node.lineno, start + 1, node.lineno, start + 1 + len(text))

    def name_span(self, node: ast.ImportFrom, name: str) -> Span:
        """The place of a name after `import`."""
        return self.span(next(alias for alias in node.names if alias.name == name), name)


def _column(line: str, offset: int) -> int:
    """A column of `ast`, which counts the bytes of UTF-8, in characters."""
    if line.isascii():
        return min(offset, len(line))
    return len(line.encode()[:offset].decode(errors="replace"))


def read_module(file: ModuleFile, shown: str) -> SourceModule | Broken:
    """Parse the file of a module that has one."""
    assert file.path is not None
    if not file.path.is_file():
        return Broken("it is no file that could be read", None)
    try:
        data = read_file(file.path)
    except OSError as error:
        return Broken(f"the file cannot be read: {error.strerror or error}", None)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(data, filename=shown)
    except SyntaxError as error:
        line, column = error.lineno or 1, max(error.offset or 1, 1)
        return Broken(error.msg, Span(shown, line, column, line, column + 1))
    except (ValueError, RecursionError, MemoryError) as error:
        return Broken(str(error) or "the file is nested too deeply", None)
    return SourceModule(file, shown, tuple(data.decode(errors="replace").splitlines()), tree)


def shown_name(file: ModuleFile, spec_name: str, spec_path: str) -> str:
    """The user's files like the spec itself, relative to where it was named from; others from their import folder."""
    assert file.path is not None
    assert file.root is not None
    if not file.user:
        return file.path.relative_to(file.root).as_posix()
    beside = os.path.relpath(file.path, Path(spec_path).parent)
    return Path(os.path.normpath(Path(spec_name).parent / beside)).as_posix()
