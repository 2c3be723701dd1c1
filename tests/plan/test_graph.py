"""`dashc graph` in its four formats."""

import json
import xml.etree.ElementTree as ElementTree

import pytest

from dashc.catalogue import load_catalogue
from dashc.diagnostics.sink import Sink
from dashc.ir.plan import Plan
from dashc.plan import plan
from dashc.plan.graph import FORMATS, render
from tests.plan.programs import make

LINES = (
    "options: country.value -> city.options",
    "value: city.options -> city.value",
    "describe: country.value city.value | note.value -> out.children",
    "sync: low.value high.value -> low.value high.value",
    "load: tick.n_intervals | theme.value -> table.data",
    "fit: table.data -> theme.value",
    "footer: -> foot.children",
)


def planned(*lines: str) -> Plan:
    return plan(make(*lines), load_catalogue(), Sink())


def test_mermaid_shows_order_state_dropped_edges_and_requests() -> None:
    text = render(planned(*LINES), "mermaid")
    assert text.startswith("flowchart LR\n")
    assert '    c1["1. options"]' in text
    assert '    p0(["country.value"])' in text
    assert "  p0 --> c1\n  c1 --> p1\n" in text
    assert "  p3 -.-> c3" in text
    assert '-. "state, not waited for" .-> c5' in text
    assert text.count('["one request per interaction"]') == 3
    assert '["once per page load"]' in text


def test_dot_shows_the_same() -> None:
    text = render(planned(*LINES), "dot")
    assert text.startswith("digraph callbacks {\n")
    assert 'c1 [label="1. options", tooltip="m.options, app.yaml:1"' in text
    assert "p3 -> c3 [style=dashed];" in text
    assert text.count("style=dotted") == 1
    assert text.count("subgraph cluster_") == 4


def test_json_holds_the_plan_by_names() -> None:
    document = json.loads(render(planned(*LINES), "json"))
    assert document["callbacks"][2] == {
        "order": 3,
        "name": "describe",
        "call": "m.describe",
        "at": "app.yaml:3",
        "inputs": ["country.value", "city.value"],
        "state": ["note.value"],
        "outputs": ["out.children"],
        "after": ["value"],
        "waits": ["country.value", "city.value"],
        "initial": True,
        "late": False,
    }
    assert {"trigger": "country.value", "callbacks": ["options", "value", "describe"]} in document["requests"]
    assert document["dropped"] == [{"writer": "fit", "reader": "load", "prop": "theme.value"}]
    assert document["segments"] == [["options", "value", "describe"], ["sync"], ["load", "fit"], ["footer"]]


def test_svg_is_well_formed_and_has_every_node_and_link_inside_of_its_frame() -> None:
    root = ElementTree.fromstring(render(planned(*LINES), "svg"))
    space = {"s": "http://www.w3.org/2000/svg"}
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    nodes = root.findall("s:g", space)
    assert len(nodes) == 7 + 11
    assert [node.findtext("s:title", namespaces=space) for node in nodes][:2] == ["country.value", "city.options"]
    boxes = [node.find("s:rect", space) for node in nodes]
    for box in boxes:
        assert box is not None
        x, y, w, h = (float(box.attrib[name]) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert x + w <= width
        assert y >= 0
        assert y + h <= height
    kinds = [path.get("class") for path in root.findall("s:path", space) if path.get("marker-end")]
    assert kinds.count("dropped") == 1
    assert kinds.count("state") == 1
    assert "prefers-color-scheme:dark" in render(planned(*LINES), "svg")


def test_svg_does_not_put_one_node_on_another() -> None:
    root = ElementTree.fromstring(render(planned(*LINES), "svg"))
    rects = root.findall("s:g/s:rect", {"s": "http://www.w3.org/2000/svg"})
    boxes = [tuple(float(rect.attrib[name]) for name in ("x", "y", "width", "height")) for rect in rects]
    for place, (x, y, w, h) in enumerate(boxes):
        for other_x, other_y, other_w, other_h in boxes[place + 1 :]:
            apart = x + w <= other_x or other_x + other_w <= x or y + h <= other_y or other_y + other_h <= y
            assert apart


@pytest.mark.parametrize("form", FORMATS)
def test_an_app_without_callbacks_has_an_empty_graph(form: str) -> None:
    assert render(planned(), form).endswith("\n")


@pytest.mark.parametrize("form", FORMATS)
def test_names_cannot_break_out_of_the_format(form: str) -> None:
    text = render(planned('f: a"]<b>&#.value -> x\\.children'), form)
    if form == "svg":
        ElementTree.fromstring(text)
    elif form == "json":
        json.loads(text)
    elif form == "dot":
        assert 'label="a\\"]<b>&#.value"' in text
        assert 'label="x\\\\.children"' in text
    else:
        assert '(["a#quot;]#lt;b#gt;#amp;#35;.value"])' in text


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_plan_gives_the_same_text(form: str) -> None:
    assert render(planned(*LINES), form) == render(planned(*LINES), form)
