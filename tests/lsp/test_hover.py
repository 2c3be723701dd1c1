"""What the editor shows about the thing at the cursor."""

import pytest

from tests.lsp.editor import Editor

SPEC = """dashc: 1
app:
  title: Shop
layout:
  - Dropdown: {id: region, options: [North, South], value: North, clearable: false}
  - Input: &city {id: city}
  - p: {id: out, title: {$from: shop.LIMIT}}
  - p: {children: {$call: shop.fetch, inputs: out.children}}
callbacks:
  - call: shop.greet
    inputs: region.value
    outputs: city.value
  - call: shop:shop.open
    name: opening
    prevent_initial_call: true
    inputs: {id: region, property: value}
    state: {component: *city, property: placeholder}
    outputs: out.children
"""


def at(editor: Editor, before: str, behind: str) -> str:
    """The hover between two texts of the spec that stand next to each other there."""
    assert SPEC.count(before + behind) == 1
    return editor.open(SPEC.replace(before + behind, f"{before}‸{behind}")).hover()


def test_a_component(editor: Editor) -> None:
    text = at(editor, "- Drop", "down:")
    assert text.startswith(
        "**Dropdown** (component)\n\nOne choice of many, or several, from a list that opens and can be searched.\n\n"
    )
    assert "It takes no children." in text
    assert "Props: `options`, `value`, `multi`" in text


def test_an_element(editor: Editor) -> None:
    assert at(editor, "- ", "p: {id").startswith("**p** (HTML element)\n\n")


def test_a_prop_and_who_uses_it(editor: Editor) -> None:
    assert at(editor, "val", "ue: North") == (
        "**region.value** (Dropdown)\n\nThe chosen value; with `multi` a list of values.\n\n"
        "Takes text, a number, a boolean or a list.\n\nThe user's interaction sets it.\n\n"
        "- `region.value` sets off `greet` (line 10)\n- `region.value` sets off `opening` (line 13)"
    )


def test_a_prop_with_a_default(editor: Editor) -> None:
    assert "Takes `true` or `false`. Default: `true`." in at(editor, "clear", "able: false")


def test_an_id_where_it_is_given(editor: Editor) -> None:
    assert at(editor, "{id: ci", "ty}") == (
        "**city**: an `Input` on line 6\n\n"
        "A field for one line of text or a number.\n\n"
        "- `city.value` set by `greet` (line 10)\n- `city.placeholder` read by `opening` (line 13)"
    )


@pytest.mark.parametrize(
    ("before", "behind", "title"),
    [
        ("inputs: reg", "ion.value", "**region**: a `Dropdown` on line 5"),
        ("inputs: region.va", "lue", "**region.value** (Dropdown)"),
        ("{id: reg", "ion, property", "**region**: a `Dropdown` on line 5"),
        ("region, property: va", "lue", "**region.value** (Dropdown)"),
        ("*city, property: place", "holder", "**city.placeholder** (Input)"),
        ("component: *ci", "ty", "The anchor of an `Input`."),
        ("{i", "d: out", "**out.id** (p)"),
    ],
)
def test_references(editor: Editor, before: str, behind: str, title: str) -> None:
    assert at(editor, before, behind).startswith(title)


def test_a_function_and_its_callback(editor: Editor) -> None:
    assert at(editor, "call: shop.gr", "eet") == (
        "```python\ndef greet(name: str, loud: bool=False) -> str\n```\n\nSay hello.\n\nLoudly, perhaps.\n\n"
        f"`{editor.shown('shop.py')}:6`\n\n---\n\n"
        "**Callback `greet`**, number 1 of 3 in the order of running\n\n"
        "- set off by `region.value`\n- sets `city.value`\n- runs when the page is loaded"
    )


def test_a_method_and_a_callback_that_waits(editor: Editor) -> None:
    text = at(editor, "shop:shop.op", "en")
    assert "def open(day: int) -> str" in text
    assert "**Callback `opening`**, number 2 of 3" in text
    assert "- reads `city.placeholder`" in text
    assert "- does not run by itself when the page is loaded" in text
    assert "- may set off `fetch`" in text


def test_a_module(editor: Editor) -> None:
    assert at(editor, "call: sh", "op.greet").startswith(f"module `shop`\n\n`{editor.shown('shop.py')}`")


def test_an_inline_callback(editor: Editor) -> None:
    text = at(editor, "$call: shop.fe", "tch")
    assert "async def fetch(region)" in text
    assert "- waits for `opening`" in text


def test_a_value_of_python(editor: Editor) -> None:
    assert at(editor, "shop.LIM", "IT").startswith("```python\nLIMIT: int\n```")


@pytest.mark.parametrize(
    ("before", "behind", "text"),
    [
        ("tit", "le: Shop", "**title**\n\nThe document's title. Default: the file's name."),
        ("lay", "out:", "**layout**\n\nThe page: a node."),
        ("out", "puts: city", "**outputs**\n\nProps that its return value is written to."),
        ("prevent", "_initial", "**prevent_initial_call**\n\n"),
    ],
)
def test_keys_of_the_language(editor: Editor, before: str, behind: str, text: str) -> None:
    assert at(editor, before, behind).startswith(text)


def test_the_key_name_shows_the_callback(editor: Editor) -> None:
    assert "**Callback `opening`**" in at(editor, "na", "me: opening")


def test_text_and_values_show_nothing(editor: Editor) -> None:
    assert at(editor, "title: Sh", "op\n") == ""
    assert at(editor, "[No", "rth, South]") == ""


def test_a_broken_document_still_shows_what_is_whole(editor: Editor) -> None:
    text = SPEC.replace("call: shop.greet", "call: shop.gr‸eet").replace("title: Shop", "title: [")
    assert "def greet" in editor.open(text).hover()
    text = SPEC.replace("value: North", "val‸ue: North").replace(
        "  - Input: &city {id: city}\n", "  - Input: {id: [}\n"
    )
    assert editor.open(text).hover().startswith("**region.value** (Dropdown)")


def test_a_callback_late_and_waiting(editor: Editor) -> None:
    """What reads the browser's own storage runs when the page has loaded."""
    spec = """dashc: 1
layout:
  - Store: {id: kept, storage_type: local}
  - p: {id: out}
callbacks:
  - {call: shop.gr‸eet, inputs: kept.data, outputs: out.children}
"""
    assert "runs when the page has loaded, because it needs what only the browser knows" in editor.open(spec).hover()
