"""Completion and hover for variables, loops and components of the spec's own, also from other files."""

import pytest
from lsprotocol import types as lsp

from tests.lsp.editor import Editor
from tests.lsp.test_parts import CARDS, FILES, SIDE, SPEC, at

FIELDS = """components:
  Field:
    description: A text box with a label.
    params:
      width: {enum: [narrow, wide], default: narrow, description: How much room it takes.}
      name: {type: string}
      bold: {type: boolean, default: false}
      left: {}
    layout:
      label: [$children, Input: {id: "${name}"}, p: "${width}", "${bold}", "${left}"]
"""
HEAD = "dashc: 1\ninclude: [parts/fields.yaml]\nlayout:\n"


@pytest.fixture
def project(editor: Editor) -> Editor:
    for name, text in FILES.items():
        editor.write(name, text)
    editor.write("parts/fields.yaml", FIELDS)
    return editor


def documentation(item: lsp.CompletionItem) -> str:
    assert isinstance(item.documentation, lsp.MarkupContent)
    return item.documentation.value


def test_a_component_of_an_included_file_comes_first(project: Editor) -> None:
    items = project.open(f"{HEAD}  - Fi‸\n").complete()
    assert next(iter(items)) == "Field"
    assert items["Field"].detail == "component of this spec"
    assert documentation(items["Field"]) == (
        "A text box with a label.\n\n"
        "- `name`: text, has to be given.\n"
        "- `left`: any value, has to be given.\n"
        '- `width`: `narrow` or `wide`, default `"narrow"`. How much room it takes.\n'
        "- `bold`: `true` or `false`, default `false`.\n\n"
        "It takes children."
    )


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}  - Field: {{bold: true, ‸}}\n",
        f"{HEAD}  - Field:\n      bold: true\n      ‸\n",
        f"{HEAD}  - div:\n      - Field: {{bold: true, na‸\n  - hr:\n",
    ],
)
def test_its_parameters_those_that_have_to_be_given_first(project: Editor, text: str) -> None:
    items = project.open(text).complete()
    assert list(items) == ["left", "name", "width", "children"]
    assert items["width"].detail == "narrow or wide"


def test_the_values_of_its_parameters(project: Editor) -> None:
    items = project.open(f"{HEAD}  - Field: {{width: ‸}}\n").complete()
    assert [(item.label, item.detail) for item in items.values()] == [("narrow", "default"), ("wide", None)]
    assert list(project.open(f"{HEAD}  - Field: {{bold: ‸}}\n").complete()) == ["false", "true"]


def test_nodes_may_stand_in_a_parameter_without_a_type(project: Editor) -> None:
    assert "Dropdown" in project.open(f"{HEAD}  - Field: {{left: [Dro‸]}}\n").complete()
    place = project.open(f"{HEAD}  - Field: {{name: a, left: {{p: {{id: o‸ther}}}}}}\n")
    assert place.prepare_rename().placeholder == "other"


def test_a_component_that_nobody_knows_has_no_parameters(project: Editor) -> None:
    assert project.open(f"{HEAD}  - Feild: {{‸}}\n").complete() == {}


def test_keys_of_a_parameter(project: Editor) -> None:
    items = project.open("dashc: 1\ncomponents:\n  A:\n    params:\n      a: {‸}\n    layout: x\n").complete()
    assert list(items)[:4] == ["type", "description", "default", "enum"]
    items = project.open("dashc: 1\ncomponents:\n  A:\n    params:\n      a: {type: ‸}\n    layout: x\n").complete()
    assert {"string", "boolean"} <= set(items)


def test_keys_and_nodes_in_the_body_of_a_component(project: Editor) -> None:
    assert "params" in project.open("dashc: 1\ncomponents:\n  A:\n    ‸\n    layout: x\n").complete()
    assert "Dropdown" in project.open("dashc: 1\ncomponents:\n  A:\n    layout: [Dro‸]\n").complete()


@pytest.mark.parametrize(
    ("name", "text", "offered"),
    [
        ("spec.yaml", "- h1: ${‸}", {"title", "dishes", "shared"}),
        ("spec.yaml", "- h1: ${ti‸tle}", {"title", "dishes", "shared"}),
        ("spec.yaml", '"${‸dish.id}"', {"dish", "title", "dishes", "shared"}),
        ("parts/cards.yaml", '"${na‸me}-words"', {"best", "name", "label", "title", "dishes", "shared"}),
        ("parts/cards.yaml", "inputs: ${‸name}.value", {"best", "name", "label", "title", "dishes", "shared"}),
        ("parts/side.yaml", "${‸title}", {"title", "dishes", "shared"}),
    ],
)
def test_the_names_that_a_text_may_use(project: Editor, name: str, text: str, offered: set[str]) -> None:
    plain = text.replace("‸", "").replace("- h1: ${}", "- h1: ${title}")
    place = project.open(FILES[name].replace(plain, text), name)
    assert set(place.complete()) == offered


@pytest.mark.parametrize(
    "text", ["- h1: ${‸", '- h1: "${‸', '- h1: "${‸"', '- p: {title: "${‸', '- p: {title: "${ti‸"}']
)
def test_names_in_an_unfinished_line(project: Editor, text: str) -> None:
    assert "title" in project.open(SPEC.replace("- h1: ${title}", text)).complete()


def test_a_name_is_closed_unless_it_is(project: Editor) -> None:
    before, after = SPEC.split("${title}", 1)
    assert project.open(f"{before}${{ti‸{after}").accept("title") == SPEC
    assert project.open(f"{before}${{ti‸}}{after}").accept("title") == SPEC
    assert project.open(f"{before}${{t‸ittel}}{after}").accept("title") == SPEC


def test_the_parts_of_a_value(project: Editor) -> None:
    assert list(at(project, "spec.yaml", '"${dish.‸id}"').complete()) == ["id", "name"]
    assert at(project, "spec.yaml", "h1: ${title‸}").complete().keys() == {"title", "dishes", "shared"}
    assert project.open(SPEC.replace("h1: ${title}", "h1: ${title.‸}")).complete() == {}


def test_a_literal_dollar_sign_is_no_variable(project: Editor) -> None:
    assert project.open(SPEC.replace("h1: ${title}", "h1: $${‸}")).complete() == {}


def test_files_that_can_be_included(project: Editor) -> None:
    assert list(project.open("dashc: 1\nlayout: [{$include: ‸}]\n", "new.yaml").complete()) == ["spec.yaml", "parts/"]
    items = project.open("dashc: 1\ninclude:\n  - parts/‸\nlayout: a\n", "new.yaml").complete()
    assert list(items) == ["cards.yaml", "fields.yaml", "side.yaml"]
    assert project.open("dashc: 1\ninclude: [../‸]\n", "new.yaml").complete() == {}


def test_keys_of_reuse(project: Editor) -> None:
    items = project.open(f"{HEAD}  - $‸\n").complete()
    assert [name for name in items if name.startswith("$")] == ["$for", "$if", "$include"]
    items = project.open(f"{HEAD}  - $for: {{i: [a]}}\n    ‸\n").complete()
    assert list(items) == ["$do"]
    assert list(project.open(f"{HEAD}  - {{$if: x, ‸}}\n").complete()) == ["$then", "$else"]
    assert at(project, "spec.yaml", "$d‸o:").hover() == "**$do**\n\nWhat is repeated."


def test_ids_of_other_files_and_of_loops(project: Editor) -> None:
    project.open(SIDE, "parts/side.yaml")
    assert project.codes("parts/side.yaml") == []
    items = project.open(SIDE.replace("summary.children", "‸"), "parts/side.yaml").complete()
    assert {"summary", "note", "soup.value", "pasta.value", "soup-words"} <= set(items)
    items = project.open(SIDE.replace("summary.children", "soup.‸"), "parts/side.yaml").complete()
    assert "value" in items


def test_nodes_and_props_in_an_included_file(project: Editor) -> None:
    """It is completed as what it stands for."""
    assert "Dropdown" in project.open(SIDE + "- Dro‸\n", "parts/side.yaml").complete()
    assert "clearable" in project.open(SIDE + "- Dropdown: {cl‸}\n", "parts/side.yaml").complete()
    assert {"dynamic", "callbacks"} <= set(project.open(CARDS + "‸\n", "parts/cards.yaml").complete())


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("spec.yaml", "h1: ${ti‸tle}", '**title** (variable, line 4)\n\nIs `"Rate the menu"`.'),
        ("parts/side.yaml", "${ti‸tle}", '**title** (variable, line 4 of `spec.yaml`)\n\nIs `"Rate the menu"`.'),
        ("spec.yaml", "  dis‸hes: [", "**dishes** (variable, line 5)\n\nIs a list of 2 items."),
        (
            "spec.yaml",
            '"${dish.na‸me}"',
            (
                "**dish** (loop variable, line 8)\n\n"
                "Goes over a mapping with `id`, `name`, a mapping with `id`, `name`.\n\n"
                '`dish.name` is `"Pumpkin soup"`, in the first round.'
            ),
        ),
        (
            "parts/cards.yaml",
            '"${be‸st}"',
            "**best** (parameter of `Rating`, line 6)\n\nTakes a whole number; default: `5`.",
        ),
        (
            "spec.yaml",
            "{na‸me: total",
            (
                "**name** (parameter of `Rating`, line 7 of `parts/cards.yaml`)\n\n"
                "The dish.\n\nTakes text; it has to be given."
            ),
        ),
        (
            "spec.yaml",
            "- Rat‸ing: {name: total",
            (
                "**Rating** (component of this spec in `cards.yaml`)\n\nA dish with a slider.\n\n"
                "- `name`: text, has to be given. The dish.\n- `label`: text, has to be given.\n"
                "- `best`: a whole number, default `5`."
            ),
        ),
        ("spec.yaml", "so‸up.value", "**soup**: a `Slider` on line 12 of `parts/cards.yaml`\n\n"),
        ("parts/cards.yaml", '"${name}-wor‸ds"', "**${name}-words**: a `p` on line 13\n\n"),
    ],
)
def test_hover(project: Editor, name: str, text: str, shown: str) -> None:
    assert at(project, name, text).hover().startswith(shown)


def test_what_an_id_stands_for(project: Editor) -> None:
    text = at(project, "parts/cards.yaml", '"${name}-wor‸ds"').hover()
    assert text.endswith("Stands for `soup-words`, `pasta-words`, `total-words`.")


def test_a_name_that_nothing_gives_has_no_hover(project: Editor) -> None:
    assert project.open(SPEC.replace("h1: ${title}", "h1: ${tit‸el}")).hover() == ""


def test_a_variable_of_the_environment(project: Editor) -> None:
    text = 'dashc: 1\nvars: {a: {env: SHOP_A, default: x}}\nlayout: "${‸a}"\n'
    assert project.open(text).hover() == (
        '**a** (variable, line 2)\n\nIs the environment variable `SHOP_A`; without it `"x"`.'
    )
