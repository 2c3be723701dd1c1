"""Names that a module gets from its imports, as dotted names: `px` is `plotly.express`."""

import ast
from collections.abc import Iterator, Mapping

from dashc.resolve.python.source import SourceModule


def imported_names(module: SourceModule) -> dict[str, str]:
    """Local name -> dotted name, of all import statements of the file, those in functions too."""
    names: dict[str, str] = {}
    for node in module.walk():
        match node:
            case ast.Import(names=aliases):
                for alias in aliases:
                    first = alias.name.partition(".")[0]
                    names[alias.asname or first] = alias.name if alias.asname else first
            case ast.ImportFrom(names=aliases):
                base = absolute_base(module, node)
                for alias in aliases:
                    names[alias.asname or alias.name] = f"{base}.{alias.name}"
            case _:
                pass
    return names


def absolute_base(module: SourceModule, node: ast.ImportFrom) -> str:
    """The full name of the module after `from`."""
    if not node.level:
        return node.module or ""
    parts = module.package.split(".")
    base = parts[: len(parts) - node.level + 1]
    return ".".join([*base, node.module] if node.module else base)


def dotted_name(node: ast.AST, imported: Mapping[str, str]) -> str | None:
    """The dotted name of `px.scatter` or `Figure`, if its first part is imported; else None."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in imported:
        return None
    return ".".join([imported[node.id], *reversed(parts)])


def imports_of(module: SourceModule) -> Iterator[tuple[str, ast.Import | ast.ImportFrom]]:
    """Full names that the file's import statements may load, those in functions too, each with its statement."""
    for node in module.walk():
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node
        elif isinstance(node, ast.ImportFrom):
            base = absolute_base(module, node)
            yield base, node
            for alias in node.names:
                yield f"{base}.{alias.name}", node
