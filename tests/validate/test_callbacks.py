"""Callbacks and references (language.md section 5)."""

import pytest

from dashc.ir.spec import Callback
from tests.validate.validating import checked, found, good

LATER = " is not supported yet by this version of dashc"
HEAD = "dashc: 1\nlayout: [Input: &city {id: city}, p: {id: x^x}]\ncallbacks:\n"


def callback(text: str) -> Callback:
    (only,) = good(f"{HEAD}  - {text}\n").callbacks
    return only


def test_a_single_reference() -> None:
    inputs = callback("{call: a.b, inputs: city.value}").inputs
    assert inputs is not None
    assert (inputs.form, inputs.keys) == ("single", ())
    (reference,) = inputs.items
    assert (reference.id, reference.property) == ("city", "value")
    assert (reference.id_span[1:], reference.property_span[1:]) == ((4, 25, 4, 29), (4, 30, 4, 35))


def test_lists_and_mappings() -> None:
    found = callback("{call: a.b, inputs: [city.value, x^x.children], state: {id: city.id, component: x^x.title}}")
    assert found.inputs is not None
    assert found.state is not None
    assert (found.inputs.form, [str(item.id) for item in found.inputs.items]) == ("list", ["city", "x^x"])
    assert (found.state.form, found.state.keys) == ("mapping", ("id", "component"))


def test_the_long_form_and_its_option() -> None:
    outputs = callback("{call: a.b, outputs: {id: city, property: value, allow_duplicate: true}}").outputs
    assert outputs is not None
    assert outputs.form == "single"
    assert outputs.items[0].allow_duplicate


def test_an_alias_names_the_component_itself() -> None:
    spec = good(f"{HEAD}  - {{call: a.b, inputs: {{component: *city, property: value}}}}\n")
    inputs = spec.callbacks[0].inputs
    assert inputs is not None
    assert inputs.items[0].id is None
    assert inputs.items[0].component is spec.layout[0].nodes[1]  # type: ignore[union-attr]


def test_defaults_names_and_the_users_own_keys() -> None:
    found = callback("{call: 'a.b:c.d', name: first, prevent_initial_call: true, x-why: because, inputs: [], state: }")
    assert (found.call, found.name, found.prevent_initial_call) == ("a.b:c.d", "first", True)
    assert found.inputs is not None
    assert found.inputs.items == ()
    assert found.state is None
    assert found.outputs is None
    assert found.pointer == "/callbacks/0"


def test_no_callbacks() -> None:
    assert good("dashc: 1\nlayout: a\ncallbacks:\n").callbacks == ()
    assert good("dashc: 1\nlayout: a\n").callbacks == ()


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("{call: a.b, inputs: city}", "DC410 `city` names no prop; write `city.<prop>`"),
        ("{call: a.b, inputs: city.}", "DC410 `city.` names no prop; write `city.<prop>`"),
        ("{call: a.b, inputs: .value}", "DC410 `.value` names no component; write `<id>.value`"),
        ("{call: a.b, inputs: 'a.b, c.d'}", "DC410 `a.b, c.d` is one text, not a list"),
        ("{call: a.b, inputs: 'a .b'}", "DC410 `a .b` holds a blank, and no id or prop does"),
        ("{call: a.b, inputs: 5}", "DC410 the number 5 is no reference"),
        ("{call: a.b, inputs: [[a.b]]}", "DC410 a list inside of `inputs` is no reference"),
        ("{call: a.b, inputs: {a: {b: c.d}}}", "DC410 a mapping inside of `inputs` is no reference"),
        ("{call: a.b, inputs: {id: city}}", "DC202 this reference has no `property`"),
        ("{call: a.b, inputs: {id: city, propery: value}}", "DC201 unknown key `propery` in a reference"),
        ("{call: a.b, inputs: {id: {type: a}, property: b}}", f"DC601 an id that is a mapping{LATER}"),
        ("{call: a.b, inputs: {id: city, property: b, debounce: 300}}", f"DC601 `debounce` of a reference{LATER}"),
        (
            "{call: a.b, outputs: {id: city, property: value, optional: true}}",
            "DC410 `optional` is for inputs and state; it says nothing in `outputs`",
        ),
        (
            "{call: a.b, inputs: {id: city, property: value, optional: 'true'}}",
            'DC203 `optional` needs `true` or `false`, got the text "true"',
        ),
        (
            "{call: a.b, inputs: {id: a, component: *city, property: b}}",
            "DC410 a reference has `id` or `component`, not both",
        ),
        (
            "{call: a.b, inputs: {component: city, property: b}}",
            "DC410 `component` takes an alias of a component in the layout",
        ),
        (
            "{call: a.b, state: {id: city, property: value, allow_duplicate: true}}",
            "DC410 `allow_duplicate` is for outputs; it says nothing in `state`",
        ),
        (
            "{call: a.b, outputs: {id: city, property: value, optional: true}}",
            "DC410 `optional` is for inputs and state; it says nothing in `outputs`",
        ),
        ("{call: a.b, inputs: {property: value, x-id: city}}", "DC202 this reference has no `id`"),
        ("{function: a.b}", "DC201 unknown key `function` in a callback"),
        (
            "{call: a.b, inputs: {component_id: city, property: value}}",
            "DC201 unknown key `component_id` in a reference",
        ),
        ("{call: a.b, outputs: []}", "DC204 `outputs` is an empty list"),
        (
            "{call: a.b, prevent_initial_call: 'yes'}",
            'DC203 `prevent_initial_call` needs `true` or `false`, got the text "yes"',
        ),
        ("{call: a.b()}", "DC413 `a.b()` is a call, not a path"),
        ("{call: a/b.py}", "DC413 `a/b.py` is a file, not a function"),
        ("{call: my-app.b}", "DC413 `my-app.b` holds a `-`, which no Python name has"),
        ("{call: a.class}", "DC413 `a.class` is no dotted path of Python names"),
        ("{call: [a.b]}", "DC203 `call` needs the dotted path of a Python object, got a list"),
        ("{inputs: city.value}", "DC202 this callback has no `call`"),
        ("{cal: a.b}", "DC201 unknown key `cal` in a callback"),
        ("{call: a.b, output: city.value}", "DC201 unknown key `output` in a callback"),
        ("{client: ./a.js#b}", f"DC601 `client` of a callback{LATER}"),
        ("a.b", 'DC203 a callback needs a mapping with the key `call`, got the text "a.b"'),
    ],
)
def test_one_mistake_is_one_finding(text: str, headline: str) -> None:
    assert found(f"{HEAD}  - {text}\n") == [headline]


def test_what_is_right_in_a_callback_with_findings_is_kept() -> None:
    spec, findings = checked(f"{HEAD}  - {{call: a/b, input: [city, x^x.title], outputs: x^x.children, wen: 5}}\n")
    assert len(findings) == 4
    assert spec is not None
    (only,) = spec.callbacks
    assert (only.call, only.call_known, only.arguments_known, only.outputs_known) == ("a/b", False, True, True)
    assert only.inputs is not None
    assert [item.id for item in only.inputs.items] == [None, "x^x"]
    assert only.outputs is not None
    assert only.outputs.items[0].id == "x^x"


def test_what_may_hold_references_is_not_taken_for_nothing() -> None:
    for given in ("reads: city.value", "inputs: 'city.value, city.type'", "inputs: [[city.value]]", "inputs: {5: a.b}"):
        spec, findings = checked(f"{HEAD}  - {{call: a.b, {given}}}\n")
        assert len(findings) == 1
        assert spec is not None
        assert not spec.callbacks[0].arguments_known


def test_all_mistakes_of_a_callback_are_found_at_once() -> None:
    text = f"{HEAD}  - {{call: b/c, inputs: city, state: [x, y.z, w], name: [a]}}\n"
    assert [finding.split(" ")[0] for finding in found(text)] == ["DC413", "DC410", "DC410", "DC410", "DC203"]
