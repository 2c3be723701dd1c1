"""Suggestions only when right (diagnostics.md rule 6)."""

import pytest

from dashc.diagnostics.rules.bad_component_name import shadows_catalogue
from dashc.diagnostics.suggest import did_you_mean, one_of, suggest
from dashc.ir.span import Span

PROPS = (
    *("value", "options", "multi", "clearable", "searchable", "placeholder", "disabled", "debounce", "children"),
    *("class", "style", "title", "hidden", "min", "max", "step", "marks", "figure", "config", "responsive"),
    *("interval", "n_intervals", "storage_type", "data", "labels", "label", "table", "inline"),
    *("graph", "graphs", "telephone"),
)
TYPOS = {
    "Grafs": "graphs",
    "graf": "graph",
    "telefone": "telephone",
    "grahp": "graph",
    "valeu": "value",
    "vlaue": "value",
    "values": "value",
    "Value": "value",
    "option": "options",
    "optoins": "options",
    "mutli": "multi",
    "clearble": "clearable",
    "searcheable": "searchable",
    "place-holder": "placeholder",
    "placehoder": "placeholder",
    "disable": "disabled",
    "debonce": "debounce",
    "childern": "children",
    "child_ren": "children",
    "clas": "class",
    "syle": "style",
    "tilte": "title",
    "hiden": "hidden",
    "mark": "marks",
    "figrue": "figure",
    "conifg": "config",
    "responsiv": "responsive",
    "intervall": "interval",
    "nintervals": "n_intervals",
    "n-intervals": "n_intervals",
    "storageType": "storage_type",
    "lable": "label",
    "tabel": "table",
    "in_line": "inline",
}
UNRELATED = (
    "apple", "banana", "zebra", "window", "question", "colour", "href", "xyz", "onclick", "width", "height", "foobar",
    "method", "a", "ab", "id", "ok", "q", "router", "author",
)  # fmt: skip


@pytest.mark.parametrize("typo", TYPOS)
def test_the_first_suggestion_is_the_name_that_was_meant(typo: str) -> None:
    assert suggest(typo, PROPS)[0] == TYPOS[typo]


@pytest.mark.parametrize("word", UNRELATED)
def test_nothing_is_suggested_for_other_words(word: str) -> None:
    assert suggest(word, PROPS) == ()


def test_help_names_the_likely_else_all_where_they_are_few_else_nothing() -> None:
    assert did_you_mean("valeu", PROPS) == ("did you mean `value`?",)
    assert did_you_mean("zzz", ["one", "two"]) == ("use `one` or `two`",)
    assert did_you_mean("zzz", ["one"]) == ("use `one`",)
    assert did_you_mean("zzz", PROPS) == ()


def test_a_list_of_names_is_english() -> None:
    assert one_of(["a", "b", "c"]) == "`a`, `b` or `c`"


def test_the_name_offered_for_a_component_of_the_specs_own_is_one() -> None:
    for name in ("a", "Graph"):
        finding = shadows_catalogue(Span("app.yaml", 1, 1, 1, 2), name)
        assert finding.help == (f"choose another name, such as `My{name[0].upper()}{name[1:]}`",)
