"""Names inside of `${`; a half-typed one is no name yet, so its own text is looked at."""

import re
from collections.abc import Iterator

from lsprotocol import types as lsp

from dashc.ir.tree import Mapping, Scalar
from dashc.lsp.repair import typed_at
from dashc.lsp.spec_file import SpecFile
from dashc.lsp.variable_words import value_in_words, variable_documentation
from dashc.lsp.variables import Names, global_names, value_at, visible_at

_OPEN = re.compile(r"(?<!\$)\$\{([\w.-]*)$")
_REST = re.compile(r"[\w-]*\}?")
_ORDER = {"loop variable": 0, "parameter": 1, "variable": 2}


def complete_variable(file: SpecFile, line: int, column: int) -> list[lsp.CompletionItem] | None:
    """The names that may stand at the cursor; None where no `${` is open."""
    lines = file.document.lines
    text = lines[line - 1] if line <= len(lines) else ""
    opened = _OPEN.search(text[: column - 1])
    if opened is None:
        return None
    names = _names_at(file, lines, line, opened.start() + 1, column)
    owner, dot, word = opened[1].rpartition(".")
    rest = _REST.match(text, column - 1)
    assert rest is not None
    length = len(rest[0].rstrip("}"))
    closed = rest[0].endswith("}")
    start = file.positions.position(line, column - len(word))
    range = lsp.Range(start, file.positions.position(line, column + length))
    found = _parts(owner, names) if dot else _all(names)
    return [
        lsp.CompletionItem(
            label=name,
            kind=lsp.CompletionItemKind.Field if dot else lsp.CompletionItemKind.Variable,
            detail=detail,
            documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, text) if text else None,
            sort_text=f"{order}{name.lower()}",
            text_edit=lsp.TextEdit(range, name if closed else f"{name}}}"),
        )
        for name, detail, text, order in found
    ]


def _all(names: Names) -> Iterator[tuple[str, str, str, int]]:
    for name, variable in names.items():
        yield name, variable.kind, variable_documentation(variable, names), _ORDER[variable.kind]


def _parts(owner: str, names: Names) -> Iterator[tuple[str, str, str, int]]:
    """The keys of what stands before the dot."""
    value = value_at(owner, names)
    for key, entry in value.entries.items() if isinstance(value, Mapping) else ():
        yield key, value_in_words(entry.value) if isinstance(entry.value, Scalar) else "", "", 0


def _names_at(file: SpecFile, lines: tuple[str, ...], line: int, start: int, column: int) -> Names:
    """What is visible where the name will stand: the text is looked at as if a plain word stood there."""
    before, after = lines[line - 1][: start - 1], lines[line - 1][column - 1 :]
    rest = _REST.match(after)
    here = before + after[rest.end() if rest else 0 :]
    if here.count('"') % 2:
        here += '"'
    text = [*lines[: line - 1], here, *lines[line:]]
    typed = typed_at(file.grammar, file.role, text, file.path, line, start)
    return visible_at(file, typed.cursor.steps) if typed else global_names(file.project)
