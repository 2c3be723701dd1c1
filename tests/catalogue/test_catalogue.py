"""The catalogue: its files are whole, and what they say of a prop is what the phases get."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dashc.catalogue import load_catalogue, schemas_folder
from dashc.runtime.checks import check
from dashc.runtime.markup import FUNCTIONS

CATALOGUE = load_catalogue()
SCHEMA = json.loads((schemas_folder() / "component.schema.json").read_text())
COMPONENTS = sorted(CATALOGUE.components)
PROPS = [
    pytest.param(prop, id=f"{name}.{prop.name}")
    for name, component in sorted(CATALOGUE.components.items())
    for prop in component.props.values()
]


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_entry_is_valid(name: str) -> None:
    entry = json.loads((schemas_folder() / "components" / f"{name}.json").read_text())
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(entry)] == []
    assert entry["name"] == name


def test_the_schema_of_entries_knows_the_functions_that_the_markup_has() -> None:
    assert SCHEMA["$defs"]["call"]["properties"]["$fn"]["enum"] == sorted(FUNCTIONS)


@pytest.mark.parametrize("prop", PROPS)
def test_every_schema_is_a_schema_and_accepts_the_default(prop: Any) -> None:
    Draft202012Validator.check_schema(dict(prop.schema))
    assert check(prop.schema, prop.default) is None


def test_every_component_of_the_chapter_is_there() -> None:
    assert COMPONENTS == [
        "Checklist",
        "Dropdown",
        "Graph",
        "Input",
        "Interval",
        "Markdown",
        "RadioItems",
        "RangeSlider",
        "Slider",
        "Store",
    ]


def test_references_to_shared_schemas_are_inlined() -> None:
    assert "$ref" not in json.dumps(CATALOGUE.runtime(COMPONENTS)["components"])


def test_what_makes_or_frames_the_document_is_no_element() -> None:
    absent = "html head body base title meta link script style noscript template frame frameset center font marquee"
    assert [name for name in absent.split() if CATALOGUE.type(name)] == []


def test_void_elements_take_no_children() -> None:
    assert CATALOGUE.elements["br"].void
    assert CATALOGUE.elements["br"].prop("children") is None
    assert CATALOGUE.elements["div"].props["children"].nodes


def test_an_element_has_its_own_attributes_and_the_global_ones() -> None:
    a = CATALOGUE.elements["a"]
    assert a.props["href"].url
    assert a.props["tabindex"].description
    assert a.prop("colspan") is None
    assert a.prop("align") is None


def test_data_attributes_are_open_and_aria_ones_are_not() -> None:
    for name in ("div", "Dropdown"):
        kind = CATALOGUE.type(name)
        assert kind is not None
        assert kind.prop("data-anything") is not None
        assert kind.prop("data-") is None
        assert kind.prop("aria-label") is not None
        assert kind.prop("aria-lable") is None


def test_the_id_is_no_prop_and_handlers_are_none() -> None:
    assert CATALOGUE.elements["button"].prop("id") is None
    assert CATALOGUE.elements["button"].prop("onclick") is None


def test_clicks_on_an_element_are_events_that_the_user_sets() -> None:
    prop = CATALOGUE.elements["button"].props["n_clicks"]
    assert (prop.user, prop.event, prop.default) == (True, True, None)


@pytest.mark.parametrize(
    ("attribute", "value", "is_right"),
    [
        ("input.disabled", True, True),
        ("input.disabled", "yes", False),
        ("input.type", "number", True),
        ("input.type", "numbr", False),
        ("td.colspan", 2, True),
        ("td.colspan", "2", True),
        ("td.colspan", "two", False),
        ("div.hidden", "until-found", True),
        ("div.hidden", True, True),
        ("div.hidden", "no", False),
        ("div.draggable", True, True),
        ("div.contenteditable", "plaintext-only", True),
        ("a.download", True, True),
        ("a.download", "figures.csv", True),
        ("a.href", 5, False),
        ("img.alt", 5, True),
        ("button.type", "submit", True),
        ("article.itemscope", True, True),
        ("article.itemscope", "yes", False),
        ("article.itemtype", "https://schema.org/Person", True),
        ("article.itemid", "urn:isbn:0-330-34032-8", True),
        ("article.itemref", "name address", True),
        ("span.itemprop", "name", True),
    ],
)
def test_attributes_take_the_values_that_html_gives_them(attribute: str, value: Any, is_right: bool) -> None:
    element, name = attribute.split(".")
    assert (check(CATALOGUE.elements[element].props[name].schema, value) is None) == is_right


def test_the_defaults_are_dashs() -> None:
    assert CATALOGUE.components["Interval"].defaults() == {
        "interval": 1000,
        "n_intervals": 0,
        "max_intervals": -1,
        "disabled": False,
    }


def test_the_emitted_apps_catalogue_holds_no_documentation_and_the_asked_for_components_only() -> None:
    runtime = CATALOGUE.runtime(["Slider", "div"])
    assert list(runtime["components"]) == ["Slider"]
    assert '"description"' not in json.dumps(runtime)
    assert runtime["elements"]["br"]["void"] is True


def test_the_files_of_elements_are_sorted_so_that_a_new_version_of_the_data_reads_as_a_diff() -> None:
    elements = json.loads((schemas_folder() / "elements.json").read_text())
    assert list(elements["elements"]) == sorted(elements["elements"])
    assert all(list(e["attributes"]) == sorted(e["attributes"]) for e in elements["elements"].values())
    assert all(e["description"] for e in elements["elements"].values())
    assert (schemas_folder() / "elements.json").stat().st_size < 500_000
