"""What the tests of this folder share."""

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.sink import Sink
from dashc.ir.span import Span
from dashc.ir.tree import Alias, Document, Mapping, Node, Scalar, Sequence
from dashc.load import load_bytes


def loaded(text: str | bytes) -> tuple[Document, list[Diagnostic]]:
    """The document in a text, and what was found."""
    sink = Sink()
    document = load_bytes(text.encode() if isinstance(text, str) else text, "spec.yaml", sink)
    return document, sink.sorted()


def codes(text: str | bytes) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in loaded(text)[1]]


def at(node: Node | None, *path: str | int) -> Node:
    """The node at a path, aliases followed on the way."""
    for step in path:
        node = node.target if isinstance(node, Alias) else node
        if isinstance(node, Mapping):
            node = node.entries[str(step)].value
        else:
            assert isinstance(node, Sequence)
            assert isinstance(step, int)
            node = node.items[step]
    assert node is not None
    return node


def value(text: str) -> object:
    """The value of one plain scalar."""
    node = at(loaded(f"a: {text}\n")[0].root, "a")
    assert isinstance(node, Scalar)
    return node.value


def place(span: Span) -> tuple[int, int, int, int]:
    """A span without its file."""
    return span.line, span.column, span.end_line, span.end_column
