"""Nodes and props (language.md sections 3 and 4)."""

import pytest

from dashc.ir.spec import Call, Component, From, Literal
from tests.validate.validating import checked, children, component, found, good, layout, literal, texts


def test_scalars_are_text_as_javascript_prints_it() -> None:
    assert texts(layout('[one, 2, 2.50, 1e21, "true", 0x10]')) == ["one", "2", "2.5", "1e+21", "true", "16"]


def test_null_is_nothing_and_lists_are_fragments() -> None:
    assert texts(layout("[a, null, [b, [c], ~], []]")) == ["a", "b", "c"]


def test_what_stands_below_a_name() -> None:
    assert texts(children(component("{p: text}"))) == ["text"]
    assert texts(children(component("{p: 5}"))) == ["5"]
    assert texts(children(component("{p: [a, b: c]}"))) == ["a", "b"]
    assert component("{br: }").props == {}
    assert component("{p: {}}").props == {}
    assert texts(children(component("{p: {children: [a, {b: c}]}}"))) == ["a", "b"]
    assert texts(children(component("{p: {children: {b: c}}}"))) == ["b"]


def test_ids_types_and_places() -> None:
    node = component("[Input: {id: my-input, value: Montréal, type: text}]")
    assert (node.type, node.id, node.pointer) == ("Input", "my-input", "/layout/0")
    assert {name: literal(prop) for name, prop in node.props.items()} == {"value": "Montréal", "type": "text"}
    assert (node.type_span.column, node.props["value"].name_span.column) == (10, 32)
    assert node.id_span is not None
    assert node.id_span.column == 22


def test_markdown_takes_its_text_below_its_name() -> None:
    assert literal(component("{Markdown: 'some *text*'}").props["children"]) == "some *text*"


def test_null_unsets_every_prop() -> None:
    assert literal(component("{Slider: {step: null, id: null}}").props["step"]) is None
    assert component("{Slider: {id: null}}").id is None


def test_data_attributes_are_open_and_aria_names_are_known() -> None:
    assert set(component("{div: {data-mine: 1, aria-label: x, role: note}}").props) == {
        "data-mine",
        "aria-label",
        "role",
    }


def test_directives_as_values() -> None:
    node = component(
        "{Slider: {min: {$from: data.first}, max: {$call: m:o.last, inputs: a.value, state: {s: b.value}}}}"
    )
    first, last = node.props["min"].value, node.props["max"].value
    assert isinstance(first, From)
    assert first.path == "data.first"
    assert isinstance(last, Call)
    assert (last.callback.call, last.callback.inline, last.callback.pointer) == (
        "m:o.last",
        "max",
        "/layout/Slider/max",
    )
    assert last.callback.inputs is not None
    assert last.callback.inputs.form == "single"
    assert last.callback.state is not None
    assert last.callback.state.keys == ("s",)
    assert last.callback.outputs is None


def test_a_directive_gives_the_children() -> None:
    assert isinstance(component("{div: {children: {$call: m.f, inputs: a.value}}}").props["children"].value, Call)


def test_two_dollars_write_a_literal_dollar() -> None:
    node = component("{Graph: {figure: {data: [], layout: {meta: {$$from: x, plain: $from}}}}}")
    assert literal(node.props["figure"]) == {"data": [], "layout": {"meta": {"$from": "x", "plain": "$from"}}}
    assert texts(layout("$${name}")) == ["${name}"]


def test_an_anchor_names_a_component_by_its_node_or_its_props() -> None:
    spec = good(
        "dashc: 1\nx-late: &late {Input: {value: 1}}\nlayout:\n  - Input: &city {value: a}\n"
        "  - &town\n    div:\n  - *late\n"
        "callbacks:\n  - call: m.f\n    inputs:\n      - {component: *city, property: value}\n"
        "      - {component: *late, property: value}\n    outputs: {component: *town, property: children}\n"
    )
    nodes = [node for node in spec.layout if isinstance(node, Component)]
    assert [node.anchor for node in nodes] == ["city", "town", "late"]
    (callback,) = spec.callbacks
    assert callback.inputs is not None
    assert callback.outputs is not None
    references = [*callback.inputs.items, *callback.outputs.items]
    for reference, node in zip(references, [nodes[0], nodes[2], nodes[1]], strict=True):
        assert reference.id is None
        assert any(reference.component is candidate for candidate in node.nodes)


def test_an_unknown_type_keeps_its_id_and_its_children_and_is_one_finding() -> None:
    spec, findings = checked("dashc: 1\nlayout:\n  - Drpodown: {id: a, valeu: 1, children: [p: {id: b}]}\n")
    assert [finding.code for finding in findings] == ["DC301"]
    assert spec is not None
    (node,) = spec.layout
    assert isinstance(node, Component)
    assert (node.known, node.id) == (False, "a")
    (child,) = children(node)
    assert isinstance(child, Component)
    assert child.id == "b"


def test_children_in_the_wrong_form_are_one_finding_and_still_known() -> None:
    spec, findings = checked("dashc: 1\nlayout:\n  - div: {h1: Title, p: {id: out}, id: all}\n")
    assert [finding.code for finding in findings] == ["DC310"]
    assert findings[0].help[0].startswith("write the children as a list: `div: [h1: Title]`")
    assert spec is not None
    assert texts(children(spec.layout[0])) == ["h1", "p"]


def test_a_bad_id_is_registered_so_that_references_find_it() -> None:
    spec, _ = checked("dashc: 1\nlayout: [p: {id: my.id}, p: {id: 5}]\n")
    assert spec is not None
    assert [node.id for node in spec.layout if isinstance(node, Component)] == ["my.id", "5"]


def test_a_layout_that_could_not_be_read_whole_says_so() -> None:
    for text in ("{$if: a}", "[div: , id: x]", "[p: {id: {type: a}}]", "[{div: , id: x}]"):
        spec, findings = checked(f"dashc: 1\nlayout: {text}\n")
        assert findings
        assert spec is not None
        assert not spec.layout_known or text == "[div: , id: x]", text


@pytest.mark.parametrize(
    ("prop", "needed"),
    [
        ("Slider: {max: '10'}", 'prop `max` of `Slider` needs a number, got the text "10"'),
        ("Dropdown: {multi: yes}", 'prop `multi` of `Dropdown` needs `true` or `false`, got the text "yes"'),
        ("Dropdown: {options: 5}", "prop `options` of `Dropdown` needs a list or a mapping, got the number 5"),
        ("Dropdown: {options: [{label: a}]}", "`options[0]` of `Dropdown` has no `value`"),
        ("Dropdown: {options: [{value: a, lable: b}]}", "unknown key `lable` in `options[0]` of `Dropdown`"),
        (
            "Dropdown: {options: [[a]]}",
            "`options[0]` of `Dropdown` needs text, a number, a boolean or a mapping, got a list",
        ),
        ("Input: {debounce: -1}", "prop `debounce` of `Input` must be at least 0; got the number -1"),
        ("Input: {type: numbr}", "prop `type` of `Input` cannot be `numbr`"),
        ("div: {dir: left}", "prop `dir` of `div` must be one of `auto`, `ltr`, `rtl`; got `left`"),
        ("div: {class: [a]}", "prop `class` of `div` needs text, got a list"),
    ],
)
def test_values_are_checked_against_the_catalogue(prop: str, needed: str) -> None:
    assert [headline.split(" ", 1)[1] for headline in found(f"dashc: 1\nlayout: [{prop}]\n")] == [needed]


def test_no_message_of_the_schema_library_is_shown() -> None:
    """Each keyword that the catalogue uses has its own words."""
    from dashc.catalogue import load_catalogue

    keywords: set[str] = set()

    def collect(schema: object) -> None:
        if isinstance(schema, dict):
            for key, value in schema.items():
                if key in ("properties", "patternProperties"):
                    for inner in value.values():
                        collect(inner)
                else:
                    keywords.add(key)
                    collect(value)
        elif isinstance(schema, list):
            for item in schema:
                collect(item)

    catalogue = load_catalogue()
    for kind in (*catalogue.elements.values(), *catalogue.components.values()):
        for prop in kind.props.values():
            collect(dict(prop.schema))
    spoken = {"type", "enum", "const", "anyOf", "oneOf", "items", "properties", "additionalProperties", "required"}
    spoken |= {"minimum", "maximum", "exclusiveMinimum", "pattern", "minItems", "maxItems", "uniqueItems", "minLength"}
    assert keywords <= spoken | {"prefixItems", "nodes"}  # `nodes` says what is read as nodes, and refuses nothing.


def test_dash_spellings_have_a_safe_fix() -> None:
    _, findings = checked("dashc: 1\nlayout: [label: {className: a, htmlFor: b, tabIndex: 1}]\n")
    fixes = [finding.fix for finding in findings]
    assert all(fix is not None and fix.safe for fix in fixes)
    assert [fix.edits[0].replacement for fix in fixes if fix] == ["class", "for", "tabindex"]


def test_literal_values_survive_as_they_are() -> None:
    node = component("{Dropdown: {options: {a: A, b: B}, value: [a, 1, true], multi: true}}")
    assert literal(node.props["options"]) == {"a": "A", "b": "B"}
    assert literal(node.props["value"]) == ["a", 1, True]
    assert isinstance(node.props["multi"].value, Literal)


@pytest.mark.parametrize("directive", ["$from: a.b", "$call: a.b, inputs: x.value"])
def test_an_id_is_not_computed(directive: str) -> None:
    name = directive.partition(":")[0]
    assert found(f"dashc: 1\nlayout: {{div: {{id: {{{directive}}}}}}}\n") == [f"DC314 `{name}` cannot stand here"]


def test_the_keys_of_a_misplaced_call_are_no_further_findings() -> None:
    text = "dashc: 1\nlayout: {div: {$call: a.b, inputs: x.value, state: y.value, titel: x}}\n"
    assert found(text) == ["DC314 `$call` cannot stand here", "DC302 `div` has no prop `titel`"]


@pytest.mark.parametrize("layout", ["{1: a}", "[{1: a}]", "{[a]: b}", "[p: hi, {{ x }}]"])
def test_a_mapping_whose_only_key_is_none_is_not_empty(layout: str) -> None:
    assert [text[:5] for text in found(f"dashc: 1\nlayout: {layout}\n")] == ["DC205"]
