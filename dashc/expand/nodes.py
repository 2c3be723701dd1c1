"""Small questions about nodes."""

from dashc.ir.tree import Alias, Node, Scalar, Value


def target_of(node: Node) -> Value:
    """The node itself, or what an alias leads to."""
    return node.target if isinstance(node, Alias) else node


def is_null(node: Node) -> bool:
    """Whether nothing stands there, or `null`."""
    target = target_of(node)
    return isinstance(target, Scalar) and target.value is None


def is_children(node: Node) -> bool:
    """Whether the scalar `$children` stands there."""
    return isinstance(node, Scalar) and node.value == "$children"
