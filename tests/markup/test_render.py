"""Nodes to HTML: what is shown, and that nothing hostile is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashc.catalogue import load_catalogue
from dashc.runtime.attributes import attributes_of
from dashc.runtime.render import Hole, Renderer, Scope

CATALOGUE = load_catalogue()
RENDERER = Renderer(CATALOGUE.runtime(CATALOGUE.components))
CORPUS = json.loads((Path(__file__).parent / "corpus.json").read_text())


def html(node: Any, scope: Scope | None = None, *, trusted: bool = True) -> str:
    return RENDERER.html(node, scope or Scope("b"), trusted=trusted)


# --- text and fragments ---


@pytest.mark.parametrize(
    ("node", "shown"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        (1.0, "1"),
        (16**16, "18446744073709552000"),
        (float("nan"), ""),
        (None, ""),
        (True, ""),
        (["a", ["b", None, 2]], "ab2"),
        ({"p": "text"}, "<p>text</p>"),
        ({"p": ["a", {"b": "c"}]}, "<p>a<b>c</b></p>"),
        ({"br": None}, "<br>"),
        ({"p": {"children": 5}}, "<p>5</p>"),
        ({"a": 1, "b": 2}, ""),
        ({"script": "alert(1)"}, ""),
        ({"Unknown": "x"}, ""),
        ({}, ""),
        ("a\r\nb", "a&#13;\nb"),
        ("\x00\ud800", "\ufffd\ufffd"),
    ],
)
def test_a_node_is_shown_as_the_grammar_says(node: Any, shown: str) -> None:
    assert html(node) == shown


def test_a_table_gets_the_groups_that_a_parser_would_insert() -> None:
    table = {"table": [{"col": None}, {"tr": [{"td": 1}]}, None, {"tr": [{"td": 2}]}, {"tfoot": [{"tr": [{"td": 3}]}]}]}
    assert html(table) == (
        "<table><colgroup><col></colgroup><tbody><tr><td>1</td></tr><tr><td>2</td></tr></tbody>"
        "<tfoot><tr><td>3</td></tr></tfoot></table>"
    )


def test_the_line_feed_that_a_parser_takes_off_is_there_twice() -> None:
    assert html({"pre": "\na"}) == "<pre>\n\na</pre>"
    assert html({"pre": "a\n"}) == "<pre>a\n</pre>"


def test_a_text_area_holds_text_only_and_an_iframe_nothing() -> None:
    assert html({"textarea": ["a", {"b": "c"}]}) == "<textarea>a</textarea>"
    assert html({"iframe": "a"}) == "<iframe></iframe>"


def test_a_component_of_dash_is_accepted_as_object_and_as_json() -> None:
    as_json = {"type": "Div", "namespace": "dash_html_components", "props": {"className": "c", "children": "x"}}

    class Component:
        def to_plotly_json(self) -> dict[str, Any]:
            return as_json

    assert html(Component()) == html(as_json) == '<div class="c">x</div>'


def test_deep_nodes_do_not_exhaust_the_stack() -> None:
    node: Any = "x"
    for _ in range(120):
        node = {"div": [node]}
    assert html(node).count("<div>") == 120


def test_an_unknown_component_is_told_in_development_only() -> None:
    development = Renderer(CATALOGUE.runtime([]), development=True)
    assert "Unknown component `Dropdwn`." in development.html({"Dropdwn": None}, Scope("b"))


# --- attributes ---


@pytest.mark.parametrize(
    ("props", "attributes"),
    [
        ({"disabled": True, "hidden": False, "title": None}, {"disabled": ""}),
        ({"aria-hidden": True, "data-x": False}, {"aria-hidden": "true", "data-x": "false"}),
        ({"draggable": False, "contentEditable": True}, {"draggable": "false", "contenteditable": "true"}),
        ({"className": "a", "htmlFor": "b", "tabIndex": 0}, {"class": "a", "for": "b", "tabindex": "0"}),
        ({"class": ["a", None, "", False, "b"]}, {"class": "a b"}),
        ({"title": ["x"], "lang": {"a": 1}}, {}),
        ({"onclick": "x", "onClick": "x", "ONLOAD": "x"}, {}),
        ({"a b": "x", "a=b": "x", '"': "x", "": "x", "1a": "x"}, {}),
        ({"value": 1.50}, {"value": "1.5"}),
        ({"href": "javascript:x", "title": "kept"}, {"title": "kept"}),
    ],
)
def test_attributes_are_written_as_html_wants_them(props: dict[str, Any], attributes: dict[str, str]) -> None:
    assert attributes_of("div", props) == attributes


def test_html_of_somebody_elses_runs_nothing_unless_the_spec_says_so() -> None:
    assert attributes_of("iframe", {"srcdoc": "x"}) == {"srcdoc": "x", "sandbox": ""}
    assert attributes_of("iframe", {"srcdoc": "x", "sandbox": "allow-forms"})["sandbox"] == "allow-forms"


@pytest.mark.parametrize(
    ("given_id", "written"),
    [
        ("a", ' id="a"'),
        ({"b": 1, "a": "x"}, ' id="{&quot;a&quot;:&quot;x&quot;,&quot;b&quot;:1}"'),
        ("@/0/div", ""),
        ("", ""),
    ],
)
def test_an_id_is_written_unless_it_is_the_compilers(given_id: Any, written: str) -> None:
    assert html({"div": {"id": given_id}}) == f"<div{written}></div>"


# --- styles ---


def test_a_style_becomes_a_rule_on_a_mark_and_equal_styles_share_it() -> None:
    scope = Scope("b")
    shown = html(
        [{"p": {"style": "color: red"}}, {"p": {"style": {"color": "red"}}}, {"p": {"style": {"top": 5}}}], scope
    )
    assert shown == '<p data-s="b1"></p><p data-s="b1"></p><p data-s="b2"></p>'
    assert scope.rules == ['[data-s="b1"]:not(#_){color:red}', '[data-s="b2"]:not(#_){top:5px}']


def test_a_style_on_a_component_goes_over_the_components_own() -> None:
    scope = Scope("b")
    html({"Graph": {"style": {"height": "50vh", "width": 300}}}, scope)
    assert scope.rules == ['[data-s="b1"]:not(#_){height:50vh;width:300px}']


# --- the compiler's nodes ---


def test_a_component_of_the_manifest_carries_its_id_or_its_number() -> None:
    assert html({"div": {"$component": 3}}) == '<div data-dx="3"></div>'
    assert html({"div": {"$component": 3, "id": "a"}}) == '<div id="a"></div>'
    assert html({"div": {"$component": 3, "id": "@/0"}}) == '<div data-dx="3"></div>'


def test_current_values_go_before_what_the_layout_says() -> None:
    scope = Scope("p", {0: {"children": ["new"], "title": "t"}})
    assert html({"div": {"$component": 0, "children": "old"}}, scope) == '<div title="t" data-dx="0">new</div>'


def test_what_may_still_be_written_is_busy() -> None:
    assert html({"div": {"$component": 0}}, Scope("p", busy={0})) == (
        '<div data-dx="0" aria-busy="true" data-dash-is-loading="true"></div>'
    )


def test_private_props_of_a_callbacks_nodes_count_for_nothing() -> None:
    scope = Scope("p", {0: {"children": {"Markdown": {"$html": "<script>", "$component": 7, "children": "x"}}}})
    shown = html({"div": {"$component": 0}}, scope)
    assert shown == '<div data-dx="0"><div class="dx-markdown">x</div></div>'


def test_literal_markdown_is_shown_as_the_compiler_made_it() -> None:
    assert html({"Markdown": {"children": "*x*", "$html": "<p><em>x</em></p>"}}) == (
        '<div class="dx-markdown"><p><em>x</em></p></div>'
    )


def test_markdown_that_a_callback_wrote_shows_its_source_until_the_client_renders_it() -> None:
    node = {"Markdown": {"$component": 0, "children": "old", "$html": "<p>old</p>"}}
    assert html(node, Scope("p", {0: {"children": ["*new*", "<b>"]}})) == (
        '<div class="dx-markdown" data-dx="0">*new*\n&lt;b&gt;</div>'
    )


def test_the_outermost_components_that_wait_are_holes() -> None:
    inner = {"p": {"$component": 1}}
    waiting = {"div": {"$component": 2, "children": [{"i": {"$component": 3}}]}}
    parts = RENDERER.chunks(["a", "b", {"main": [inner, waiting, "c"]}], {2, 3}, Scope("b"))
    assert parts == ['ab<main><p data-dx="1"></p>', Hole(waiting), "c</main>"]


def test_rows_that_wait_are_holes_in_their_group() -> None:
    row = {"tr": {"$component": 0}}
    assert RENDERER.chunks({"table": [row]}, {0}, Scope("b")) == ["<table><tbody>", Hole(row), "</tbody></table>"]


def test_private_keys_are_the_components_number_or_counted() -> None:
    assert 'name="_dx-4"' in html({"RadioItems": {"$component": 4, "options": ["a"]}})
    scope = Scope("p")
    names = [html({"RadioItems": {"options": ["a"]}}, scope).split('name="')[1].split('"')[0] for _ in range(2)]
    assert names == ["_dx-p1", "_dx-p2"]


# --- components ---


def test_an_input_is_the_input_itself() -> None:
    shown = html({"Input": {"id": "name", "value": 3, "type": "number", "min": 0, "aria-label": "Age", "class": "own"}})
    assert shown == (
        '<input class="dx-input own" type="number" min="0" step="any" value="3" autocomplete="off" aria-label="Age"'
        ' id="name">'
    )


def test_a_default_that_is_set_to_null_is_unset() -> None:
    assert "autocomplete" not in html({"Input": {"autoComplete": None}})


def test_a_dropdown_draws_its_selection_only() -> None:
    shown = html({"Dropdown": {"options": [str(i) for i in range(10_000)], "value": "7", "aria-label": "Number"}})
    assert shown.count("<") < 20
    assert '<span class="dx-dropdown-value">7</span>' in shown
    assert 'aria-label="Number"' in shown
    assert 'aria-expanded="false"' in shown


def test_several_chosen_values_are_drawn_in_their_order_and_counted() -> None:
    shown = html({"Dropdown": {"options": {"a": "A", "b": "B"}, "value": ["b", "a", "gone"], "multi": True}})
    assert '<span class="dx-dropdown-item">B</span><span class="dx-dropdown-item">A</span>' in shown
    assert '<span class="dx-dropdown-count">2 selected</span>' in shown
    assert 'aria-label="Clear selection"' in shown


def test_a_great_selection_is_cut() -> None:
    many = list(range(500))
    shown = html({"Dropdown": {"options": many, "value": many, "multi": True}})
    assert shown.count("dx-dropdown-item") == 100
    assert "500 selected" in shown


def test_choices_are_checked_by_equality_of_json() -> None:
    shown = html({"RadioItems": {"options": [1, True, "1"], "value": 1.0}})
    assert shown.count("checked") == 1
    assert 'value="0" checked' in shown


def test_the_label_of_an_option_may_be_nodes_and_is_never_markup() -> None:
    label = {"b": ["x", {"$": "value"}, {"$html": "<i>"}]}
    shown = html({"Checklist": {"options": [{"label": label, "value": 1}]}})
    assert '<span class="dx-option-label"><b>x</b></span>' in shown


def test_a_slider_is_drawn_right_before_any_script_runs() -> None:
    scope = Scope("b")
    shown = html({"Slider": {"min": 0, "max": 10, "value": 2.5, "step": 0.5, "marks": {"5": "half"}}}, scope)
    assert 'type="range" class="dx-slider-handle" data-handle="0" min="0" max="10" step="0.5" value="2.5"' in shown
    assert '[data-s="b1"]:not(#_){--dx-from:0;--dx-to:0.25}' in scope.rules
    assert '<span class="dx-slider-mark" data-s="b3">half</span>' in shown


def test_a_slider_without_a_step_keeps_to_its_marks_and_shows_no_field() -> None:
    shown = html(
        {"Slider": {"min": 1952, "max": 2007, "step": None, "value": 1952, "marks": {"1952": "1952", "2007": "2007"}}}
    )
    assert 'step="any"' in shown
    assert "dx-slider-number" not in shown


def test_each_handle_has_a_name_of_its_own() -> None:
    shown = html({"RangeSlider": {"min": 0, "max": 9, "value": [1, 2], "aria-label": "Price"}})
    assert 'role="group" aria-label="Price"' in shown
    assert 'aria-label="Price minimum"' in shown
    assert 'aria-label="Price maximum"' in shown


def test_a_chart_has_its_place_and_its_name_before_it_is_drawn() -> None:
    scope = Scope("b")
    shown = html({"Graph": {"id": "g", "figure": {"layout": {"height": 300, "title": {"text": "Sales"}}}}}, scope)
    assert shown == '<div class="dx-graph" role="figure" aria-label="Sales" id="g" data-s="b1"></div>'
    assert scope.rules == ['[data-s="b1"]:not(#_){height:300px}']


def test_what_shows_nothing_is_hidden() -> None:
    assert html([{"Store": {"id": "s"}}, {"Interval": {"id": "i"}}]) == (
        '<div class="dx-store" hidden id="s"></div><div class="dx-interval" hidden id="i"></div>'
    )


# --- hostility ---


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case["type"])
def test_nothing_hostile_gets_through(case: dict[str, Any], assert_harmless: Callable[[str], None]) -> None:
    scope = Scope("b")
    assert_harmless(html({case["type"]: case["props"]}, scope, trusted=False))
    for rule in scope.rules:
        assert rule.count("{") == rule.count("}") == 1
        assert not set(rule) & set("<>@\\\n")


def test_the_corpus_has_every_prop_of_every_component() -> None:
    used: dict[str, set[str]] = {}
    for case in CORPUS:
        used.setdefault(case["type"], set()).update(case["props"])
    silent = {"strict"}
    for name, component in CATALOGUE.components.items():
        own = set(CATALOGUE.raw(name)["props"]) - silent
        seldom = {
            prop
            for prop in own
            if component.props[prop].readonly or prop in ("animation_options", "extendData", "prependData")
        }
        assert own - seldom - used[name] == set(), name


_texts = st.text(st.sampled_from(list("<>&\"'=/ \n\r\t\0-!;:{}()[]#\\ax0\ud800é")), max_size=12)
_json = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | _texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_texts, inner, max_size=3),
    max_leaves=8,
)


@given(
    kind=st.sampled_from([*sorted(CATALOGUE.components), "div", "a", "table", "textarea", "iframe", "input", "pre"]),
    props=st.dictionaries(
        st.sampled_from(
            [
                "children",
                "options",
                "value",
                "marks",
                "style",
                "class",
                "id",
                "href",
                "min",
                "max",
                "step",
                "labels",
                "figure",
                "tooltip",
                "placeholder",
                "data-x",
                "aria-label",
                "title",
            ]
        )
        | _texts,
        _json,
        max_size=5,
    ),
)
def test_any_value_gives_harmless_html(
    assert_harmless: Callable[[str], None], kind: str, props: dict[str, Any]
) -> None:
    scope = Scope("b")
    assert_harmless(html({kind: props}, scope, trusted=False))
    assert all(rule.count("{") == rule.count("}") == 1 for rule in scope.rules)
