"""What is at a place of a document, found by walking down its tree."""

from dataclasses import dataclass

from dashc.ir.span import Span
from dashc.ir.tree import Alias, Entry, Mapping, Node, Scalar, Sequence
from dashc.lsp.grammar import Grammar
from dashc.lsp.roles import Role


@dataclass(frozen=True, slots=True)
class Step:
    """A node on the way down, with its role and the entry that leads to it, if a mapping does."""

    node: Node
    role: Role
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Cursor:
    """The way from the root to a place; at a key, `key` is that entry and the last step is the mapping that has it."""

    steps: tuple[Step, ...]
    key: Entry | None
    line: int
    column: int

    @property
    def last(self) -> Step:
        """The innermost node; for a key the mapping that has it."""
        return self.steps[-1]

    @property
    def scalar(self) -> Scalar | None:
        """The scalar at the place: a key or a value."""
        if self.key:
            return self.key.key
        node = self.last.node
        return node if isinstance(node, Scalar) else None

    @property
    def alias(self) -> Alias | None:
        """The alias at the place."""
        node = self.last.node
        return node if isinstance(node, Alias) and self.key is None else None

    def in_part(self, span: Span) -> bool:
        """Whether the place is in a span, or at its end."""
        return contains(span, self.line, self.column)


def contains(span: Span, line: int, column: int) -> bool:
    """Whether a place is in a span or right behind it, where a word's end is still the word."""
    return (span.line, span.column) <= (line, column) <= (span.end_line, span.end_column)


def find(grammar: Grammar, root: Node | None, role: Role, line: int, column: int) -> Cursor | None:
    """What is at a place; the innermost collection where it is between the nodes; None outside of the tree."""
    if root is None:
        return None
    steps = [Step(root, role)]
    while True:
        step = steps[-1]
        below: Step | None = None
        if isinstance(step.node, Mapping):
            for name, entry in step.node.entries.items():
                if entry.merge:
                    continue
                if contains(entry.key.span, line, column):
                    return Cursor(tuple(steps), entry, line, column)
                if contains(entry.value.span, line, column):
                    below = Step(entry.value, grammar.entry(step.role, step.node, name), entry)
        elif isinstance(step.node, Sequence):
            role = grammar.item(step.role)
            below = next((Step(item, role) for item in step.node.items if contains(item.span, line, column)), None)
        if below is None:
            return Cursor(tuple(steps), None, line, column)
        steps.append(below)


def find_scalar(grammar: Grammar, root: Node | None, role: Role, text: str) -> Cursor | None:
    """The way to the first scalar that holds a text, at the place where the text begins."""
    work: list[tuple[Step, ...]] = [(Step(root, role),)] if root is not None else []
    while work:
        steps = work.pop()
        step = steps[-1]
        if isinstance(step.node, Scalar) and text in step.node.text:
            return _at(steps, None, step.node)
        if isinstance(step.node, Mapping):
            for name, entry in step.node.entries.items():
                if entry.merge:
                    continue
                if text in entry.key.text:
                    return _at(steps, entry, entry.key)
                work.append((*steps, Step(entry.value, grammar.entry(step.role, step.node, name), entry)))
        elif isinstance(step.node, Sequence):
            role = grammar.item(step.role)
            work.extend((*steps, Step(item, role)) for item in step.node.items)
    return None


def _at(steps: tuple[Step, ...], key: Entry | None, scalar: Scalar) -> Cursor:
    return Cursor(steps, key, scalar.span.line, scalar.span.column)
