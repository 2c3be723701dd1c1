"""One version of a file's text, of the editor's or the disk's, and what is read off it when somebody asks."""

import os
import re
from functools import cached_property
from pathlib import Path

from dashc.diagnostics.suggest import suggest
from dashc.ir.tree import Document, Mapping, Node, Poisoned
from dashc.load.blocks import split
from dashc.load.decode import split_lines
from dashc.lsp.anchors import Anchor, read_anchors
from dashc.lsp.grammar import Grammar
from dashc.lsp.outline import ComponentUse, Outline, read_outline
from dashc.lsp.positions import Positions
from dashc.lsp.repair import Parsed, parse_most
from dashc.lsp.roles import Role

LARGE = 200_000
"""Characters from which reading a text takes longer than somebody who types should wait."""
_SPEC = re.compile("^(?:dashc|\"dashc\"|'dashc')[ \t]*:", re.MULTILINE)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a character, which JSON can hold and UTF-8 cannot; another takes its place, as wide as it."""


class TextDocument:
    """A text; `before` is the version that it came from."""

    def __init__(
        self,
        uri: str,
        path: Path,
        text: str,
        version: int | None,
        *,
        encoding: str,
        before: "TextDocument | None" = None,
    ) -> None:
        self.uri = uri
        self.path = path
        self.text = _LONE_SURROGATE.sub("\ufffd", text.removeprefix("\ufeff"))
        self.version = version
        """None for a file that the editor has not open."""
        self.encoding = encoding
        self._outlines: list[tuple[Grammar, Role, Outline]] = []
        """The last ones, by what they were read with."""
        self._earlier = before.last_read if before else None

    @cached_property
    def real(self) -> str:
        """The path without symbolic links, by which files can be compared."""
        return os.path.realpath(self.path)

    @cached_property
    def positions(self) -> Positions:
        """Converts places of this text."""
        return Positions(self.text, self.encoding)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The text without its line ends."""
        return split_lines(self.text)

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

    @property
    def last_read(self) -> "TextDocument | None":
        """The last version whose outline was read and that could be read whole; nothing is read for it."""
        return self if self._outlines and self._is_whole else self._earlier

    @property
    def _is_whole(self) -> bool:
        return not self.tree.unread and not isinstance(self.root, Poisoned)

    @property
    def settled(self) -> "TextDocument":
        """This version, or an earlier one where nobody should wait until this one is read; the check will read it."""
        waiting = len(self.text) > LARGE and not self._outlines
        return self._earlier if waiting and self._earlier else self

    def outline(self, grammar: Grammar, role: Role) -> Outline:
        """What the text says, as far as it can be read, where its root has a role."""
        for known, like, outline in self._outlines:
            if known.own == grammar.own and like == role:
                return outline
        outline = read_outline(grammar, self.root, role)
        self._outlines = [(grammar, role, outline), *self._outlines[:1]]
        if self._is_whole:
            self._earlier = None
        return outline

    def ids(self, grammar: Grammar, role: Role) -> dict[str, list[ComponentUse]]:
        """Components by id; where a part of the text cannot be read, those of the last version that could be."""
        found = self.outline(grammar, role).ids
        if self.tree.unread and self._earlier:
            found = {**self._earlier.outline(grammar, role).ids, **found}
        return found

    @cached_property
    def anchors(self) -> list[Anchor]:
        """Anchors and aliases."""
        return read_anchors(self.text, self.tree.source.name)

    @cached_property
    def keys(self) -> list[str]:
        """The keys of the top level."""
        keys = [block.key for block in split(self.lines) if block.key]
        if not keys and isinstance(self.root, Mapping):  # In braces, perhaps.
            keys = list(self.root.entries)
        return keys

    @property
    def is_spec(self) -> bool:
        """Whether this says that it is a spec: editors show us every YAML file."""
        in_braces = self.text.lstrip().startswith("{")
        return _SPEC.search(self.text) is not None or (in_braces and "dashc" in self.keys)

    @property
    def may_become_spec(self) -> bool:
        """Whether this seems to be a spec that is not finished."""
        return any(key == "layout" or suggest(key, ("dashc",)) for key in self.keys)
