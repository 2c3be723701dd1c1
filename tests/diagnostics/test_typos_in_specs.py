"""A typo in each kind of name, through the whole linter: the first suggestion is what was meant (rule 6)."""

import re
from pathlib import Path

import pytest

from dashc.pipeline import check

FILES = {
    "app.yaml": """\
dashc: 1
app: {title: Cities, theme: dark, lang: en}
vars: {country: Italy, capital: Rome}
include: [parts/shared.yaml]
components:
  Field:
    params: {caption: {type: string}, kind: {enum: [text, number]}}
    layout: {label: ["${caption}", $children, p: "${kind}"]}
layout:
  - Field: {caption: City, kind: text, children: [Input: {id: city, value: "${capital}", type: text}]}
  - Dropdown: &chooser {id: region, aria-label: Region, options: [{label: A, value: 1, disabled: true}]}
  - section: {id: result, class: wide}
  - $for: {number: [1, 2]}
    $do: {p: {title: "${number}"}}
  - $if: country
    $then: {p: {hidden: {$from: functions.HIDDEN}}}
  - p: {title: {$call: functions.show, inputs: city.value}}
dynamic:
  - {id: later, component: Checklist}
callbacks:
  - call: functions.update
    inputs: {city: city.value, region: {id: region, property: value}}
    outputs: result.children
    prevent_initial_call: true
""",
    "parts/shared.yaml": "vars: {shared: yes-please}\n",
    "functions.py": (
        "HIDDEN = False\n\n\ndef show(text):\n    return text\n\n\ndef update(city, region):\n    return city\n"
    ),
}
TYPOS = {
    "a top-level key": ("callbacks:", "callbaks:", "callbacks"),
    "a key of app": ("title: Cities", "titel: Cities", "title"),
    "a theme": ("dark", "drak", "dark"),
    "an included file": ("parts/shared", "parts/sharde", "parts/shared.yaml"),
    "a key of a component": ("params:", "parmas:", "params"),
    "a parameter in the body": ("${caption}", "${captoin}", "caption"),
    "a variable": ("${capital}", "${captial}", "capital"),
    "a variable of a condition": ("$if: country", "$if: contry", "country"),
    "a loop variable": ("${number}", "${nubmer}", "number"),
    "a component of one's own": ("- Field:", "- Feild:", "Field"),
    "an argument": ("{caption: City", "{captoin: City", "caption"),
    "an argument's choice": ("kind: text,", "kind: txet,", "text"),
    "a component": ("Dropdown:", "Dropdwon:", "Dropdown"),
    "an element": ("section:", "secton:", "section"),
    "a prop": ('value: "', 'valeu: "', "value"),
    "a prop of an element": ("class:", "clas:", "class"),
    "a choice": ("type: text}]", "type: txet}]", "text"),
    "an attribute of WAI-ARIA": ("aria-label:", "aria-lable:", "aria-label"),
    "a key of an option": ("disabled:", "disbaled:", "disabled"),
    "a directive of a list": ("$do:", "$od:", "$do"),
    "a directive of a value": ("$from:", "$form:", "$from"),
    "an inline callback": ("$call:", "$cal:", "$call"),
    "a component of dynamic": ("component: Checklist", "component: Checklits", "Checklist"),
    "a key of dynamic": ("{id: later, component", "{id: later, compnent", "component"),
    "a key of a callback": ("outputs:", "ouptuts:", "outputs"),
    "a key that is no part of callbacks only": ("prevent_initial_call", "prevent_inital_call", "prevent_initial_call"),
    "an id": ("city: city.value", "city: ctiy.value", "city"),
    "a prop of a reference": ("result.children", "result.chlidren", "children"),
    "an id in the long form": ("{id: region, property", "{id: regoin, property", "region"),
    "a key of the long form": ("property: value", "proprety: value", "property"),
    "a module": ("functions.update", "funtcions.update", "functions"),
    "a function": ("functions.update", "functions.udpate", "update"),
    "a name of an argument": ("{city: city.value", "{ctiy: city.value", "city"),
    "an alias": ("x-a: *chooser", "x-a: *choosre", "chooser"),
}


def write(folder: Path, spec: str) -> Path:
    for name, text in {**FILES, "app.yaml": spec}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    return folder / "app.yaml"


def test_the_spec_without_typos_is_clean(tmp_path: Path) -> None:
    assert check(write(tmp_path, FILES["app.yaml"] + "x-a: *chooser\n")).sink.sorted() == []


@pytest.mark.parametrize("kind", TYPOS)
def test_the_first_suggestion_for_a_typo_is_what_was_meant(kind: str, tmp_path: Path) -> None:
    before, after, meant = TYPOS[kind]
    text = FILES["app.yaml"] + "x-a: *chooser\n"
    assert text.count(before) == 1
    findings = check(write(tmp_path, text.replace(before, after))).sink.sorted()
    helps = [help for finding in findings for help in finding.help]
    suggested = re.findall(r"`\*?([^`]+)`", " ".join(helps))
    assert suggested[:1] == [meant], [finding.headline for finding in findings]
