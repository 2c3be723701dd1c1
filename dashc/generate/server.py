"""`wsgi.py`: the part of the emitted server that depends on the spec (architecture.md, invariant 3)."""

import os
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

import dashc
from dashc.generate.imports import LINE_LENGTH, Imports, listed, string_literal
from dashc.generate.positions import line_of, spec_name
from dashc.generate.record import UNNAMED
from dashc.generate.templates import render
from dashc.ir.plan import Plan
from dashc.ir.program import Callback, PropRef

INDENT = " " * 8


@dataclass(frozen=True, slots=True)
class Binding:
    """A line of `create_app(…)`: what a name of the manifest stands for in Python."""

    key: str
    expression: str
    comment: tuple[str, ...]


def server_module(plan: Plan, out: Path) -> bytes:
    """The text of `wsgi.py` in the folder `out`."""
    program = plan.program
    imports = Imports(
        [c.callback.function for c in plan.callbacks] + [program.values[ref] for ref in sorted(program.values)]
    )
    text = render(
        "wsgi.py.jinja",
        spec=_harmless(spec_name(program.spec.document)),
        version=dashc.__version__,
        build=UNNAMED,
        python_path=listed("use_python_path(", ["BUILD", *_relative(program.python_paths, out / UNNAMED)], ")"),
        imports=[_after_code(line) for line in imports.lines],
        callbacks=list(_callbacks(plan, imports)),
        values=list(_values(plan, imports)),
    )
    return text.encode()


def _callbacks(plan: Plan, imports: Imports) -> Iterator[Binding]:
    for planned in plan.callbacks:
        callback = planned.callback
        at = line_of(plan.program.spec.document, callback.source.call_span)
        comment = _comment(_harmless(f"{at}: {_wiring(callback)}"))
        yield Binding(string_literal(callback.name), imports.expression(callback.function), comment)


def _values(plan: Plan, imports: Imports) -> Iterator[Binding]:
    """The `$from` directives, in the order of the layout."""
    program = plan.program
    for component in program.components.values():
        for name in component.node.props:
            ref = PropRef(component.id, name)
            if ref in program.values:
                at = line_of(program.spec.document, component.node.props[name].name_span)
                yield Binding(string_literal(str(ref)), imports.expression(program.values[ref]), (_harmless(at),))


def _wiring(callback: Callback) -> str:
    """`a.value (b.value) -> c.children`: inputs, state in brackets, outputs."""
    state = f"({_refs(callback.state.refs)})" if callback.state.refs else ""
    parts = [_refs(callback.inputs.refs), state, "->" if callback.outputs.refs else "", _refs(callback.outputs.refs)]
    return " ".join(part for part in parts if part) or "once per page load"


def _refs(refs: Iterable[PropRef]) -> str:
    return ", ".join(map(str, refs))


def _after_code(statement: str) -> str:
    """An import that stands after other code on purpose: linters look for the comment on its first line."""
    first, newline, rest = statement.partition("\n")
    return f"{first}  # noqa: E402{newline}{rest}"


def _comment(text: str) -> tuple[str, ...]:
    width = LINE_LENGTH - len(INDENT) - len("#   ")
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return tuple(line if number == 0 else f"  {line}" for number, line in enumerate(lines))


def _harmless(text: str) -> str:
    """A name from the user's files, for a comment or docstring: what could end either is shown otherwise."""
    return "".join(c if c.isprintable() and c not in '"\\' else "?" for c in text)


def _relative(folders: Iterable[str], out: Path) -> list[str]:
    return [string_literal(_relative_to(Path(folder).resolve(), out)) for folder in folders]


def _relative_to(folder: Path, out: Path) -> str:
    try:
        return PurePath(os.path.relpath(folder, out)).as_posix()
    except ValueError:
        # Another drive of Windows: no relative path leads there.
        return folder.as_posix()
