"""An open document: its text, and what is read off it when somebody asks."""

import re
from functools import cached_property
from pathlib import Path

from lsprotocol import types as lsp

from dashc.diagnostics.suggest import suggest
from dashc.ir.span import Span
from dashc.ir.tree import Alias, Document, Mapping, Node
from dashc.load.blocks import split
from dashc.load.decode import split_lines
from dashc.lsp.anchors import Anchor, read_anchors
from dashc.lsp.cursor import Cursor, find
from dashc.lsp.grammar import Grammar
from dashc.lsp.outline import ComponentUse, Outline, read_outline
from dashc.lsp.positions import Positions
from dashc.lsp.python_objects import PythonReader
from dashc.lsp.repair import Parsed, parse_most
from dashc.pipeline import Compilation

LARGE = 200_000
"""Characters from which reading a text takes longer than somebody who types should wait."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a character, which JSON can hold and UTF-8 cannot; another takes its place, as wide as it."""


class OpenDocument:
    """One version of a document in the editor; `before` is the version that it came from."""

    def __init__(
        self,
        uri: str,
        path: Path,
        text: str,
        version: int,
        *,
        grammar: Grammar,
        encoding: str,
        before: "OpenDocument | None" = None,
    ) -> None:
        self.uri = uri
        self.path = path
        self.text = _LONE_SURROGATE.sub("\ufffd", text.removeprefix("\ufeff"))
        self.version = version
        self.grammar = grammar
        self.encoding = encoding
        self.compilation: Compilation | None = before.compilation if before else None
        """The last one that ended; perhaps of an earlier version."""
        self.generated: dict[str, str] = before.generated if before else {}
        """Ids that the text does not hold, because files, loops or components bring them: their types."""
        self._earlier: Outline | None = before.last_whole if before else None

    @cached_property
    def positions(self) -> Positions:
        """Converts places of this text."""
        return Positions(self.text, self.encoding)

    @cached_property
    def _parsed(self) -> Parsed:
        return parse_most(self.text, self.path)

    @property
    def tree(self) -> Document:
        """As much of the text as makes a tree."""
        return self._parsed.document

    @property
    def broken_at(self) -> int:
        """The first line that is no YAML; 0 where all is."""
        return self._parsed.broken_at

    @property
    def root(self) -> Node | None:
        """The root of the tree."""
        return self.tree.root

    @cached_property
    def outline(self) -> Outline:
        """What the text says, as far as it can be read."""
        return read_outline(self.grammar, self.root)

    @property
    def last_whole(self) -> Outline | None:
        """The outline of the last version that was read, and could be read whole; nothing is read for it."""
        if "outline" not in self.__dict__ or self.tree.unread or not isinstance(self.root, Mapping):
            return self._earlier
        return self.outline

    @cached_property
    def anchors(self) -> list[Anchor]:
        """Anchors and aliases."""
        return read_anchors(self.text, self.tree.source.name)

    @property
    def python(self) -> PythonReader:
        """The Python files beside the document, as they are now."""
        return PythonReader(self.tree)

    @cached_property
    def is_spec(self) -> bool:
        """Whether this is a spec: editors show us every YAML file."""
        keys = [block.key for block in split(split_lines(self.text)) if block.key]
        if not keys and isinstance(self.root, Mapping):  # In braces, perhaps.
            keys = list(self.root.entries)
        return any(key in ("dashc", "layout") or suggest(key, ("dashc",)) for key in keys)

    @property
    def components(self) -> dict[str, list[ComponentUse]]:
        """Components by id; where a part of the text cannot be read, those of the last version that could be."""
        if self._earlier and len(self.text) > LARGE and "outline" not in self.__dict__:
            return self._earlier.ids  # What the check will read anyway; nobody waits for it meanwhile.
        return self._components

    @cached_property
    def _components(self) -> dict[str, list[ComponentUse]]:
        found = dict(self.outline.ids)
        if self.tree.unread and self._earlier:
            for name, uses in self._earlier.ids.items():
                found.setdefault(name, uses)
        return found

    @property
    def own_components(self) -> list[str]:
        """The names under the key `components`."""
        entry = self.root.entries.get("components") if isinstance(self.root, Mapping) else None
        return list(entry.value.entries) if entry and isinstance(entry.value, Mapping) else []

    def anchors_above(self, line: int) -> list[Anchor]:
        """The anchors that an alias on a line may name."""
        return [anchor for anchor in self.anchors if not anchor.is_alias and anchor.span.line <= line]

    def anchored(self, name: str) -> ComponentUse | None:
        """The last component that an anchor of this name stands on, or on whose props."""
        uses = [
            use
            for use in self.outline.components
            if name in (use.node.anchor, None if isinstance(use.value, Alias) else use.value.anchor)
        ]
        return uses[-1] if uses else None

    def cursor(self, position: lsp.Position) -> Cursor | None:
        """What is at a position."""
        return find(self.grammar, self.root, *self.positions.place(position))

    def range(self, span: Span) -> lsp.Range:
        """The protocol's range for a span of this document."""
        return self.positions.range(span)

    def location(self, span: Span) -> lsp.Location:
        """A place of this document."""
        return lsp.Location(self.uri, self.range(span))

    def take(self, compilation: Compilation) -> None:
        """Keep what the compiler said of this text."""
        self.compilation = compilation
        components = compilation.plan.program.components if compilation.plan else {}
        self.generated = {
            name: component.node.type
            for name, component in components.items()
            if not component.anonymous and name not in self.outline.ids
        }

    def type_of(self, id: str) -> str | None:
        """The component type of an id; None where it has none, or several."""
        types = {use.type for use in self.components.get(id, [])}
        return self.generated.get(id) if not types else types.pop() if len(types) == 1 else None

    def ids(self) -> list[str]:
        """All ids that a reference may name, in the document's order."""
        return list(dict.fromkeys([*self.components, *self.generated]))
