"""Python functions and objects."""

from dashc.lsp.python_objects import PythonReader, docstring, signature
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.target import PathTarget
from dashc.resolve.python.objects import ClassObject, FunctionObject, ModuleObject, Object, ValueObject


def hover_path(document: SpecFile, target: PathTarget) -> str | None:
    """Signature, docstring and place; for the module's part of the path its file."""
    python = document.project.python
    if target.in_module:
        place = python.module(target.path.module)
        return f"module `{target.path.module}`\n\n`{place.span.file}`" if place else None
    found = python.find(target.path)
    if found is None:
        return None
    parts = [f"```python\n{_headline(found, target.path.attribute)}\n```", docstring(found), _place(python, found)]
    return "\n\n".join(part for part in parts if part)


def _headline(found: Object, name: str) -> str:
    match found:
        case FunctionObject():
            return signature(found, name.rpartition(".")[2])
        case ClassObject(node=node):
            return f"class {node.name}"
        case ValueObject(type_name=type_name):
            return f"{name}: {type_name}"
        case ModuleObject(file=file):
            return f"import {file.name}"
        case _:
            return name


def _place(python: PythonReader, found: Object) -> str:
    place = python.place(found)
    return f"`{place.span.file}:{place.span.line}`" if place else ""
