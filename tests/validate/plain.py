"""The plain data in a spec, as an editor that knows YAML 1.2 sees it."""

from dashc.catalogue import JSON
from dashc.diagnostics.sink import Sink
from dashc.ir.tree import Alias, Mapping, Node, Scalar, Sequence
from dashc.load import load_bytes


class NotRead(Exception):
    """The text is no YAML, or not all of it."""


def plain_data(text: str) -> JSON:
    """The whole document."""
    sink = Sink()
    root = load_bytes(text.encode(), "spec.yaml", sink).root
    if sink.has_errors or root is None:
        raise NotRead
    return _plain(root)


def _plain(node: Node) -> JSON:
    value = node.target if isinstance(node, Alias) else node
    if isinstance(value, Scalar):
        return value.value
    if isinstance(value, Sequence):
        return [_plain(item) for item in value.items]
    if isinstance(value, Mapping):
        return {name: _plain(entry.value) for name, entry in value.entries.items()}
    raise NotRead
