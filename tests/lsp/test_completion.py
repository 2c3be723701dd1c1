"""What the editor offers while a spec is typed; `‸` is the cursor."""

import pytest
from lsprotocol import types as lsp

from tests.lsp.editor import Editor

HEAD = "dashc: 1\nlayout:\n"
CALLBACK = """dashc: 1
layout:
  - Dropdown: {id: region, options: [North, South]}
  - Input: &city {id: city}
  - button: {id: go, children: Go}
  - p: {id: out}
  - Graph: {id: chart}
callbacks:
  - call: shop.greet
"""


def labels(editor: Editor, text: str) -> list[str]:
    return list(editor.open(text).complete())


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("‸", ["dashc", "app", "python", "layout", "callbacks"]),
        ("dashc: 1\nla‸", ["app", "python", "layout", "callbacks"]),
        ("dashc: 1\nlayout: [a]\n‸\n", ["app", "python", "callbacks"]),
        ("dashc: 1\n‸\nlayout: [a]\n", ["app", "python", "callbacks"]),
    ],
)
def test_keys_of_the_top_level_that_are_not_there(editor: Editor, text: str, offered: list[str]) -> None:
    found = labels(editor, text)
    assert [name for name in found if name in ("dashc", "app", "python", "layout", "callbacks")] == offered


@pytest.mark.parametrize(
    "text",
    [
        "dashc: 1\napp:\n  title: Shop\n  ‸\nlayout: [a]\n",
        "dashc: 1\napp: {title: Shop, ‸}\nlayout: [a]\n",
        "dashc: 1\napp: {title: Shop, th‸\nlayout: [a]\n",
    ],
)
def test_keys_of_app(editor: Editor, text: str) -> None:
    items = editor.open(text).complete()
    assert {"description", "lang", "theme", "favicon", "base_path"} <= set(items)
    assert "title" not in items
    documentation = items["lang"].documentation
    assert isinstance(documentation, lsp.MarkupContent)
    assert documentation.value == "The page's language, such as `en` or `fr-CA`."


@pytest.mark.parametrize(
    "text",
    [
        f"{CALLBACK}    ‸\n",
        f"{CALLBACK}    in‸\n    outputs: out.children\n",
        "dashc: 1\nlayout: [a]\ncallbacks:\n  - ‸\n",
        "dashc: 1\nlayout: [a]\ncallbacks:\n  - {‸}\n",
        "dashc: 1\nlayout: [a]\ncallbacks:\n  - {na‸\n",
    ],
)
def test_keys_of_a_callback(editor: Editor, text: str) -> None:
    found = labels(editor, text)
    assert {"inputs", "state", "name", "prevent_initial_call"} <= set(found)
    assert ("call" in found) is (CALLBACK not in text)
    assert ("outputs" in found) is ("outputs" not in text)


def test_a_key_comes_with_its_colon_unless_that_is_there(editor: Editor) -> None:
    assert editor.open("dashc: 1\nlay‸\n").accept("layout") == "dashc: 1\nlayout: \n"
    assert editor.open("dashc: 1\nlay‸: [a]\n").accept("layout") == "dashc: 1\nlayout: [a]\n"
    assert editor.open("dashc: 1\nl‸ayuot: [a]\n").accept("layout") == "dashc: 1\nlayout: [a]\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}  - ‸\n",
        f"{HEAD}  - Dro‸\n",
        f"{HEAD}  - h1: Title\n  - Dro‸\n  - hr:\n",
        f"{HEAD}  - div: [Dro‸]\n",
        f"{HEAD}  - div: [Dro‸\n  - hr:\n",
        f"{HEAD}  - div:\n      children:\n        - Dro‸\n",
        f"{HEAD}  - div: {{children: [{{Dro‸}}]}}\n",
        "dashc: 1\nlayout: {Dro‸\n",
    ],
)
def test_components_and_elements(editor: Editor, text: str) -> None:
    items = editor.open(text).complete()
    assert {"Dropdown", "Graph", "div", "input"} <= set(items)
    assert list(items).index("Store") < list(items).index("a")
    assert items["Dropdown"].detail == "component"
    assert items["div"].detail == "HTML element"


def test_a_component_replaces_the_typed_word(editor: Editor) -> None:
    assert editor.open(f"{HEAD}  - Dro‸\n").accept("Dropdown") == f"{HEAD}  - Dropdown: \n"
    assert editor.open(f"{HEAD}  - Dro‸: {{id: a}}\n").accept("Dropdown") == f"{HEAD}  - Dropdown: {{id: a}}\n"


def test_nothing_is_offered_in_other_yaml_files(editor: Editor) -> None:
    assert labels(editor, "services:\n  web: {image: nginx}\n‸\n") == []
    assert "layout" in labels(editor, "vars: {a: 1}\n‸\n")


def test_text_of_the_page_is_not_completed(editor: Editor) -> None:
    assert labels(editor, f"{HEAD}  - p: Hello wor‸\n") == []
    assert labels(editor, f"{HEAD}  - Hello wor‸\n") == []


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}  - Dropdown:\n      id: a\n      ‸\n",
        f"{HEAD}  - Dropdown:\n      id: a\n      ‸\n      multi: true\n",
        f"{HEAD}  - Dropdown:\n      id: a\n      clea‸\n  - hr:\n",
        f"{HEAD}  - Dropdown:\n      ‸\n      id: a\n",
        f"{HEAD}  - Dropdown: {{id: a, ‸}}\n",
        f"{HEAD}  - Dropdown: {{id: a, cl‸\n  - hr:\n",
        f"{HEAD}  - div: [Dropdown: {{id: a, cl‸\n  - hr:\n",
        f"{HEAD}  - Dropdown: {{\n      id: a,\n      cl‸\n    }}\n",
    ],
)
def test_props_of_the_component_at_the_cursor(editor: Editor, text: str) -> None:
    items = editor.open(text).complete()
    assert {"options", "value", "clearable", "title", "aria-label"} <= set(items)
    assert "id" not in items
    assert ("multi" in items) is ("multi: true" not in text)
    assert "href" not in items
    order = list(items)
    assert order.index("value") < order.index("title") < order.index("aria-label")


def test_a_prop_has_its_documentation_type_and_default(editor: Editor) -> None:
    item = editor.open(f"{HEAD}  - Dropdown: {{‸}}\n").complete()["clearable"]
    assert item.detail == "true or false"
    assert isinstance(item.documentation, lsp.MarkupContent)
    assert item.documentation.value == ("A button removes the choice.\n\nTakes `true` or `false`. Default: `true`.")


def test_props_that_a_merge_brings_are_there_already(editor: Editor) -> None:
    found = labels(editor, f"x-base: &base {{multi: true}}\n{HEAD}  - Dropdown:\n      <<: *base\n      ‸\n")
    assert "options" in found
    assert "multi" not in found


def test_props_of_an_element(editor: Editor) -> None:
    found = labels(editor, f"{HEAD}  - a: {{hr‸}}\n")
    assert {"href", "id", "class", "children", "n_clicks"} <= set(found)
    assert "options" not in found


def test_a_line_below_a_component_is_a_prop(editor: Editor) -> None:
    assert "options" in labels(editor, f"{HEAD}  - Dropdown:\n      ‸\n")


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        (f"{HEAD}  - Dropdown: {{multi: ‸}}\n", ["false", "true"]),
        (f"{HEAD}  - Dropdown: {{multi: t‸\n", ["false", "true"]),
        (f"{HEAD}  - Dropdown:\n      multi: ‸\n      id: a\n", ["false", "true"]),
        (f"{HEAD}  - Store: {{storage_type: ‸}}\n", ["local", "memory", "session"]),
        ("dashc: 1\napp: {theme: ‸}\nlayout: [a]\n", ["auto", "dark", "light"]),
        (f"{CALLBACK}    prevent_initial_call: ‸\n", ["false", "true"]),
        ("dashc: ‸\n", ["1"]),
    ],
)
def test_values_that_are_few(editor: Editor, text: str, offered: list[str]) -> None:
    assert labels(editor, text) == offered


def test_the_default_is_marked(editor: Editor) -> None:
    items = editor.open(f"{HEAD}  - Dropdown: {{clearable: ‸}}\n").complete()
    assert (items["true"].detail, items["false"].detail) == ("default", None)


def test_a_word_that_yaml_would_misread_is_quoted(editor: Editor) -> None:
    """`off` as a plain word is a boolean to other parsers."""
    place = editor.open(f"{HEAD}  - p: {{autocapitalize: ‸}}\n")
    assert place.accept("off").endswith('autocapitalize: "off"}\n')


def test_keys_of_a_mapping_in_a_prop(editor: Editor) -> None:
    found = labels(editor, f"{HEAD}  - Dropdown: {{options: [{{label: a, ‸}}]}}\n")
    assert {"value", "disabled"} <= set(found)
    assert "label" not in found


def test_directives_for_the_value_of_a_prop(editor: Editor) -> None:
    assert {"$from", "$call"} <= set(labels(editor, f"{HEAD}  - Slider: {{min: {{$‸}}}}\n"))


@pytest.mark.parametrize("section", ["inputs", "state"])
@pytest.mark.parametrize("form", ["{}\n", "[{}]\n", "[region.value, {}\n", "\n      - {}\n", "{{name: {}}}\n"])
def test_references_offer_ids_and_their_likeliest_props(editor: Editor, section: str, form: str) -> None:
    found = labels(editor, f"{CALLBACK}    {section}: {form.format('‸')}")
    assert {"region", "city", "region.value", "city.value", "go.n_clicks"} <= set(found)
    assert "region.options" not in found
    assert found.index("city.value") < found.index("city")


@pytest.mark.parametrize("form", ["region.‸", "[city.value, region.va‸]", "[region.va‸", "{who: region.‸}"])
def test_behind_the_dot_are_props_of_that_id(editor: Editor, form: str) -> None:
    found = labels(editor, f"{CALLBACK}    inputs: {form}\n    outputs: out.children\n")
    assert found[0] == "value" or found[1] == "value"
    assert {"options", "id"} <= set(found)
    assert "figure" not in found


def test_outputs_leave_out_what_cannot_be_written(editor: Editor) -> None:
    inputs = labels(editor, f"{CALLBACK}    inputs: chart.‸\n")
    outputs = labels(editor, f"{CALLBACK}    outputs: chart.‸\n")
    assert {"figure", "hoverData", "id"} <= set(inputs)
    assert "figure" in outputs
    assert not {"hoverData", "id"} & set(outputs)
    assert "out.children" in labels(editor, f"{CALLBACK}    outputs: ‸\n")


def test_a_reference_is_completed_part_by_part(editor: Editor) -> None:
    assert editor.open(f"{CALLBACK}    inputs: re‸\n").accept("region") == f"{CALLBACK}    inputs: region.\n"
    place = editor.open(f"{CALLBACK}    inputs: region.va‸l\n")
    assert place.accept("value") == f"{CALLBACK}    inputs: region.value\n"


def test_the_long_form_of_a_reference(editor: Editor) -> None:
    assert {"property", "allow_duplicate"} <= set(labels(editor, f"{CALLBACK}    outputs: {{id: out, ‸}}\n"))
    assert {"region", "out"} <= set(labels(editor, f"{CALLBACK}    inputs: {{id: ‸, property: value}}\n"))
    assert "options" in labels(editor, f"{CALLBACK}    inputs: {{id: region, property: ‸}}\n")
    assert "placeholder" in labels(editor, f"{CALLBACK}    inputs: {{component: *city, property: ‸}}\n")


def test_anchors_behind_a_star(editor: Editor) -> None:
    place = editor.open(f"{CALLBACK}    inputs: {{component: *‸, property: value}}\n")
    items = place.complete()
    assert {name: item.detail for name, item in items.items()} == {"city": "Input"}
    assert "*city, property" in place.accept("city")


def test_inline_callbacks(editor: Editor) -> None:
    base = f"{HEAD}  - Input: {{id: name}}\n  - p: {{children: "
    assert {"inputs", "state"} <= set(labels(editor, f"{base}{{$call: shop.greet, ‸}}}}\n"))
    assert "name.value" in labels(editor, f"{base}{{$call: shop.greet, inputs: ‸}}}}\n")
    assert "greet" in labels(editor, f"{base}{{$call: shop.‸}}}}\n")


def test_python_modules_and_functions(editor: Editor) -> None:
    editor.write("pkg/__init__.py", "")
    editor.write("pkg/charts.py", "def draw(a): ...\n")
    start = "dashc: 1\nlayout: [a]\ncallbacks:\n  - call: "
    assert set(labels(editor, f"{start}‸\n")) == {"pkg", "shop"}
    assert labels(editor, f"{start}pkg.‸\n") == ["charts"]
    assert labels(editor, f"{start}pkg.charts.dr‸\n") == ["draw"]
    items = editor.open(f"{start}shop.‸\n").complete()
    assert set(items) == {"fetch", "greet", "pair", "shop", "Shop"}
    assert items["greet"].detail == "def greet(name: str, loud: bool=False) -> str"
    assert items["fetch"].detail == "async def fetch(region)"
    assert isinstance(items["greet"].documentation, lsp.MarkupContent)
    assert items["greet"].documentation.value == "Say hello.\n\nLoudly, perhaps."
    assert labels(editor, f"{start}shop:shop.‸\n") == ["open"]
    assert editor.open(f"{start}shop.gr‸\n").accept("greet") == f"{start}shop.greet\n"


def test_values_of_python_for_from(editor: Editor) -> None:
    assert "LIMIT" in labels(editor, f"{HEAD}  - Slider: {{min: {{$from: shop.‸}}}}\n")


def test_python_folders_of_the_spec(editor: Editor) -> None:
    editor.write("src/inner.py", "def f(): ...\n")
    assert labels(editor, "dashc: 1\npython: [src]\nlayout: [a]\ncallbacks:\n  - call: ‸\n") == ["inner"]


def test_a_python_file_with_a_mistake_offers_nothing(editor: Editor) -> None:
    editor.write("shop.py", "def (:\n")
    assert labels(editor, "dashc: 1\nlayout: [a]\ncallbacks:\n  - call: shop.‸\n") == []


def test_ids_of_a_block_that_is_broken_now(editor: Editor) -> None:
    """Of the same text, less the broken line; and of what was there before it broke."""
    layout = "dashc: 1\nlayout:\n  - Input: {id: name}\n  - p: {id: [}\n  - p: {id: out}\n"
    assert {"name", "out"} <= set(labels(editor, f"{layout}callbacks:\n  - inputs: ‸\n"))


@pytest.mark.parametrize(
    "broken",
    ["  - p: [\n", "  - p: {id: x\n", '  - p: "open\n', "\t- p: x\n", "  - p: x: y\n", "  - p: @x\n"],
)
def test_a_mistake_elsewhere_in_the_block_does_not_matter(editor: Editor, broken: str) -> None:
    assert "options" in labels(editor, f"{HEAD}{broken}  - Dropdown: {{id: a, ‸}}\n")
    assert "options" in labels(editor, f"{HEAD}  - Dropdown: {{id: a, ‸}}\n{broken}")
    assert "options" in labels(editor, f"{HEAD}  - Dropdown:\n      id: a\n      ‸\n{broken}")


def test_comments_and_strange_places_offer_nothing(editor: Editor) -> None:
    assert labels(editor, "dashc: 1 # x‸\nlayout: [a]\n") == []
    assert labels(editor, "dashc: 1\nlayout: [a]\nx-mine: {‸}\n") == []


def test_a_cursor_past_the_end_is_at_the_end(editor: Editor) -> None:
    place = editor.open("dashc: 1\n")
    place.position = lsp.Position(99, 99)
    assert "layout" in place.complete()


def test_completion_counts_in_utf_16(editor: Editor) -> None:
    text = 'dashc: 1\nlayout:\n  - p: {title: "𝒳é", hidd‸}\n'
    assert editor.open(text).accept("hidden") == text.replace("hidd‸", "hidden: ")


def test_own_components_of_the_spec(editor: Editor) -> None:
    found = labels(editor, f"components:\n  Field: {{layout: [a]}}\n{HEAD}  - F‸\n")
    assert found[0] == "Field"
