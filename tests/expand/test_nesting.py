"""Components in components: what may stand in itself, and where the children go (language.md section 7)."""

from pathlib import Path

import pytest

from tests.expand.expanding import compiled, places, section

HEAD = "dashc: 1\n"
BOX = HEAD + "components:\n  Box: {params: {content: {}}, layout: {div: ['${content}']}}\n"
SHELL = "  Shell: {params: {inner: {}}, layout: [Box: {content: '${inner}'}]}\n"
ROWS = "  Rows: {params: {rows: {type: array}}, layout: [$for: {row: '${rows}'}, $do: '${row}']}\n".replace(
    "[$for: {row: '${rows}'}, $do: '${row}']", "[{$for: {row: '${rows}'}, $do: '${row}'}]"
)


@pytest.mark.parametrize(
    ("use", "layout"),
    [
        ("Box: {content: {Box: {content: hi}}}", [{"div": [{"div": ["hi"]}]}]),
        ("Shell: {inner: {Shell: {inner: hi}}}", [[{"div": [[{"div": ["hi"]}]]}]]),
        ("Shell: {inner: [{Box: {content: {Shell: {inner: hi}}}}]}", [[{"div": [[{"div": [[{"div": ["hi"]}]]}]]}]]),
        ("Rows: {rows: [{Rows: {rows: [a]}}, b]}", [[["a"], "b"]]),
        ("Shell: {inner: {Rows: {rows: [{Shell: {inner: hi}}]}}}", [[{"div": [[[{"div": ["hi"]}]]]}]]),
    ],
)
def test_an_argument_can_hold_the_component_that_it_is_given_to(tmp_path: Path, use: str, layout: object) -> None:
    """It is text of whoever gives it, not of the component's body, so nothing uses itself."""
    assert section(tmp_path, "layout", f"{BOX}{SHELL}{ROWS}layout: [{use}]\n") == layout


def test_an_unknown_id_is_found_beside_a_component_in_its_own_argument(tmp_path: Path) -> None:
    spec = (
        f"{BOX}layout: [Box: {{content: {{Box: {{content: hi}}}}}}]\ncallbacks: [{{call: app.f, inputs: no.title}}]\n"
    )
    assert [(code, text) for code, text, _ in places(compiled(tmp_path, spec))] == [("DC401", "no")]


@pytest.mark.parametrize(
    ("components", "variables", "text"),
    [
        ("Box: {layout: {$include: box.yaml}}", "", "Box"),
        ("Box: {params: {kind: {default: Box}}, layout: {div: [{'${kind}': }]}}", "", "Box"),
        ("Box: {layout: {div: ['${n}']}}", "vars: {n: {Box: }}\n", "Box"),
        ("Box: {layout: {div: ['${n.0}']}}", "vars: {n: [{Box: }]}\n", "Box"),
        ("Box: {params: {p: {default: {Box: }}}, layout: {div: ['${p}']}}", "", "Box"),
    ],
)
def test_a_component_that_uses_itself_by_a_detour_is_one_finding(
    tmp_path: Path, components: str, variables: str, text: str
) -> None:
    spec = f"{HEAD}{variables}components:\n  {components}\nlayout: [Box: ]\n"
    compilation = compiled(tmp_path, spec, box="div: [{Box: }]\n")
    assert [(code, found) for code, found, _ in places(compilation)] == [("DC322", text)]
    assert compilation.sink.sorted()[0].headline == "component `Box` uses itself"


def test_children_have_their_place_in_an_included_file(tmp_path: Path) -> None:
    spec = HEAD + "components: {Box: {layout: {$include: box.yaml}}}\nlayout: [Box: hi]\n"
    assert section(tmp_path, "layout", spec, None, box="div: {children: $children}\n") == [
        {"div": {"children": ["hi"]}}
    ]


def test_an_included_body_without_a_place_for_children_is_said_at_the_use(tmp_path: Path) -> None:
    spec = HEAD + "components: {Box: {layout: {$include: box.yaml}}}\nlayout: [{Box: hi}, {Box: hi}]\n"
    found = places(compiled(tmp_path, spec, box="div: [text]\n"))
    assert found == [("DC326", "Box", [("Box", "its layout has no `$children`")])]


@pytest.mark.parametrize(
    "body",
    ["$children", "{$if: shown, $then: $children}", "[{$for: {_i: [1]}, $do: $children}]", "{$include: only.yaml}"],
)
def test_children_can_be_the_whole_of_a_body(tmp_path: Path, body: str) -> None:
    spec = f"{HEAD}vars: {{shown: true}}\ncomponents: {{Box: {{layout: {body}}}}}\nlayout: [Box: [a, b]]\n"
    assert section(tmp_path, "layout", spec, None, only="$children\n") == [["a", "b"]]


@pytest.mark.parametrize(
    "body",
    [
        "div: {title: $children}",
        "Markdown: $children",
        "Dropdown: {aria-label: x, options: [$children]}",
        "Inner: {head: $children}",
    ],
)
def test_children_where_no_nodes_stand_are_one_finding_there(tmp_path: Path, body: str) -> None:
    """Also where they would have brought an id that a callback names."""
    inner = "  Inner: {params: {head: {}}, layout: {p: {title: '${head}'}}}\n"
    spec = (
        f"{HEAD}components:\n{inner}  Box: {{layout: {{{body}}}}}\n"
        "layout: [{Box: [p: {id: a}]}, {Box: }]\ncallbacks: [{call: app.f, inputs: a.title}]\n"
    )
    assert [(code, text) for code, text, _ in places(compiled(tmp_path, spec))] == [("DC326", "$children")]


@pytest.mark.parametrize(
    ("use", "layout"),
    [
        ("div: {$if: shown, $then: [{Box: {content: hi}}]}", {"div": [{"div": ["hi"]}]}),
        ("div: {$include: part.yaml}", {"div": {"children": [{"div": ["hi"]}], "title": "t"}}),
        ("Box: {$if: shown, $then: {content: {Box: {content: hi}}}}", {"div": [{"div": ["hi"]}]}),
        ("div: {$if: shown, $then: {$include: part.yaml}}", {"div": {"children": [{"div": ["hi"]}], "title": "t"}}),
    ],
)
def test_what_a_directive_below_a_name_stands_for_is_expanded_as_if_it_stood_there(
    tmp_path: Path, use: str, layout: object
) -> None:
    spec = BOX.replace("components:", "vars: {shown: true}\ncomponents:") + f"layout: [{use}]\n"
    found = section(tmp_path, "layout", spec, None, part="{children: [{Box: {content: hi}}], title: t}\n")
    assert found == [layout]


def test_children_that_are_placed_twice_are_named_where_their_id_is_double(tmp_path: Path) -> None:
    spec = (
        HEAD
        + "components: {Twice: {layout: [$children, hr: , $children]}}\nlayout: [Twice: [p: {id: a}]]\n".replace(
            "[$children, hr: , $children]", "[$children, {hr: }, $children]"
        )
    )
    compilation = compiled(tmp_path, spec)
    (finding,) = compilation.sink.sorted()
    assert (finding.code, finding.label) == ("DC304", "stands in the layout twice, as `$children` does")
    ((_, text, related),) = places(compilation)
    assert text == "a"
    assert related == [
        ("$children", "`$children` puts it here a second time"),
        ("Twice", "`Twice` is used here"),
    ]
    assert finding.related[0].span.column > spec.splitlines()[1].index("hr")


def test_what_is_wrong_in_children_that_are_placed_twice_is_one_finding(tmp_path: Path) -> None:
    spec = HEAD + "components: {Twice: {layout: [$children, $children]}}\nlayout: [Twice: [p: {clas: a}]]\n"
    assert [(code, text) for code, text, _ in places(compiled(tmp_path, spec))] == [("DC302", "clas")]


def test_children_in_an_argument_are_placed_where_it_is_passed_on_to(tmp_path: Path) -> None:
    spec = f"{BOX}{SHELL}  Outer: {{layout: [Shell: {{inner: [$children]}}]}}\nlayout: [Outer: [hi]]\n"
    assert section(tmp_path, "layout", spec) == [[[{"div": [["hi"]]}]]]
