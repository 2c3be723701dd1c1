"""Navigation and rename through includes, variables and components of the spec's own."""

from pathlib import Path

import pytest

from tests.lsp.editor import CURSOR, Editor

SPEC = """dashc: 1
include: [parts/cards.yaml]
vars:
  title: Rate the menu
  dishes: [{id: soup, name: Pumpkin soup}, {id: pasta, name: Pasta}]
layout:
  - h1: ${title}
  - $for: {dish: "${dishes}"}
    $do:
      Rating: {name: "${dish.id}", label: "${dish.name}"}
  - Rating: {name: total, label: All}
  - p: {id: summary, children: "${title}!"}
  - $include: parts/side.yaml
callbacks:
  - call: shop.fetch
    inputs: total.value
    outputs: summary.children
  - call: shop.fetch
    inputs: soup.value
    outputs: note.children
"""
CARDS = """components:
  Card: {layout: {section: [$children]}}
  Rating:
    description: A dish with a slider.
    params:
      best: {type: integer, default: 5}
      name: {type: string, description: The dish.}
      label: {type: string}
    layout:
      Card:
        - h2: ${label}
        - Slider: {id: "${name}", min: 0, max: "${best}", value: 1}
        - p: {id: "${name}-words"}
    callbacks:
      - call: shop.fetch
        inputs: ${name}.value
        outputs: ${name}-words.children
vars: {shared: 1}
"""
SIDE = """- p: {id: note, title: "${title}"}
- p: {id: other, children: {$call: shop.fetch, inputs: summary.children}}
"""
FILES = {"spec.yaml": SPEC, "parts/cards.yaml": CARDS, "parts/side.yaml": SIDE}


@pytest.fixture
def project(editor: Editor) -> Editor:
    for name, text in FILES.items():
        editor.write(name, text)
    return editor


def at(project: Editor, name: str, text: str):  # type: ignore[no-untyped-def]
    """A place in one of the files, which is opened: the text around it, which occurs once, with the cursor in it."""
    plain = text.replace(CURSOR, "")
    assert FILES[name].count(plain) == 1, text
    return project.open(FILES[name].replace(plain, text), name)


def definitions(project: Editor, name: str, text: str) -> list[tuple[str, int, str]]:
    return project.places(at(project, name, text).definitions())


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("parts/side.yaml", "inputs: summ‸ary", ("spec.yaml", 11, "summary")),
        ("spec.yaml", "outputs: no‸te.", ("parts/side.yaml", 0, "note")),
        ("spec.yaml", "inputs: so‸up.value", ("parts/cards.yaml", 11, "${name}")),
        ("spec.yaml", "- Rat‸ing: {name: total", ("parts/cards.yaml", 2, "Rating")),
        ("spec.yaml", "{na‸me: total", ("parts/cards.yaml", 6, "name")),
        ("parts/cards.yaml", "Ca‸rd:\n        - h2", ("parts/cards.yaml", 1, "Card")),
        ("parts/cards.yaml", "${la‸bel}", ("parts/cards.yaml", 7, "label")),
        ("parts/cards.yaml", "inputs: ${na‸me}.value", ("parts/cards.yaml", 6, "name")),
        ("parts/cards.yaml", "outputs: ${name}-wo‸rds", ("parts/cards.yaml", 12, "${name}-words")),
        ("parts/side.yaml", "${ti‸tle}", ("spec.yaml", 3, "title")),
        ("spec.yaml", '"${dish.i‸d}"', ("spec.yaml", 7, "dish")),
        ("spec.yaml", '{dish: "${dis‸hes}"}', ("spec.yaml", 4, "dishes")),
        ("spec.yaml", "tot‸al.value", ("parts/cards.yaml", 11, "${name}")),
    ],
)
def test_a_definition_in_any_file(project: Editor, name: str, text: str, place: tuple[str, int, str]) -> None:
    assert definitions(project, name, text) == [place]


def test_the_file_of_an_include(project: Editor) -> None:
    for text, name in (("parts/si‸de.yaml", "parts/side.yaml"), ("parts/car‸ds.yaml", "parts/cards.yaml")):
        (found,) = at(project, "spec.yaml", text).definitions()
        assert found.uri == project.uri(name)
    assert at(project, "spec.yaml", "inputs: tot‸al.value").definitions() != []


@pytest.mark.parametrize(
    ("name", "text"),
    [("parts/side.yaml", "id: no‸te"), ("spec.yaml", "outputs: no‸te.")],
)
def test_references_in_all_files(project: Editor, name: str, text: str) -> None:
    found = project.places(at(project, name, text).references())
    assert sorted(found) == [("parts/side.yaml", 0, "note"), ("spec.yaml", 19, "note")]
    assert found[0][0] == name


def test_references_of_an_id_that_a_component_makes(project: Editor) -> None:
    """The text that it is made from counts as its definition, also what names it from inside."""
    found = project.places(at(project, "spec.yaml", "inputs: so‸up.value").references())
    assert found == [
        ("spec.yaml", 18, "soup"),
        ("parts/cards.yaml", 11, "${name}"),
        ("parts/cards.yaml", 15, "${name}"),
    ]


def test_references_of_the_text_that_ids_are_made_from(project: Editor) -> None:
    found = project.places(at(project, "parts/cards.yaml", '"${name}-wor‸ds"').references())
    assert found == [("parts/cards.yaml", 12, "${name}-words"), ("parts/cards.yaml", 16, "${name}-words")]


def test_references_of_variables_parameters_and_components(project: Editor) -> None:
    found = project.places(at(project, "spec.yaml", "${ti‸tle}!").references())
    assert found == [
        ("spec.yaml", 3, "title"),
        ("spec.yaml", 6, "title"),
        ("spec.yaml", 11, "title"),
        ("parts/side.yaml", 0, "title"),
    ]
    found = project.places(at(project, "parts/cards.yaml", "la‸bel: {type").references())
    assert [place[:2] for place in found] == [
        ("parts/cards.yaml", 7),
        ("parts/cards.yaml", 10),
        ("spec.yaml", 9),
        ("spec.yaml", 10),
    ]
    found = project.places(at(project, "parts/cards.yaml", "Rat‸ing:").references(declaration=False))
    assert found == [("spec.yaml", 9, "Rating"), ("spec.yaml", 10, "Rating")]


def test_highlights_are_those_of_the_file(project: Editor) -> None:
    assert at(project, "spec.yaml", "id: summ‸ary").highlights() == [(11, "=summary"), (16, "summary")]
    assert at(project, "spec.yaml", "  ti‸tle: Rate").highlights() == [(3, "=title"), (6, "title"), (11, "title")]
    assert at(project, "spec.yaml", "Rate the me‸nu").highlights() == []


@pytest.mark.parametrize(
    ("name", "text", "new", "changed"),
    [
        ("spec.yaml", "id: summ‸ary", "result", {"spec.yaml": "summary", "parts/side.yaml": "summary"}),
        ("spec.yaml", "outputs: no‸te.", "remark", {"spec.yaml": "note", "parts/side.yaml": "note"}),
        ("parts/side.yaml", "${ti‸tle}", "heading", {"spec.yaml": "title", "parts/side.yaml": "${title}"}),
        ("spec.yaml", "{di‸sh:", "meal", {"spec.yaml": "dish:|dish."}),
        ("parts/cards.yaml", "${la‸bel}", "words", {"spec.yaml": "label", "parts/cards.yaml": "label"}),
        ("spec.yaml", "- Rat‸ing: {name: total", "Stars", {"spec.yaml": "Rating", "parts/cards.yaml": "Rating"}),
    ],
)
def test_a_rename_changes_all_files(project: Editor, name: str, text: str, new: str, changed: dict[str, str]) -> None:
    """The spec is as good as before, and nothing else has changed."""
    renamed = at(project, name, text).rename_all(new)
    expected = {}
    for file, parts in changed.items():
        whole = FILES[file]
        for old in parts.split("|"):
            bare = old.strip("${}:.")
            whole = whole.replace(old, old.replace(bare, new))
        expected[file] = whole
    assert renamed == expected
    for file, whole in renamed.items():
        project.open(whole, file)
    assert project.codes(name) == []


def test_the_text_that_ids_are_made_from_is_renamed_within_its_component(project: Editor) -> None:
    renamed = at(project, "parts/cards.yaml", '"${name}-wor‸ds"').rename_all("${name}-text")
    assert renamed == {"parts/cards.yaml": CARDS.replace("}-words", "}-text")}


@pytest.mark.parametrize(
    ("name", "text", "new", "message"),
    [
        ("spec.yaml", "id: summ‸ary", "note", "Another component has the id `note`."),
        ("spec.yaml", "id: summ‸ary", "pasta-words", "Another component has the id `pasta-words`."),
        (
            "spec.yaml",
            "inputs: so‸up.value",
            "stew",
            "The id `soup` is made from `${name}` on line 12 of `parts/cards.yaml`. Change what it is made from.",
        ),
        ("parts/cards.yaml", '"${name}-wor‸ds"', "words", "The new id has to hold `${name}` as the old one does."),
        (
            "spec.yaml",
            "ti‸tle: Rate",
            "1st",
            "`1st` cannot be a name: it begins with a letter or `_`, and goes on with letters, digits, `_` and `-`.",
        ),
        ("spec.yaml", "ti‸tle: Rate", "dishes", "There is a variable `dishes` already."),
        ("spec.yaml", "ti‸tle: Rate", "shared", "There is a variable `shared` already."),
        ("parts/cards.yaml", "la‸bel: {type", "name", "There is a variable `name` already."),
        (
            "parts/cards.yaml",
            "la‸bel: {type",
            "children",
            "`children` is what the user of a component puts in it, so no parameter can have this name.",
        ),
        ("spec.yaml", "- Rat‸ing: {name: total", "Card", "There is a component `Card` already."),
        ("spec.yaml", "- Rat‸ing: {name: total", "Dropdown", "`Dropdown` is a component of dashc itself."),
        (
            "spec.yaml",
            "- Rat‸ing: {name: total",
            "stars",
            "`stars` cannot be a component's name: that is a capital letter, then letters and digits.",
        ),
        (
            "spec.yaml",
            "- h‸1:",
            "h2",
            "`h1` is no component of this spec's own, so its name cannot be changed.",
        ),
    ],
)
def test_a_rename_that_would_break_something_is_refused(
    project: Editor, name: str, text: str, new: str, message: str
) -> None:
    assert at(project, name, text).refusal(new) == message


def test_an_id_that_a_loop_names_too_cannot_be_renamed(editor: Editor) -> None:
    place = editor.open(
        "dashc: 1\nlayout: [Input: {id: o‸ne}, Input: {id: two}, p: {id: out}]\ncallbacks:\n"
        '  - {call: shop.pair, inputs: [{$for: {i: [one, two]}, $do: "${i}.value"}], outputs: out.children}\n'
    )
    assert editor.codes() == []
    assert place.refusal("first") == "`${i}` on line 4 stands for `one` too, and a rename cannot change that."


def test_the_text_of_an_id_that_others_name_cannot_be_renamed(project: Editor) -> None:
    project.open(SPEC.replace("inputs: soup.value", "inputs: soup-words.children"))
    place = at(project, "parts/cards.yaml", '"${name}-wor‸ds"')
    assert place.refusal("${name}-text") == (
        "`soup-words` on line 19 of `spec.yaml` stands for an id that is made from `${name}-words`, "
        "and a rename cannot change that."
    )


def test_broken_text_in_another_file_refuses_a_rename(project: Editor) -> None:
    project.open(SIDE + "- [\n", "parts/side.yaml")
    assert at(project, "spec.yaml", "id: summ‸ary").refusal("result") == (
        "Line 3 of `parts/side.yaml` is no valid YAML. Correct it first, so that no reference to `summary` is missed."
    )


def test_specs_that_share_a_file_are_renamed_together(project: Editor) -> None:
    """Also one that is not open, and that only shares the component."""
    other = "dashc: 1\ninclude: [parts/cards.yaml]\nlayout: [Rating: {name: a, label: b}]\n"
    project.write("other.yaml", other)
    renamed = at(project, "spec.yaml", "- Rat‸ing: {name: total").rename_all("Stars")
    assert renamed.keys() == {"spec.yaml", "other.yaml", "parts/cards.yaml"}
    assert renamed["other.yaml"] == other.replace("Rating", "Stars")
    found = project.places(at(project, "spec.yaml", "{na‸me: total").references())
    assert ("other.yaml", 2, "name") in found


def test_unsaved_texts_are_renamed(project: Editor) -> None:
    project.open("\n" + SIDE, "parts/side.yaml")
    renamed = at(project, "spec.yaml", "id: summ‸ary").rename_all("result")
    assert renamed["parts/side.yaml"] == "\n" + SIDE.replace("summary", "result")


def test_line_ends_of_windows_stay(project: Editor) -> None:
    text = SIDE.replace("\n", "\r\n")
    project.folder.joinpath(Path("parts/side.yaml")).write_bytes(text.encode())
    project.changed_on_disk("parts/side.yaml")
    renamed = project.open(SPEC.replace("\n", "\r\n").replace("id: summary", "id: summ‸ary")).rename_all("result")
    assert renamed == {
        "spec.yaml": SPEC.replace("summary", "result").replace("\n", "\r\n"),
        "parts/side.yaml": text.replace("summary", "result"),
    }
