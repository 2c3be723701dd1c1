"""What the tests of this folder share."""

from dashc.catalogue import load_catalogue
from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.sink import Sink
from dashc.expand import expand
from dashc.ir.spec import Component, LayoutNode, Literal, Nodes, Prop, Spec, Text
from dashc.load import load_bytes
from dashc.pipeline import SERVICES
from dashc.validate import validate


def checked(text: str) -> tuple[Spec | None, list[Diagnostic]]:
    """The spec in a text, and what was found."""
    sink = Sink()
    loaded = load_bytes(text.encode(), "spec.yaml", sink)
    spec = validate(expand(loaded, load_catalogue(), sink, SERVICES), load_catalogue(), sink)
    return spec, sink.sorted()


def good(text: str) -> Spec:
    """The spec in a text that has no finding."""
    spec, findings = checked(text)
    assert [finding.headline for finding in findings] == []
    assert spec is not None
    return spec


def found(text: str) -> list[str]:
    """Code and headline of each finding."""
    return [f"{finding.code} {finding.headline}" for finding in checked(text)[1]]


def layout(nodes: str) -> tuple[LayoutNode, ...]:
    """The layout of a spec, from its value in flow style or in lines that are indented."""
    return good(f"dashc: 1\nlayout: {nodes}\n").layout


def component(nodes: str) -> Component:
    """The only node of a layout."""
    (node,) = layout(nodes)
    assert isinstance(node, Component)
    return node


def texts(nodes: tuple[LayoutNode, ...]) -> list[str]:
    """The texts and types of some nodes."""
    return [node.text if isinstance(node, Text) else node.type for node in nodes]


def children(node: LayoutNode) -> tuple[LayoutNode, ...]:
    """The children of a component."""
    assert isinstance(node, Component)
    value = node.props["children"].value
    assert isinstance(value, Nodes)
    return value.items


def literal(prop: Prop) -> object:
    """The value of a prop that stands in the spec."""
    assert isinstance(prop.value, Literal)
    return prop.value.value
