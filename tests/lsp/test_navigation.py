"""Definitions, references, symbols and folds."""

import pytest
from lsprotocol import types as lsp

from tests.lsp.editor import Editor

SPEC = """dashc: 1
layout:
  - Dropdown: {id: region, options: [North, South], value: North}
  - Input: &city
      id: "city"
  - div:
      - p: {id: out, children: {$call: shop.fetch, inputs: "region.value"}}
callbacks:
  - call: shop.greet
    inputs: region.value
    state: {component: *city, property: placeholder}
    outputs: [out.title, {id: region, property: value, allow_duplicate: true}]
  - call: shop:shop.open
    inputs: {day: region.value}
    outputs: "city.value"
"""


def places(editor: Editor, found: list[lsp.Location]) -> list[tuple[int, str]]:
    """Line (from 0) and text of each place in the spec."""
    assert {item.uri for item in found} <= {editor.uri("spec.yaml")}
    return [(item.range.start.line, editor.text_at(item.range)) for item in found]


def cursor(before: str, behind: str) -> str:
    assert SPEC.count(before + behind) == 1
    return SPEC.replace(before + behind, f"{before}‸{behind}")


@pytest.mark.parametrize(
    ("before", "behind", "place"),
    [
        ("    inputs: reg", "ion.value", (2, "region")),
        ("    inputs: region.va", "lue", (2, "value")),
        ("{day: re", "gion.value", (2, "region")),
        ("{id: re", "gion, property", (2, "region")),
        ("{id: region, prop", "erty: value", None),
        ("[ou", "t.title", (6, "out")),
        ("[out.ti", "tle", (6, "p")),
        ('outputs: "ci', "ty.value", (4, "city")),
        ("component: *ci", "ty", (3, "&city")),
        ("Input: &ci", "ty", (3, "&city")),
        ("*city, property: place", "holder", (3, "Input")),
        ("{id: reg", "ion, options", (2, "region")),
        ("North, So", "uth", None),
    ],
)
def test_definitions_in_the_spec(editor: Editor, before: str, behind: str, place: tuple[int, str] | None) -> None:
    found = editor.open(cursor(before, behind)).definitions()
    assert places(editor, found) == ([place] if place else [])


@pytest.mark.parametrize(
    ("before", "behind", "line", "start"),
    [
        ("call: shop.gre", "et", 5, 4),
        ("call: sh", "op.greet", 0, 0),
        ("$call: shop.fe", "tch", 13, 10),
        ("shop:shop.op", "en", 18, 8),
    ],
)
def test_definitions_in_python(editor: Editor, before: str, behind: str, line: int, start: int) -> None:
    (found,) = editor.open(cursor(before, behind)).definitions()
    assert found.uri == editor.uri("shop.py")
    assert found.range.start == lsp.Position(line, start)


def test_a_function_that_another_module_passes_on(editor: Editor) -> None:
    editor.write("front.py", "from shop import greet as hello\n")
    (found,) = editor.open(SPEC.replace("call: shop.greet", "call: front.hel‸lo")).definitions()
    assert (found.uri, found.range.start.line) == (editor.uri("shop.py"), 5)


def test_what_is_not_there_has_no_definition(editor: Editor) -> None:
    assert (
        editor.open(SPEC.replace("inputs: region.value\n    state", "inputs: regi‸o.value\n    state")).definitions()
        == []
    )
    assert editor.open(SPEC.replace("shop.greet", "shop.gre‸")).definitions() == []
    assert editor.open(SPEC.replace("shop.greet", "sho‸.greet")).definitions() == []


def test_an_id_that_is_given_twice_has_two_definitions(editor: Editor) -> None:
    text = SPEC.replace('id: "city"', "id: out").replace("[out.title", "[o‸ut.title")
    assert places(editor, editor.open(text).definitions()) == [(4, "out"), (6, "out")]


def test_files_and_own_components(editor: Editor) -> None:
    """As far as the text says it, whatever this version of the compiler does with it."""
    editor.write("parts/side.yaml", "p: x\n")
    text = "dashc: 1\ncomponents:\n  Field: {layout: [a]}\nlayout:\n  - {$include: parts/si‸de.yaml}\n  - Field: {}\n"
    (found,) = editor.open(text).definitions()
    assert found.uri == editor.uri("parts/side.yaml")
    place = editor.open(text.replace("‸", "").replace("- Field", "- Fie‸ld"))
    assert places(editor, place.definitions()) == [(2, "Field")]


@pytest.mark.parametrize(
    ("before", "behind"), [("{id: reg", "ion, options"), ("    inputs: reg", "ion.value"), ("{id: r", "egion, prop")]
)
def test_references_of_an_id(editor: Editor, before: str, behind: str) -> None:
    place = editor.open(cursor(before, behind))
    uses = [(6, "region"), (9, "region"), (11, "region"), (13, "region")]
    assert places(editor, place.references()) == [(2, "region"), *uses]
    assert places(editor, place.references(declaration=False)) == uses


def test_references_of_a_prop(editor: Editor) -> None:
    place = editor.open(cursor("    inputs: region.va", "lue"))
    uses = [(6, "value"), (9, "value"), (11, "value"), (13, "value")]
    assert places(editor, place.references()) == [(2, "value"), *uses]
    assert places(editor, place.references(declaration=False)) == uses


def test_references_through_an_anchor(editor: Editor) -> None:
    place = editor.open(cursor("*city, property: place", "holder"))
    assert places(editor, place.references()) == [(10, "placeholder")]


def test_references_that_an_alias_shares(editor: Editor) -> None:
    text = "x-in: &in [a.val‸ue]\ndashc: 1\nlayout: [Input: {id: a}]\ncallbacks:\n  - {call: shop.greet, inputs: *in}\n"
    assert places(editor, editor.open(text.replace("‸", "").replace("id: a", "id: ‸a")).references()) == [
        (0, "a"),
        (2, "a"),
    ]


def test_the_outline(editor: Editor) -> None:
    place = editor.open(SPEC)

    def tree(items: list[lsp.DocumentSymbol]) -> list[object]:
        return [(item.name, tree(list(item.children))) if item.children else item.name for item in items]

    assert tree(place.symbols()) == [
        "dashc",
        ("layout", ["Dropdown region", "Input city", ("div", ["p out"])]),
        ("callbacks", ["shop.greet", "shop:shop.open"]),
    ]
    callbacks = place.symbols()[2].children
    assert callbacks is not None
    assert [item.detail for item in callbacks] == [
        "region.value → out.title, region.value",
        "region.value → city.value",
    ]
    assert editor.text_at(callbacks[0].selection_range) == "shop.greet"


def test_every_symbol_is_inside_of_its_parent(editor: Editor) -> None:
    """Clients refuse the whole outline otherwise."""

    def check(items: list[lsp.DocumentSymbol], outer: lsp.Range | None) -> None:
        for item in items:
            for inner, around in ((item.selection_range, item.range), (item.range, outer or item.range)):
                assert key(around.start) <= key(inner.start)
                assert key(inner.end) <= key(around.end)
            check(list(item.children or []), item.range)

    def key(position: lsp.Position) -> tuple[int, int]:
        return position.line, position.character

    for text in (
        SPEC,
        "x-a: &a {p: {id: q}}\ndashc: 1\nlayout: [*a, div: [*a]]\ncallbacks: [{}, {call: }, x]\n",
        "",
        "- a\n",
    ):
        check(editor.open(text).symbols(), None)


def test_a_broken_document_has_an_outline(editor: Editor) -> None:
    names = [item.name for item in editor.open(SPEC.replace("options: [North, South]", "options: [North")).symbols()]
    assert names == ["dashc", "layout", "callbacks"]


def test_folds(editor: Editor) -> None:
    assert editor.open(SPEC).folds() == [(1, 6), (7, 14), (8, 11), (12, 14), (3, 4), (5, 6)]


def test_ids_that_only_callbacks_make(editor: Editor) -> None:
    """`dynamic` declares them, so that is where they are defined."""
    text = (
        "dashc: 1\nlayout: [p: {id: out}]\ndynamic: [{id: later, component: Input}]\n"
        "callbacks: [{call: shop.fetch, inputs: la‸ter.value, outputs: out.children}]\n"
    )
    place = editor.open(text)
    assert places(editor, place.definitions()) == [(2, "later")]
    assert place.hover().startswith("**later**: an `Input` on line 3")
    assert place.rename("soon") == text.replace("la‸ter", "soon").replace("id: later", "id: soon")
    assert (
        "Dropdown"
        in editor.open(text.replace("la‸ter", "later").replace("component: Input", "component: ‸")).complete()
    )


def test_a_method_behind_dots_is_found_as_behind_a_colon(editor: Editor) -> None:
    spec = SPEC.replace("shop:shop.open", "shop.shop.op‸en")
    (place,) = editor.open(spec).definitions()
    assert place.uri == editor.uri("shop.py")
    assert "open" in editor.open(spec.replace("op‸en", "‸")).complete()
