"""What people write who come from Dash, or from elsewhere: one finding, at the word to change, with what to write."""

from pathlib import Path

import pytest

from dashc.pipeline import check

PYTHON = "def f(value): return f'{value}'\ndef g(value, other): return f'{value}'\ndef none(): return 'x'\n"
LAYOUT = "layout: [Input: {id: a, value: x}, Dropdown: {id: b, options: [x, y]}, div: {id: out}]\n"
NODES = [
    ("html.Div: x", "DC301", "html.Div", "write `div`"),
    ("dash.html.H1: x", "DC301", "dash.html.H1", "write `h1`"),
    ("dash_core_components.Input: {}", "DC301", "dash_core_components.Input", "write `Input`"),
    ("RadioButtons: {}", "DC301", "RadioButtons", "did you mean `RadioItems`?"),
    ("Button: {id: go, children: Go}", "DC601", "Button", "HTML's own `button` is there: write it in lower case"),
    ("Checkbox: {}", "DC301", "Checkbox", "did you mean `Checklist`?"),
    ("image: {src: a.png}", "DC301", "image", "did you mean `img`?"),
    ("div: {className: a}", "DC302", "className", "write `class`"),
    ("div: {child: a}", "DC302", "child", "use `children`"),
    ("img: {url: a.png}", "DC302", "url", "use `src`"),
    ("a: {to: /}", "DC302", "to", "use `href`"),
    ("Dropdown: {choices: [a]}", "DC302", "choices", "use `options`"),
    ("Dropdown: {options: [a], multiple: true}", "DC302", "multiple", "use `multi`"),
    ("Dropdown: {options: [a], default: a}", "DC302", "default", "use `value`"),
    ("Slider: {range: [0, 1]}", "DC302", "range", "`dashc explain Slider` lists its props"),
    ("Store: {storage: local}", "DC302", "storage", "use `storage_type`"),
    ('Dropdown: {optionHeight: "35"}', "DC203", '"35"', "write `35`, without the quotes"),
    ("div: {tabindex: first}", "DC203", "first", ""),
    ("Dropdown: {options: 'a, b'}", "DC203", "'a, b'", "write `[a, b]`"),
    ("Dropdown: {options: [[a, b], [c, d]]}", "DC203", "[a, b]", ""),
    ("Dropdown: {options: [{lable: a, value: b}, {lable: c, value: d}]}", "DC201", "lable", "did you mean `label`?"),
    ("Dropdown: {options: [{name: a, label: b}]}", "DC201", "name", ""),
    ("Dropdown: {options: [a], multi: True}", "DC203", "True", "write `true`"),
    ("Slider: {min: 0, max: 3, value: None}", "DC203", "None", "write `null`"),
    ("div: {style: 'color=red'}", "DC313", "'color=red'", "write `color: red`, with `;` between declarations"),
    ("div: {style: {background-color: red, backgroundColor: blue}}", "DC313", "backgroundColor", "remove one of them"),
    ("div: {children: {call: app.f, inputs: a.value}}", "DC314", "call", "write `$call`"),
    ("{for: {i: [1, 2]}, do: {p: '${i}'}}", "DC314", "for", "write `$for`"),
    ("{if: _x, then: {p: a}}", "DC314", "if", "write `$if`"),
    ("{$if: _x, $do: {p: a}}", "DC314", "$do", "did you mean `$then`?"),
    ("Checklist: {options: [a, b], value: [a, z]}", "DC308", "z", "use `a` or `b`"),
]
CALL, INPUTS, OUTPUTS = "call: app.f", "inputs: a.value", "outputs: out.children"
IN_REFERENCE = "it belongs to a reference: `{id: region, property: value, optional: true}`"
CALLBACKS = [
    (f"function: app.f, {INPUTS}, {OUTPUTS}", "DC201", "function", "use `call`"),
    (f"{CALL}, in: a.value, {OUTPUTS}", "DC201", "in", "use `inputs`"),
    (f"call: app.g, {INPUTS}, states: b.value, {OUTPUTS}", "DC201", "states", "did you mean `state`?"),
    (f"{CALL}, {INPUTS}, output: out.children", "DC201", "output", "did you mean `outputs`?"),
    (f'{CALL}, inputs: \'Input("a", "value")\', {OUTPUTS}', "DC410", "", "write `a.value`"),
    (f"{CALL}, inputs: [Input('a', 'value')], {OUTPUTS}", "DC101", "Input('a', 'value')", "write `a.value`"),
    (f"{CALL}, inputs: [a, value], {OUTPUTS}", "DC410", "[a, value]", "write `a.value`"),
    (f"{CALL}, inputs: {{a: value}}, {OUTPUTS}", "DC410", "{a: value}", "write `a.value`"),
    (f"{CALL}, inputs: [{{a: value}}], {OUTPUTS}", "DC410", "{a: value}", "write `a.value`"),
    (f"{CALL}, inputs: {{id: a, prop: value}}, {OUTPUTS}", "DC201", "prop", "use `property`"),
    (f"{CALL}, inputs: 'a:value', {OUTPUTS}", "DC410", "'a:value'", "write `a.value`"),
    (f"{CALL}, inputs: a/value, {OUTPUTS}", "DC410", "a/value", "write `a.value`"),
    (f"{CALL}, inputs: '', {OUTPUTS}", "DC410", "''", "write `id.prop`, or leave it out"),
    (f"call: '', {INPUTS}, {OUTPUTS}", "DC204", "''", "write `module.function`, the Python function to run"),
    (f"call: , {INPUTS}, {OUTPUTS}", "DC203", "call", ""),
    (f"call: 'lambda x: x', {INPUTS}, {OUTPUTS}", "DC413", "'lambda x: x'", ""),
    (f"call: 'app.f(value)', {INPUTS}, {OUTPUTS}", "DC413", "'app.f(value)'", "write `app.f`"),
    (f"call: 'app::f', {INPUTS}, {OUTPUTS}", "DC413", "'app::f'", "write `app.f`"),
    (f"call: 'app.py:f', {INPUTS}, {OUTPUTS}", "DC413", "'app.py:f'", "write `app.f`"),
    (f"{CALL}, {INPUTS}, {OUTPUTS}, optional: true", "DC201", "optional", IN_REFERENCE),
    (f"{CALL}, {INPUTS}, outputs: {{id: out, property: children, optional: true}}", "DC410", "optional", "remove it"),
]
BY_NAME = "begin each callback with `- call: …`; a name for it is its key `name`"
SPECS = [
    ("dashc: 1\nbody: [a]", "DC201", "body", "use `layout`"),
    ("version: 1\nlayout: [a]", "DC201", "version", "use `dashc`"),
    ("dashc: 1\ntitle: Mine\nlayout: [a]", "DC201", "title", "write it below `app`: `app: {title: …}`"),
    ("dashc: 1\nvariables: {x: a}\nlayout: [p: '${x}']", "DC201", "variables", "use `vars`"),
    ("dashc: 1\ncomponents: [div: a]", "DC203", "components", ""),
    ("dashc: 1\nlayout:\n  -div: a\n  -div: b", "DC309", "-", "write `- div: …`"),
    (f"dashc: 1\n{LAYOUT}callbacks: {{update: {{call: app.f}}}}", "DC203", "callbacks", BY_NAME),
    (f"dashc: 1\n{LAYOUT}callback: [{{call: app.f}}]", "DC201", "callback", "did you mean `callbacks`?"),
]
ALL = [
    *((f"dashc: 1\nvars: {{_x: true}}\nlayout:\n  - {node}", *rest) for node, *rest in NODES),
    *((f"dashc: 1\n{LAYOUT}callbacks:\n  - {{{callback}}}", *rest) for callback, *rest in CALLBACKS),
    *SPECS,
]


@pytest.mark.parametrize(("spec", "code", "underlined", "help"), ALL)
def test_a_habit_is_one_finding_that_says_what_to_write(
    spec: str, code: str, underlined: str, help: str, tmp_path: Path
) -> None:
    (tmp_path / "app.py").write_text(PYTHON)
    (tmp_path / "spec.yaml").write_text(f"{spec}\n")
    (finding,) = check(tmp_path / "spec.yaml").sink.sorted()
    assert finding.code == code
    span = finding.primary
    text = spec.splitlines()[span.line - 1][span.column - 1 : span.end_column - 1]
    assert not underlined or text == underlined
    assert not help or help in finding.help
