"""How `wsgi.py` imports the user's functions, and what it calls them."""

import builtins
import json
import keyword
from collections.abc import Iterable
from itertools import count

from dashc.ir.program import Function

LINE_LENGTH = 88
"""Of the emitted module: what Python's formatters do by default."""

TAKEN = frozenset(
    {"BUILD", "HERE", "Path", "app", "create_app", "dashc", "run", "sys", "use_python_path", *dir(builtins)}
)
"""Names that the template uses itself, or that would surprise a reader."""


class Imports:
    """The import lines for some functions, free of collisions; the same functions give the same lines.

    A top-level module is imported as itself (`cities.set_options` then reads well). From a module in a package the
    object is imported: a package may hold an attribute of the submodule's name that is something else
    (`from .report import report` in its `__init__.py`), and `package.report` would then be that.
    """

    def __init__(self, functions: Iterable[Function]) -> None:
        needed = {(function.module, _first(function)) for function in functions}
        self._taken = set(TAKEN)
        self._names: dict[tuple[str, str], str] = {}
        modules: dict[str, None] = {}
        objects: dict[str, list[str]] = {}
        for module, attribute in sorted(needed):
            if "." in module:
                objects.setdefault(module, []).append(attribute)
            else:
                modules[module] = None
        self.lines = tuple(
            [self._import_module(module) for module in modules]
            + [self._import_objects(module, attributes) for module, attributes in objects.items()]
        )

    def expression(self, function: Function) -> str:
        """The Python expression for a function, after these imports."""
        if "." not in function.module:
            return f"{self._names[function.module, '']}.{function.attribute}"
        first = _first(function)
        return self._names[function.module, first] + function.attribute.removeprefix(first)

    def _import_module(self, module: str) -> str:
        name = self._name(module, f"{module}_module")
        self._names[module, ""] = name
        return f"import {module}" if name == module else f"import {module} as {name}"

    def _import_objects(self, module: str, attributes: Iterable[str]) -> str:
        parts = []
        for attribute in attributes:
            name = self._name(attribute, f"{module.rpartition('.')[2]}_{attribute}")
            self._names[module, attribute] = name
            parts.append(attribute if name == attribute else f"{attribute} as {name}")
        plain = f"from {module} import {', '.join(parts)}"
        # With the comment that is put behind it.
        fits = len(plain) + len("  # noqa: E402") <= LINE_LENGTH
        return plain if fits else listed(f"from {module} import (", parts, ")", wrap=True)

    def _name(self, *wishes: str) -> str:
        numbered = (f"{wishes[-1]}_{number}" for number in count(2))
        free = (name for names in (wishes, numbered) for name in names if name not in self._taken)
        name = next(name for name in free if not keyword.iskeyword(name))
        self._taken.add(name)
        return name


def _first(function: Function) -> str:
    """The name in the module: `object` of `object.method`."""
    return function.attribute.partition(".")[0]


def listed(start: str, items: Iterable[str], end: str, *, wrap: bool = False) -> str:
    """The items between brackets: on one line, or on a line each where that would be too long."""
    items = list(items)
    plain = f"{start}{', '.join(items)}{end}"
    if len(plain) <= LINE_LENGTH and not wrap:
        return plain
    return "\n".join([start, *(f"    {item}," for item in items), end])


def string_literal(text: str) -> str:
    """A Python string literal, in double quotes."""
    return json.dumps(text, ensure_ascii=not text.isprintable())
