"""Trees of broken text: a document while it is written is broken most of the time.

The loader gives up a whole top-level block that is no YAML. Here lines that break it are left out one by one; and at
the cursor, where the half-typed text is what matters, the text is completed in the ways in which it may go on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from dashc.diagnostics.rules import tab_indent, too_deep, yaml_syntax
from dashc.diagnostics.sink import Sink
from dashc.ir.tree import Document
from dashc.load import load_bytes
from dashc.load.blocks import split
from dashc.load.decode import split_lines
from dashc.lsp.cursor import Cursor, find_scalar
from dashc.lsp.grammar import Grammar
from dashc.lsp.roles import Role

MARK = "dashcCURSOR"
"""Stands where the cursor is; no name holds it."""
MAX_LINES_LEFT_OUT = 12
_BREAKING = frozenset({yaml_syntax.RULE.code, tab_indent.RULE.code, too_deep.RULE.code})


def parse(text: str, path: Path) -> Document:
    """The tree of a text, without its findings."""
    return load_bytes(text.encode(), path, Sink())


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tree of a text less the lines that break it, and the first of these (0 where there is none)."""

    document: Document
    broken_at: int


def parse_most(text: str, path: Path, keep: int = 0) -> Parsed:
    """As much of a text as makes a tree; `keep` is a line that has to stay."""
    lines = list(split_lines(text))
    first: Parsed | None = None
    for _ in range(MAX_LINES_LEFT_OUT):
        sink = Sink()
        document = load_bytes("\n".join(lines).encode(), path, sink)
        broken = [finding.primary.line for finding in sink.sorted() if finding.code in _BREAKING]
        first = first or Parsed(document, broken[0] if broken else 0)
        if not broken:
            return Parsed(replace(document, source=first.document.source), first.broken_at)
        culprits = [_culprit(lines, line) for line in broken if line <= len(lines)]
        left_out = [line for line in culprits if line != keep and lines[line - 1].strip()]
        if not left_out:
            return first
        for line in left_out:
            lines[line - 1] = ""
    assert first is not None
    return first


def _culprit(lines: Sequence[str], line: int) -> int:
    """The line to leave out: where a `- ` stands inside of brackets, the line on which these were left open."""
    if lines[line - 1].lstrip().startswith("- "):
        opened = _open_brackets("\n".join(lines[: line - 1]))
        if opened:
            return opened[0][1]
    return line


@dataclass(frozen=True, slots=True)
class Typed:
    """Where something is being typed: the way to it, and the text of its scalar on both sides of the cursor."""

    cursor: Cursor
    before: str
    after: str
    line: int
    column: int


def typed_at(grammar: Grammar, role: Role, lines: Sequence[str], path: Path, line: int, column: int) -> Typed | None:
    """What is being typed at a place; None where nothing that could stand there makes a tree."""
    for first, last, header in _excerpts(lines, line):
        excerpt = [""] * last
        excerpt[first:] = lines[first:last]
        excerpt[header] = lines[header]
        if "*" in "".join(lines[first:last]):  # Its anchor may be anywhere above.
            excerpt = list(lines)
        found = _find(grammar, role, excerpt, path, first, line, column)
        if found:
            return _typed(found, line, column)
    return None


def _find(
    grammar: Grammar, role: Role, excerpt: list[str], path: Path, first: int, line: int, column: int
) -> Cursor | None:
    """The way to the mark at the cursor, in the first variant of the text that has one."""
    for variant in _variants(excerpt, first, line, column):
        found = find_scalar(grammar, parse(variant, path).root, role, MARK)
        if found:
            return found
    marked = _marked(excerpt[line - 1], column, ":" if _is_key(excerpt[line - 1], column) else "")
    for rest in (excerpt[line:], []):
        parsed = parse_most("\n".join([*excerpt[: line - 1], marked, *rest]), path, keep=line)
        found = find_scalar(grammar, parsed.document.root, role, MARK)
        if found:
            return found
    return None


def _typed(cursor: Cursor, line: int, column: int) -> Typed:
    assert cursor.scalar is not None
    before, _, after = cursor.scalar.text.partition(MARK)
    return Typed(cursor, before, after.partition("\n")[0], line, column)


def _excerpts(lines: Sequence[str], line: int) -> Iterator[tuple[int, int, int]]:
    """The lines to look at, as two bounds and one line before them: what is far from the cursor says nothing of it.

    First the item of the top-level block's list, below the block's key, so that the others may be many and broken;
    then the whole block.
    """
    starts = [block.first_line for block in split(lines)]
    first = max((start for start in starts if start < line), default=0)
    last = min((start for start in starts if start >= line), default=len(lines))
    content = (number for number in range(first + 1, last) if lines[number].strip(" ") and "#" not in lines[number])
    child = next(content, last)
    if lines[first].rstrip().endswith(":") and child < min(line, last) and lines[child].lstrip(" ").startswith("- "):
        dash = lines[child][: lines[child].index("-") + 1]
        items = [number for number in range(child, last) if lines[number].startswith(dash)]
        above = [number for number in items if number < line]
        yield above[-1], min((number for number in items if number >= line), default=last), first
    yield first, last, first


def _variants(block: list[str], first: int, line: int, column: int) -> Iterator[str]:
    """Texts with the mark at the cursor, the likeliest first."""
    above, here, below = block[: line - 1], block[line - 1], block[line:]
    closers = _closers("\n".join([*above[first:], here[: column - 1]]))
    endings = (":", "") if _is_key(here, column) else ("", ":")
    for ending in endings:
        yield "\n".join([*above, _marked(here, column, ending), *below])
    if closers:
        for ending in endings:
            yield "\n".join([*above, f"{here[: column - 1]}{MARK}{ending}{' ' if ending else ''}{closers}", *below])
    for ending in endings:
        yield "\n".join([*above, f"{here[: column - 1]}{MARK}{ending}", *below])


def _marked(line: str, column: int, ending: str) -> str:
    """A line with the mark at the cursor, and an ending behind the word that the cursor is in."""
    rest = line[column - 1 :]
    word = 0
    while word < len(rest) and (rest[word].isalnum() or rest[word] in "_-$"):
        word += 1
    return f"{line[: column - 1]}{MARK}{rest[:word]}{ending}{rest[word:]}"


def _is_key(line: str, column: int) -> bool:
    """Whether the line holds nothing but the word at the cursor, so that a key is being typed."""
    return all(character.isalnum() or character in "_-$." for character in line.strip()) and "- " not in line


def _closers(text: str) -> str:
    """The brackets that would close what is open at the end of a text."""
    return "".join(closer for closer, _ in reversed(_open_brackets(text)))


def _open_brackets(text: str) -> list[tuple[str, int]]:
    """The brackets that are open at the end of a text: what closes each, and its line."""
    closing = {yaml.FlowMappingStartToken: "}", yaml.FlowSequenceStartToken: "]"}
    found: list[tuple[str, int]] = []
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if type(token) in closing:
                found.append((closing[type(token)], token.start_mark.line + 1))
            elif isinstance(token, yaml.FlowMappingEndToken | yaml.FlowSequenceEndToken) and found:
                found.pop()
    except yaml.YAMLError:
        pass
    return found
