"""`dashc config`: the canonical form, which is a spec for the same app."""

import json
import shutil
from pathlib import Path

import pytest

from dashc.catalogue import load_catalogue
from dashc.ir.plan import Plan
from dashc.ir.spec import Text
from dashc.resolve.config import render
from tests.resolve.projects import Checked, check, check_file

SPECS = sorted((Path(__file__).parents[2] / "specs").glob("*/*.yaml"))


def config(checked: Checked, form: str = "yaml") -> str:
    return render(checked.program, load_catalogue(), form)


def wiring(plan: Plan) -> object:
    """The plan with the ids of anonymous components replaced by numbers: their JSON Pointers may differ."""
    app = plan.program.spec.app
    names = {
        name: f"@{n}" if item.anonymous else name for n, (name, item) in enumerate(plan.program.components.items())
    }

    def refs(found: object) -> list[str]:
        return [f"{names[ref.id]}.{ref.property}" for ref in found]  # type: ignore[attr-defined]

    return (
        [
            (
                item.callback.name,
                item.callback.function.path,
                refs(item.callback.inputs.refs),
                item.callback.inputs.keys,
                refs(item.callback.state.refs),
                item.callback.state.keys,
                refs(item.callback.outputs.refs),
                item.callback.outputs.keys,
                item.callback.outputs.form,
                item.callback.outputs.allow_duplicate,
                item.after,
                refs(item.waits),
                item.initial,
                item.late,
            )
            for item in plan.callbacks
        ],
        {name: places for ref, places in plan.dispatch.items() for name in refs([ref])},
        [(edge.writer, edge.reader, refs([edge.prop])) for edge in plan.dropped],
        [[*refs([ref]), function.path] for ref, function in plan.program.values.items()],
        [(names[name], item.node.type) for name, item in plan.program.components.items()],
        app._replace(stylesheets=(), scripts=()),
        [item.attributes for item in (*app.stylesheets, *app.scripts)],
    )


def assert_round_trip(checked: Checked) -> None:
    text = config(checked)
    again = checked.folder / "again.yaml"
    again.write_text(text)
    second = check_file(again)
    assert second.errors == []
    assert wiring(second.plan) == wiring(checked.plan)
    bare = "\n".join(line.partition("  # ")[0] for line in text.splitlines())
    assert "\n".join(line.partition("  # ")[0] for line in config(second).splitlines()) == bare


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.parent.name)
def test_the_form_of_every_example_is_a_spec_with_the_same_plan(path: Path, tmp_path: Path) -> None:
    shutil.copytree(path.parent, tmp_path, dirs_exist_ok=True)
    assert_round_trip(check_file(tmp_path / path.name))


ANY = "def f(*args, **kwargs): ...\ndef g(*args, **kwargs): ...\nVALUE = []"

HARD = """
dashc: 1
app:
  description: 'colon: and # hash'
  theme: {accent: "#ff0000"}
  stylesheets: [https://example.org/a.css, {href: b.css, media: print}]
  meta: [{name: author, content: "yes"}]
python: [.]
x-parts:
  - &early
    Input: {value: "5"}
layout:
  - 5
  - 1.50
  - "null"
  - "  blanks kept  "
  - "${literal}: $$ {not} a variable"
  - |
    two
    lines
  - "tab\\tquote\\" unicode \\u2028 \\x85 emoji 😀"
  - div: {children: {$call: app.g, inputs: {x: {component: *early, property: value}}, prevent_initial_call: true}}
  - section:
      - *early
      - div: &here {title: "on", data-x: "12:30", style: {color: red}}
  - div: [br: , hr: , ""]
  - Dropdown: {id: "a,b", options: [{label: "yes", value: no}, {label: x, value: 1e3}], value: [1, x, true]}
  - Store: {id: s, data: {$$literal: {"k e y": [1.0, -0.5, 10000000000000000000]}, "": 1, "2": {}}}
  - div: {id: "true"}
  - div: {id: 2nd-$id}
callbacks:
  - call: app.f
    inputs: [{id: "a,b", property: value}, "true.children"]
    state: {component: *here, property: title}
    outputs: [{id: s, property: data, allow_duplicate: true}, {component: *here, property: children}]
  - {call: app.f, inputs: {x: s.data}, state: {y: true.n_clicks}, prevent_initial_call: true}
  - {call: app.g, name: "on", inputs: true.n_clicks, outputs: {a-b: s.data, $$c: true.children}}
"""


def test_hard_text_values_and_references_survive(tmp_path: Path) -> None:
    text = HARD.replace("${literal}", "$${literal}").replace("2nd-$id", "2nd-id")
    checked = check(tmp_path, text, app=ANY)
    assert checked.errors == []
    assert_round_trip(checked)


def test_values_keep_their_type_through_the_form(tmp_path: Path) -> None:
    text = HARD.replace("${literal}", "$${literal}").replace("2nd-$id", "2nd-id")
    checked = check(tmp_path, text, app=ANY)
    again = tmp_path / "again.yaml"
    again.write_text(config(checked))
    second = check_file(again)
    for name in ("s", "a,b"):
        first_props, second_props = (item.program.components[name].node.props for item in (checked, second))
        for prop in first_props:
            assert repr(second_props[prop].value.value) == repr(first_props[prop].value.value)  # type: ignore[union-attr]
    texts = [[node.text for node in item.program.spec.layout if isinstance(node, Text)] for item in (checked, second)]
    assert texts[0] == texts[1]


def test_a_component_that_is_named_before_it_stands_in_the_layout_is_written_first(tmp_path: Path) -> None:
    spec = """
    dashc: 1
    x-parts:
      - &inner
        Input: {value: a}
      - &outer
        section:
          - p: {children: {$call: app.f, inputs: {component: *inner, property: value}}}
          - Input: &third {value: b}
    layout:
      - div: {children: {$call: app.f, inputs: {component: *third, property: value}}}
      - *outer
      - *inner
    """
    checked = check(tmp_path, spec, app=ANY)
    assert checked.errors == []
    assert_round_trip(checked)


def test_each_line_says_where_it_comes_from(tmp_path: Path) -> None:
    spec = "dashc: 1\nlayout:\n  - h1: Title\n  - Input: &x {value: a}\n  - div:\n      children:\n"
    spec += "        $call: app.f\n        inputs: {component: *x, property: value}\n"
    lines = config(check(tmp_path, spec, app=ANY)).splitlines()
    name = (tmp_path / "app.yaml").as_posix()
    assert lines[0] == f"dashc: 1  # {name}:1"
    assert f"  - h1:  # {name}:3" in lines
    assert "app:  # default" in lines
    assert f"    Input:  # {name}:4, @x" in lines
    assert "      debounce: false  # default" in lines
    assert f"  - div:  # {name}:5, @/layout/2" in lines
    assert f"        $call: app.f  # {name}:7" in lines


def test_the_json_form_shows_internal_ids_and_the_origins_beside_the_spec(tmp_path: Path) -> None:
    spec = "dashc: 1\nlayout:\n  - Input: &x {value: a}\n  - div: {children: {$call: app.f, "
    spec += "inputs: {component: *x, property: value}}}\n"
    document = json.loads(config(check(tmp_path, spec, app=ANY), "json"))
    layout = document["spec"]["layout"]
    assert layout[0]["Input"]["id"] == "@x"
    assert layout[1]["div"]["id"] == "@/layout/1"
    assert layout[1]["div"]["children"]["inputs"] == "@x.value"
    assert document["origins"]["/layout/0/Input/value"] == f"{(tmp_path / 'app.yaml').as_posix()}:3"
    assert document["origins"]["/layout/0/Input/debounce"] == "default"


def test_what_looks_like_a_variable_means_the_same_when_the_json_form_is_read_back(tmp_path: Path) -> None:
    spec = (
        "dashc: 1\nlayout:\n  - p: $${a}\n  - Dropdown: {aria-label: x, options: [{label: '$${b}', value: '$${c}'}]}\n"
    )
    document = json.loads(config(check(tmp_path, spec, app=ANY), "json"))
    texts = json.dumps(document["spec"]["layout"])
    assert [texts.count(text) for text in ("$${a}", "$${b}", "$${c}")] == [1, 1, 1]
    assert texts.count("${") == 3
