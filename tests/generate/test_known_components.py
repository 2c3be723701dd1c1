"""What of the layout the running app must know, and what is drawn when."""

from pathlib import Path

from tests.generate.emitted import emit

CALLBACK = "callbacks: [{call: functions.show, inputs: %s, outputs: %s}]\n"


def test_elements_that_nothing_refers_to_are_only_html(tmp_path: Path) -> None:
    assert emit(tmp_path, "layout: [p: Hello, div: [em: x]]").manifest["components"] == []


def test_a_component_without_an_id_is_known_by_its_place(tmp_path: Path) -> None:
    (component,) = emit(tmp_path, "layout: [div: [Input: {value: x, aria-label: y}]]").manifest["components"]
    assert component["id"].startswith("@/layout/0")
    assert component["at"] == "app.yaml:2"
    assert component["props"] == {"value": "x", "aria-label": "y"}


def test_children_are_sent_only_where_a_callback_reads_them(tmp_path: Path) -> None:
    layout = "layout: [p: {id: a, children: one}, p: {id: b, children: [two, em: three]}, p: {id: c}, p: {id: d}]\n"
    app = emit(tmp_path, layout + CALLBACK % ("b.children", "c.children"))
    props = {component["id"]: component["props"] for component in app.manifest["components"]}
    assert props == {"a": {}, "b": {"children": ["two", {"em": {"children": "three"}}]}, "c": {}, "d": {}}


def test_what_an_initial_callback_writes_is_a_hole(tmp_path: Path) -> None:
    app = emit(tmp_path, "layout: [Input: {id: a, aria-label: x}, p: {id: b}]\n" + CALLBACK % ("a.value", "b.children"))
    assert app.holes == [{"p": {"id": "b", "$component": 1}}]


def test_what_only_the_user_sets_off_is_not(tmp_path: Path) -> None:
    spec = "layout: [Input: {id: a, aria-label: x}, p: {id: b}]\n" + CALLBACK % ("a.value", "b.children")
    assert emit(tmp_path, spec.replace("b.children}", "b.children, prevent_initial_call: true}")).holes == []


def test_a_callback_downstream_of_an_initial_one_makes_holes_too(tmp_path: Path) -> None:
    """It runs although it has `prevent_initial_call`: one of its inputs was written (semantics S3)."""
    spec = """\
layout: [Input: {id: a, aria-label: x}, p: {id: b}, p: {id: c}]
callbacks:
  - {name: one, call: functions.show, inputs: a.value, outputs: b.children}
  - {name: two, call: functions.show, inputs: b.children, outputs: c.children, prevent_initial_call: true}
"""
    assert [list(hole) for hole in emit(tmp_path, spec).holes] == [["p"], ["p"]]


def test_a_value_from_python_makes_a_hole(tmp_path: Path) -> None:
    app = emit(tmp_path, "layout: [RadioItems: {options: {$from: functions.options}, aria-label: x}]")
    (component,) = app.manifest["components"]
    assert component["from"] == ["options"]
    assert len(app.holes) == 1
    assert f'"{component["id"]}.options": functions.options,  # app.yaml:2' in app.text("wsgi.py")


def test_an_inline_callback_writes_its_own_prop(tmp_path: Path) -> None:
    spec = "layout: [Input: {id: a, aria-label: x}, p: {children: {$call: functions.show, inputs: a.value}}]\n"
    app = emit(tmp_path, spec)
    (callback,) = app.manifest["callbacks"]
    (output,) = callback["outputs"]["refs"]
    assert output.startswith("@/layout/1") and output.endswith(".children")
    assert len(app.holes) == 1


def test_what_stands_in_nodes_that_callbacks_write_may_be_replaced(tmp_path: Path) -> None:
    spec = """\
layout:
  - Input: {id: a, aria-label: a}
  - div: {id: box, children: [div: [Input: {id: b, aria-label: b}], Input: {id: c, aria-label: c}]}
"""
    written = emit(tmp_path, spec + CALLBACK % ("[a.value, b.value, c.value]", "box.children")).manifest["components"]
    assert {component["id"]: component.get("replaced", False) for component in written} == {
        "a": False,
        "box": False,
        "b": True,
        "c": True,
    }
    styled = emit(tmp_path, spec + CALLBACK % ("[a.value, b.value, c.value]", "box.title")).manifest["components"]
    assert not any("replaced" in component for component in styled)
