"""A file of a spec: its text, in the light of the whole spec. What every question of an editor begins with."""

from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from dashc.ir.span import Span
from dashc.ir.tree import Alias, Document, Node, Scalar
from dashc.lsp.anchors import Anchor
from dashc.lsp.cursor import Cursor, find
from dashc.lsp.grammar import Grammar
from dashc.lsp.outline import ComponentUse, Outline
from dashc.lsp.positions import Positions
from dashc.lsp.roles import Role
from dashc.lsp.text_document import TextDocument

if TYPE_CHECKING:
    from dashc.lsp.project import Project


class SpecFile:
    """The spec itself, or a file that it includes."""

    def __init__(
        self,
        project: "Project",
        document: TextDocument,
        role: Role,
        included_at: "tuple[SpecFile, Scalar] | None" = None,
    ) -> None:
        self.project = project
        self.document = document
        self.role = role
        """What the file's document stands for."""
        self.included_at = included_at
        """The file that includes it, and the path there."""

    @property
    def uri(self) -> str:
        """The editor's address."""
        return self.document.uri

    @property
    def path(self) -> Path:
        """The file on disk."""
        return self.document.path

    @property
    def text(self) -> str:
        """The whole text."""
        return self.document.text

    @property
    def encoding(self) -> str:
        """The unit of the editor's columns."""
        return self.document.encoding

    @property
    def positions(self) -> Positions:
        """Converts places of this text."""
        return self.document.positions

    @property
    def grammar(self) -> Grammar:
        """The language, with the spec's own components."""
        return self.project.grammar

    @property
    def tree(self) -> Document:
        """As much of the text as makes a tree."""
        return self.document.tree

    @property
    def root(self) -> Node | None:
        """The root of the tree."""
        return self.document.root

    @property
    def is_ours(self) -> bool:
        """Whether this may be a spec or a part of one: editors show us every YAML file."""
        document = self.document
        if self.included_at or document.is_spec or document.may_become_spec:
            return True
        return not document.keys or not self.grammar.top_level.isdisjoint(document.keys)

    @property
    def outline(self) -> Outline:
        """What the text says, as far as it can be read."""
        return self.document.outline(self.grammar, self.role)

    @property
    def anchors(self) -> list[Anchor]:
        """Anchors and aliases."""
        return self.document.anchors

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
        return self.cursor_at(*self.positions.place(position))

    def cursor_at(self, line: int, column: int) -> Cursor | None:
        """What is at one of our places."""
        return find(self.grammar, self.root, self.role, line, column)

    def range(self, span: Span) -> lsp.Range:
        """The protocol's range for a span of this file."""
        return self.positions.range(span)

    def location(self, span: Span) -> lsp.Location:
        """A place of this file."""
        return lsp.Location(self.uri, self.range(span))

    def shown_place(self, span: Span, seen_from: "SpecFile") -> str:
        """A place of this file in words: `line 3`, or `line 3 of `parts/a.yaml`` for a reader of another file."""
        where = f"line {span.line}"
        return where if seen_from.document is self.document else f"{where} of `{self.shown_name}`"

    @property
    def shown_name(self) -> str:
        """The file's name as its spec would write it."""
        folder = self.project.spec.path.parent
        return self.path.relative_to(folder).as_posix() if self.path.is_relative_to(folder) else self.path.name
