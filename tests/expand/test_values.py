"""What `${}`, `$for`, `$if`, `$include` and components stand for (language.md sections 6 and 7)."""

from pathlib import Path

import pytest

from dashc.ir.tree import Mapping
from tests.expand.expanding import compiled, expanded, places, plain, section

HEAD = "dashc: 1\n"


def data(folder: Path, value: str, variables: str = "", **files: str) -> object:
    """A value after expansion, written as the prop `options` of a component."""
    spec = f"{HEAD}{variables}layout:\n  - Dropdown: {{options: {value}}}\n"
    return section(folder, "layout", spec, None, **files)[0]["Dropdown"]["options"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"${n}"', 5),
        ('"a${n}"', "a5"),
        ('"${t} ${n}"', "text 5"),
        ('"${on1}"', True),
        ('"is ${on1}"', "is true"),
        ('"${nothing}"', None),
        ('"a${nothing}b"', "ab"),
        ('"${items}"', [1, "two"]),
        ('"${items.1}"', "two"),
        ('"${deep.list.0.x}"', "y"),
        ('"$${n}"', "${n}"),
        ('"a $${ and ${n}"', "a ${ and 5"),
        ('"${hex}"', 16),
        ('"0x ${hex}"', "0x 0x10"),
        ('"${later}"', "see text"),
        ('["${n}", {"${t}": "${n}"}]', [5, {"text": 5}]),
        ("{$if: on1, $then: 1, $else: 2}", 1),
        ("{$if: nothing, $then: 1, $else: 2}", 2),
        ("{$if: nothing, $then: 1}", None),
        ('{$if: "${deep.list}", $then: 1}', 1),
        ("{$if: false, $then: 1, $else: [2]}", [2]),
        ("[0, {$if: on1, $then: [1, 2]}, {$if: nothing, $then: 3}]", [0, 1, 2]),
        ('[{$for: {i: {range: 3}}, $do: "${i}"}]', [0, 1, 2]),
        ('[{$for: {i: {range: [1, 4]}}, $do: "${i}"}]', [1, 2, 3]),
        ('[{$for: {i: {range: [9, 0, -4]}}, $do: "${i}"}]', [9, 5, 1]),
        ('[{$for: {i: []}, $do: "${i}"}]', []),
        ('[a, {$for: {i: [1, 2]}, $do: ["${i}", "x${i}"]}, b]', ["a", 1, "x1", 2, "x2", "b"]),
        ('[{$for: {i: [1, 2], j: [a, b]}, $do: "${i}${j}"}]', ["1a", "1b", "2a", "2b"]),
        ('[{$for: {i: [1, 2]}, $do: [{$for: {j: ["${i}", 9]}, $do: "${i}-${j}"}]}]', ["1-1", "1-9", "2-2", "2-9"]),
        ('[{$for: {c: [{name: A}, {name: B}]}, $do: {label: "${c.name}"}}]', [{"label": "A"}, {"label": "B"}]),
        ('[{$for: {i: "${items}"}, $do: "${i}"}]', [1, "two"]),
        ('[{$for: {i: [{$for: {j: [1, 2]}, $do: "x${j}"}]}, $do: "${i}!"}]', ["x1!", "x2!"]),
        ('[{$for: {i: [1, 2, 3]}, $do: [{$if: "${odd.${i}}", $then: "${i}"}]}]', None),
    ],
)
def test_a_value(tmp_path: Path, text: str, value: object) -> None:
    variables = (
        "vars:\n  n: 5\n  t: text\n  on1: true\n  nothing:\n  items: [1, two]\n  hex: 0x10\n  later: see ${t}\n"
        "  deep: {list: [{x: y}]}\n"
    )
    if value is None and "odd" in text:
        compilation = compiled(tmp_path, f"{HEAD}{variables}layout:\n  - Dropdown: {{options: {text}}}\n")
        assert [code for code, *_ in places(compilation)] == ["DC121"]
    else:
        assert data(tmp_path, text, variables) == value


def test_a_document_without_any_of_it_stays_the_same_object(tmp_path: Path) -> None:
    document, _ = expanded(tmp_path, f"{HEAD}layout:\n  - p: text\n")
    again, _ = expanded(tmp_path, f"{HEAD}vars: {{a: 1}}\nlayout:\n  - p: text\n")
    assert document.included == again.included == ()
    assert isinstance(again.root, Mapping)


def test_what_does_not_change_is_not_copied(tmp_path: Path) -> None:
    from dashc.catalogue import load_catalogue
    from dashc.diagnostics.sink import Sink
    from dashc.expand import expand
    from dashc.load import load
    from dashc.pipeline import SERVICES
    from tests.expand.expanding import write

    sink = Sink()
    before = load(write(tmp_path, f"{HEAD}vars: {{a: 1}}\nlayout:\n  - p: text\n  - p: ${{a}}\n"), sink)
    after = expand(before, load_catalogue(), sink, SERVICES)
    assert isinstance(before.root, Mapping)
    assert isinstance(after.root, Mapping)
    old, new = before.root.entries["layout"].value, after.root.entries["layout"].value
    assert new.items[0] is old.items[0]  # type: ignore[union-attr]
    assert new.items[1] is not old.items[1]  # type: ignore[union-attr]


COMPONENT = (
    HEAD
    + """\
vars: {unit: kg}
components:
  Field:
    params:
      name: {type: string}
      label: {type: string, default: none}
    layout:
      label: ["${label} (${unit})", Input: {id: "${name}"}]
    callbacks:
      - {call: app.f, inputs: "${name}.value", outputs: "${name}-out.children"}
  Card:
    layout: {div: {class: card, children: $children}}
  Frame:
    params: {head: {}}
    layout: [header: ["${head}"], $children, p: end]
"""
)


def test_a_component_stands_for_its_layout(tmp_path: Path) -> None:
    layout = section(
        tmp_path, "layout", f"{COMPONENT}layout:\n  - Field: {{name: a}}\n  - Field: {{name: b, label: B}}\n"
    )
    assert layout == [
        {"label": ["none (kg)", {"Input": {"id": "a"}}]},
        {"label": ["B (kg)", {"Input": {"id": "b"}}]},
    ]


def test_callbacks_travel_with_a_component(tmp_path: Path) -> None:
    spec = f"{COMPONENT}layout:\n  - Field: {{name: a}}\n  - Field: {{name: b}}\ncallbacks:\n  - {{call: app.f}}\n"
    calls = section(tmp_path, "callbacks", spec)
    assert [call.get("inputs") for call in calls] == [None, "a.value", "b.value"]


@pytest.mark.parametrize(
    ("use", "children"),
    [
        ("Card:", []),
        ("Card: text", ["text"]),
        ("Card: [a, b]", ["a", "b"]),
        ("Card: {children: [p: x]}", [{"p": "x"}]),
        ("Card: {children: {Card: inner}}", [{"div": {"class": "card", "children": ["inner"]}}]),
        ("Card: [$for: {i: [1, 2]}, $do: {b: '${i}'}]", None),
    ],
)
def test_children_go_where_the_component_says(tmp_path: Path, use: str, children: object) -> None:
    if children is None:
        use, children = "Card: [{$for: {i: [1, 2]}, $do: {b: '${i}'}}]", [{"b": 1}, {"b": 2}]
    layout = section(tmp_path, "layout", f"{COMPONENT}layout:\n  - {use}\n")
    assert layout == [{"div": {"class": "card", "children": children}}]


def test_children_are_spliced_and_an_argument_can_be_a_node(tmp_path: Path) -> None:
    spec = f"{COMPONENT}layout:\n  - Frame: {{head: {{Field: {{name: a}}}}, children: [x, y]}}\n"
    (layout,) = section(tmp_path, "layout", spec)
    assert layout == [{"header": [{"label": ["none (kg)", {"Input": {"id": "a"}}]}]}, "x", "y", {"p": "end"}]


def test_a_body_sees_its_parameters_and_no_loop_around_its_use(tmp_path: Path) -> None:
    spec = HEAD + "components: {A: {layout: {p: '${i}'}}}\nlayout:\n  - {$for: {i: [1]}, $do: [p: '${i}', A: ]}\n"
    assert [code for code, *_ in places(compiled(tmp_path, spec))] == ["DC120"]


def test_an_include_stands_for_the_document_and_sees_the_variables(tmp_path: Path) -> None:
    spec = HEAD + "layout:\n  - {$for: {i: [1, 2]}, $do: {$include: parts/a.yaml}}\n"
    layout = section(
        tmp_path,
        "layout",
        spec,
        parts__a="div: [p: '${i}', $include: b.yaml]\n".replace("$include: b.yaml", "{$include: b.yaml}"),
        parts__b="b${i}\n",
    )
    assert layout == [{"div": [{"p": 1}, "b1"]}, {"div": [{"p": 2}, "b2"]}]


@pytest.mark.parametrize(
    ("nav", "path"), [("a", None), ("{$include: app.yaml}", "path: app.yaml -> nav.yaml -> app.yaml")]
)
def test_a_spec_that_includes_itself_is_one_finding(tmp_path: Path, nav: str, path: str | None) -> None:
    includes = "nav" if path else "app"
    compilation = compiled(
        tmp_path, f"dashc: 1\nlayout: [p: a, {{$include: {includes}.yaml}}]\n", nav=f"div: [{nav}]\n"
    )
    (finding,) = compilation.sink.sorted()
    assert finding.code == "DC110"
    assert finding.headline.endswith("app.yaml` includes itself")
    assert len(finding.notes) == (1 if path else 0)


def test_files_under_include_are_merged_and_the_spec_wins(tmp_path: Path) -> None:
    spec = (
        HEAD + "include: [one.yaml, two.yaml]\nvars: {a: mine}\n"
        "layout: [One: , p: '${a} ${b}']\ncallbacks: [{call: app.f, name: own}]\n"
    )
    files = {
        "one": "vars: {a: one}\ncomponents: {One: {layout: {p: '${b}'}}}\ncallbacks: [{call: app.f, name: first}]\n",
        "two": "include: [one.yaml]\nvars: {b: two}\n",
    }
    assert section(tmp_path, "layout", spec, None, **files) == [{"p": "two"}, {"p": "mine two"}]
    assert [call["name"] for call in section(tmp_path, "callbacks", spec, None, **files)] == ["first", "own"]


def test_two_files_cannot_define_the_same_component(tmp_path: Path) -> None:
    spec = HEAD + "include: [one.yaml]\ncomponents: {A: {layout: x}}\nlayout: [A: ]\n"
    found = places(compiled(tmp_path, spec, one="components: {A: {layout: y}}\n"))
    assert [(code, text) for code, text, _ in found] == [("DC103", "A")]


@pytest.mark.parametrize(
    ("given", "value"), [({}, 8050), ({"port": "9000"}, 9000), ({"port": "${x}"}, "${x}"), ({"name": "12"}, 8050)]
)
def test_var_overrides_a_variable(tmp_path: Path, given: dict[str, str], value: object) -> None:
    spec = HEAD + "vars: {port: 8050, name: text}\nlayout: [p: '${port}', p: '${name}']\n".replace(
        "p: '${port}', p:", "{p: '${port}'}, p:"
    )
    layout = section(tmp_path, "layout", spec, given)
    assert layout[0] == {"p": value}
    assert layout[1] == {"p": given.get("name", "text")}  # What is text in the spec stays text.


def test_an_override_of_no_variable_is_an_error(tmp_path: Path) -> None:
    compilation = compiled(tmp_path, HEAD + "vars: {title: x}\nlayout: [p: '${title}']\n", {"titel": "y"})
    (finding,) = compilation.sink.sorted()
    assert finding.code == "DC131"
    assert finding.headline == "`--var titel=…` is given, and the spec has no variable `titel`"
    assert finding.help == ("did you mean `title`?",)


def test_the_environment_gives_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = (
        HEAD
        + "vars: {stage: {env: DASHC_TEST, default: none}, size: {env: DASHC_SIZE}}\nlayout: [p: '${stage} ${size}']\n"
    )
    monkeypatch.setenv("DASHC_SIZE", "5")
    assert section(tmp_path, "layout", spec) == [{"p": "none 5"}]
    monkeypatch.setenv("DASHC_TEST", "live")
    assert section(tmp_path, "layout", spec, {"size": "7"}) == [{"p": "live 7"}]


def test_a_reference_by_anchor_means_the_copy_of_its_own_use(tmp_path: Path) -> None:
    spec = (
        HEAD
        + """\
components:
  Field:
    layout:
      - Input: &field {aria-label: x}
      - p: {children: {$call: app.f, inputs: {component: *field, property: value}}}
layout:
  - Field:
  - Field:
"""
    )
    compilation = compiled(tmp_path, spec)
    assert places(compilation) == []
    assert compilation.plan is not None
    inputs = [str(callback.callback.inputs.refs[0]) for callback in compilation.plan.callbacks]
    assert len(set(inputs)) == 2


def test_an_alias_stands_for_what_its_anchor_became(tmp_path: Path) -> None:
    spec = (
        HEAD + "vars: {c: red}\nx-style: &s {class: '${c}'}\nlayout:\n  - p: &p {class: '${c}', title: a}\n"
        "  - div: *s\n  - p: {<<: *p, title: b}\n"
    )
    assert section(tmp_path, "layout", spec) == [
        {"p": {"class": "red", "title": "a"}},
        {"div": {"class": "red"}},
        {"p": {"class": "red", "title": "b"}},
    ]


def test_keys_are_replaced_and_stay_unique(tmp_path: Path) -> None:
    spec = HEAD + "vars: {k: title}\nlayout:\n  - p: {'${k}': x, 'data-${k}': y}\n"
    assert section(tmp_path, "layout", spec) == [{"p": {"title": "x", "data-title": "y"}}]
    twice = compiled(tmp_path, HEAD + "vars: {k: title}\nlayout:\n  - p: {'${k}': x, title: y}\n")
    assert [code for code, *_ in places(twice)] == ["DC103"]


def test_plain_of_nothing_is_nothing() -> None:
    assert plain(None) is None


@pytest.mark.parametrize("given", ["False", "no", "0", "", "TRUE", "1"])
def test_a_boolean_variable_takes_true_and_false_from_outside(
    tmp_path: Path, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any other text would count as true, whatever was meant."""
    spec = HEAD + "vars: {debug: false, live: {env: DASHC_LIVE, default: true}}\nlayout: ['${debug} ${live}']\n"
    assert section(tmp_path, "layout", spec, {"debug": "true"}) == ["true true"]
    (finding,) = compiled(tmp_path, spec, {"debug": given}).sink.sorted()
    assert finding.code == "DC204"
    assert f"`--var debug={given}`" in finding.headline
    monkeypatch.setenv("DASHC_LIVE", given)
    (finding,) = compiled(tmp_path, spec).sink.sorted()
    assert finding.code == "DC204"
    assert "`DASHC_LIVE`" in finding.headline


@pytest.mark.parametrize(
    ("argument", "shown"),
    [
        ("{$if: hidden, $then: a, $else: null}", ["none"]),
        ("{$if: hidden, $then: a, $else: []}", ["none"]),
        ("{$if: hidden, $then: a, $else: [b, c]}", ["b", "c"]),
        ("{$if: hidden, $then: a}", ["none"]),
    ],
)
def test_a_condition_in_an_argument_counts_as_what_it_gives(tmp_path: Path, argument: str, shown: list[str]) -> None:
    spec = f"""{HEAD}vars: {{hidden: false}}
components:
  Shown:
    params: {{items: {{}}}}
    layout:
      - $if: items
        $then: [{{$for: {{i: "${{items}}"}}, $do: "${{i}}"}}]
        $else: none
layout: [Shown: {{items: {argument}}}]
"""
    assert section(tmp_path, "layout", spec) == [shown]
