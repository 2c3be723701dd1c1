"""One request for completion, with what all sorts of it need."""

from dataclasses import dataclass

from lsprotocol import types as lsp

from dashc.ir.tree import Mapping
from dashc.lsp.grammar import is_directive
from dashc.lsp.repair import MARK, Typed
from dashc.lsp.roles import Role
from dashc.lsp.spec_file import SpecFile


@dataclass(frozen=True, slots=True)
class Request:
    """Where something is typed, in which document."""

    document: SpecFile
    typed: Typed

    @property
    def role(self) -> Role:
        """The role of the value, or of the mapping whose key is typed."""
        return self.typed.cursor.last.role

    @property
    def mapping(self) -> Mapping | None:
        """The mapping that the typed key, or the typed value, belongs to."""
        steps = [step.node for step in self.typed.cursor.steps]
        return next((node for node in reversed(steps) if isinstance(node, Mapping)), None)

    @property
    def in_call(self) -> bool:
        """Whether the key stands in an inline `{$call: …}`."""
        return self.mapping is not None and "$call" in self.mapping.entries

    @property
    def in_directive(self) -> bool:
        """Whether the key stands in a loop, a condition or an include."""
        return self.mapping is not None and is_directive(self.mapping)

    @property
    def alone(self) -> bool:
        """Whether nothing but the typed word stands on its line."""
        before = self._line[: self.typed.column - 1].strip()
        return before == self.typed.before

    @property
    def may_become_mapping(self) -> bool:
        """Whether the word is the first of a list's item, or of a line, where the schema wants a mapping."""
        schema = self.role.schema or {}
        wants = any("properties" in branch for branch in self.document.grammar.branches(schema))
        words = any(schema.keys() & {"enum", "const"} for schema in self.document.grammar.branches(schema))
        return wants and not words and self._line[: self.typed.column - 1].strip(" -") == self.typed.before

    @property
    def present(self) -> frozenset[str]:
        """The keys that are there already."""
        entries = self.mapping.entries if self.mapping else {}
        # Of the top level only the block at the cursor was parsed.
        others = self.document.document.keys if self.role.tag == "spec" else ()
        typed = self.typed.before + self.typed.after
        return frozenset(name for name in (*entries, *others) if MARK not in name and name != typed)

    @property
    def has_colon(self) -> bool:
        """Whether a colon follows the typed key."""
        rest = self._line[self.typed.column - 1 + len(self.typed.after) :].lstrip()
        return rest.startswith(":")

    @property
    def _line(self) -> str:
        lines = self.document.document.lines
        return lines[self.typed.line - 1] if self.typed.line <= len(lines) else ""

    def item(
        self,
        label: str,
        kind: lsp.CompletionItemKind,
        *,
        text: str | None = None,
        documentation: str = "",
        detail: str = "",
        order: int | str = 5,
        keep: int = 0,
    ) -> lsp.CompletionItem:
        """An item that takes the place of the typed word, less its first `keep` characters."""
        typed, positions = self.typed, self.document.positions
        start = positions.position(typed.line, typed.column - len(typed.before) + keep)
        end = positions.position(typed.line, typed.column + len(typed.after))
        return lsp.CompletionItem(
            label=label,
            kind=kind,
            detail=detail or None,
            documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, documentation) if documentation else None,
            sort_text=f"{order}{label.lower()}",
            filter_text=label,
            text_edit=lsp.TextEdit(lsp.Range(start, end), text if text is not None else label),
        )

    def key(
        self, name: str, *, kind: lsp.CompletionItemKind, documentation: str, detail: str = "", order: int | str = 5
    ) -> lsp.CompletionItem:
        """An item for a key: with the colon that has to follow, unless it is there."""
        text = name if self.has_colon else f"{name}: "
        return self.item(name, kind, text=text, documentation=documentation, detail=detail, order=order)
