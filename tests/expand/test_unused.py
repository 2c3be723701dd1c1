"""What a spec's own file defines and nothing uses: one warning each, and its text is checked."""

from pathlib import Path

import pytest

from tests.expand.expanding import compiled, places

HEAD = "dashc: 1\n"
LAYOUT = "layout: [p: text]\n"


def found(folder: Path, spec: str, variables: dict[str, str] | None = None, **files: str) -> list[tuple[str, str]]:
    return [(code, text) for code, text, _ in places(compiled(folder, spec, variables, **files))]


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("vars: {a: 1}\n" + LAYOUT, [("DC127", "a")]),
        ("vars: {a: 1, b: '${a}'}\n" + LAYOUT, [("DC127", "b")]),
        ("components: {Tip: {layout: x}}\n" + LAYOUT, [("DC327", "Tip")]),
        ("components: {A: {layout: [B: ]}, B: {layout: x}}\n" + LAYOUT, [("DC327", "A")]),
        ("components: {A: {layout: [&i {p: a}, *i]}}\n" + LAYOUT, [("DC327", "A")]),
    ],
)
def test_what_nothing_uses_is_a_warning(tmp_path: Path, spec: str, expected: list[tuple[str, str]]) -> None:
    assert found(tmp_path, HEAD + spec) == expected


@pytest.mark.parametrize(
    "spec",
    [
        "vars: {_a: 1, x-b: 2}\n" + LAYOUT,
        "vars: {a: 1, shown: false}\nlayout: [{$if: shown, $then: '${a}'}, text]\n",
        "vars: {a: false}\nlayout: [{$if: a, $then: b}, text]\n",
        "vars: {a: &a [one, two]}\nlayout: [div: *a]\n",
        "vars: {shown: false}\ncomponents: {Tip: {layout: x}}\nlayout: [{$if: shown, $then: {Tip: }}, text]\n",
        "vars: {v: 0}\ncomponents: {Tip: {layout: x}}\nlayout: [{$if: v, $then: {$include: tip.yaml}}, text]\n",
        "vars: {name: Tip}\ncomponents: {Tip: {layout: x}}\nlayout: [{'${name}': }]\n",
        "vars: {c: &c {Tip: }}\ncomponents: {Tip: {layout: x}}\nlayout: [*c]\n",
        "include: [library.yaml]\n" + LAYOUT,
        "include: [library.yaml]\nvars: {unit: km}\n" + LAYOUT,
    ],
)
def test_what_something_may_use_is_none(tmp_path: Path, spec: str) -> None:
    """A branch that is not taken counts, a file that is shared may hold more than this spec uses."""
    library = (
        "vars: {unit: kg, other: 1}\ncomponents: {Length: {layout: '${unit}'}, Unused: {layout: '${elsewhere}'}}\n"
    )
    assert found(tmp_path, HEAD + spec, tip="Tip:\n", library=library) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{layout: {b: {clas: tip}}}", ("DC302", "clas")),
        ("{layout: [{bb: x}]}", ("DC301", "bb")),
        ("{layout: ['${nope}']}", ("DC120", "nope")),
        ("{layout: {p: {title: $children}}}", ("DC326", "$children")),
        ("{layout: x, callbacks: [{cal: app.f}]}", ("DC201", "cal")),
        ("{layout: x, callbacks: [{call: app.f, inputs: '${nope}.value'}]}", ("DC120", "nope")),
        ("{layout: {$include: own.yaml}}", ("DC322", "Tip")),
        ("{layout: [Other: {n: x}]}", ("DC320", "n")),
    ],
)
def test_the_body_of_an_unused_component_is_checked(tmp_path: Path, body: str, expected: tuple[str, str]) -> None:
    spec = f"{HEAD}components: {{Tip: {body}, Other: {{layout: x}}}}\nlayout: [Other: ]\n"
    assert found(tmp_path, spec, own="div: [{Tip: }]\n") == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "{params: {a: {}}, layout: {Input: {id: '${a}', type: '${a}', aria-label: '${a}', '${a}': 1}}}",
        "{params: {a: {}}, layout: [{'${a}': }, {$for: {i: '${a}'}, $do: '${i.x}'}, {$if: a, $then: '${a.b}'}]}",
        "{params: {a: {default: ''}}, layout: [Input: {id: '${a}', aria-label: x}]}",
        "{params: {a: {}}, layout: x, callbacks: [{call: app.f, inputs: '${a}.value'}, {call: '${a}'}, '${a}']}",
        "{layout: [{div: $children}, {p: {children: $children}}]}",
        "{params: {a: {}}, layout: [{Other: {n: '${a}'}}, {Other: '${a}'}, {Other: {n: 1, '${a}': 2}}]}",
        "{params: {a: {}}, layout: {$include: '${a}.yaml'}}",
        "{layout: {p: {id: one}}}",
    ],
)
def test_what_depends_on_the_arguments_is_not(tmp_path: Path, body: str) -> None:
    """And an id there is none of the page's."""
    own = "Other: {params: {n: {type: number}}, layout: ['${n}', $children]}"
    spec = f"{HEAD}components: {{Tip: {body}, {own}}}\nlayout: [{{Other: {{n: 1}}}}, {{p: {{id: one}}}}]\n"
    assert found(tmp_path, spec) == [("DC327", "Tip")]


def test_the_body_of_an_unused_component_leaves_the_page_known(tmp_path: Path) -> None:
    spec = f"{HEAD}components: {{Tip: {{params: {{a: {{}}}}, layout: '${{a}}'}}}}\n{LAYOUT}"
    assert found(tmp_path, spec + "callbacks: [{call: app.f, inputs: no.value}]\n") == [("DC401", "no")]


@pytest.mark.parametrize(
    ("value", "expected"), [("'${nope}'", ("DC120", "nope")), ("{c: '${b}'}", ("DC130", "{c: '${b}'}"))]
)
def test_the_value_of_an_unused_variable_is_checked(tmp_path: Path, value: str, expected: tuple[str, str]) -> None:
    spec = f"{HEAD}vars: {{b: {value}}}\n{LAYOUT}"
    assert found(tmp_path, spec) == [expected]


@pytest.mark.parametrize(
    ("params", "body", "uses", "expected"),
    [
        ("naame: {}", "p: '${name}'", "[{Tag: {name: a}}, {Tag: {name: b}}]", ("DC120", "naame")),
        ("naame: {type: string}", "p: ['${name}', '${name}']", "[{Tag: {name: a}}]", ("DC120", "naame")),
        ("name: {}", "p: '${naame}'", "[{Tag: {name: a}}, {Tag: {name: b}}]", ("DC120", "naame")),
        ("name: {}", "p: '${naame}'", "[p: x]", ("DC120", "naame")),
        ("name: {}", "p: '${}'", "[{Tag: {name: a}}]", ("DC121", "${}")),
        ("name: {}", "p: '${name}'", "[{Tag: {naame: a}}]", ("DC320", "naame")),
    ],
)
def test_a_misspelt_parameter_is_one_finding_where_the_others_agree(
    tmp_path: Path, params: str, body: str, uses: str, expected: tuple[str, str]
) -> None:
    spec = f"{HEAD}components: {{Tag: {{params: {{{params}}}, layout: {{{body}}}}}}}\nlayout: {uses}\n"
    assert found(tmp_path, spec) == [expected]


@pytest.mark.parametrize(
    ("uses", "expected"),
    [("[{Field: }, {Field: }]", ("DC301", "Fieeld")), ("[{Field: }]", ("DC301", "Field"))],
)
def test_a_component_under_a_misspelt_name_is_one_finding(tmp_path: Path, uses: str, expected: tuple[str, str]) -> None:
    """At the definition where several uses agree on another name; ids that it would bring are not missed."""
    spec = f"{HEAD}components: {{Fieeld: {{layout: {{p: {{id: a}}}}}}}}\nlayout: {uses}\n"
    assert found(tmp_path, f"{spec}callbacks: [{{call: app.f, inputs: a.title}}]\n") == [expected]
