"""The labels of options are nodes: checked, expanded and drawn like those of the layout (language.md section 3)."""

from pathlib import Path

import pytest

from dashc.generate.layout import layout_nodes
from tests.expand.expanding import compiled, places, section

HEAD = "dashc: 1\n"
OWN = (
    "vars: {word: Red, choices: [{label: {Tag: {text: red}}, value: r}]}\n"
    "components: {Tag: {params: {text: {type: string}}, layout: {b: '${text}'}}}\n"
)


def options(folder: Path, given: str) -> object:
    spec = f"{HEAD}{OWN}layout:\n  - Checklist: {{aria-label: x, options: {given}}}\n  - p: '${{word}}'\n"
    return section(folder, "layout", spec)[0]["Checklist"]["options"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("[{label: {Tag: {text: red}}, value: r}]", [{"label": {"b": "red"}, "value": "r"}]),
        ("[{label: [a, {Tag: {text: red}}], value: r}]", [{"label": ["a", {"b": "red"}], "value": "r"}]),
        ("{r: {Tag: {text: red}}, g: green}", {"r": {"b": "red"}, "g": "green"}),
        ("'${choices}'", [{"label": {"b": "red"}, "value": "r"}]),
        (
            "[{$for: {c: [red]}, $do: {label: {Tag: {text: '${c}'}}, value: '${c}'}}]",
            [{"label": {"b": "red"}, "value": "red"}],
        ),
        ("[{label: {$if: word, $then: {Tag: {text: red}}}, value: r}]", [{"label": {"b": "red"}, "value": "r"}]),
        ("[{label: '${word}', value: r}, plain]", [{"label": "Red", "value": "r"}, "plain"]),
    ],
)
def test_components_of_the_spec_stand_in_labels(tmp_path: Path, given: str, expected: object) -> None:
    assert options(tmp_path, given) == expected


@pytest.mark.parametrize(
    ("label", "code", "text"),
    [
        ("{bb: x}", "DC301", "bb"),
        ("{b: {clas: x}}", "DC302", "clas"),
        ("[a, {Input: {valeu: q}}]", "DC302", "valeu"),
        ("{div: {h1: Title}}", "DC310", "h1"),
        ("{Tag: {txt: a}}", "DC320", "txt"),
        ("{b: x, i: y}", "DC309", "i"),
        ("[true]", "DC309", "true"),
        ("{Tag: {text: 5}}", "DC203", "5"),
    ],
)
@pytest.mark.parametrize("form", ["[{{label: {}, value: a}}, b]", "{{a: {}}}"])
def test_a_mistake_in_a_label_is_one_finding_there(tmp_path: Path, form: str, label: str, code: str, text: str) -> None:
    spec = (
        f"{HEAD}components: {{Tag: {{params: {{text: {{type: string}}}}, layout: {{b: '${{text}}'}}}}}}\n"
        f"layout:\n  - Dropdown: {{aria-label: x, options: {form.format(label)}}}\n  - Tag: {{text: a}}\n"
    )
    assert [(found, said) for found, said, _ in places(compiled(tmp_path, spec))] == [(code, text)]


def test_a_label_hides_no_unknown_id(tmp_path: Path) -> None:
    spec = (
        f"{HEAD}layout: [Checklist: {{aria-label: x, options: [{{label: {{b: x}}, value: a}}]}}]\n"
        "callbacks: [{call: app.f, inputs: no.value}]\n"
    )
    assert [code for code, *_ in places(compiled(tmp_path, spec))] == ["DC401"]


def test_what_draws_a_label_is_in_the_app(tmp_path: Path) -> None:
    options = "[{label: {div: [Markdown: '*x*']}, value: a}]"
    compilation = compiled(tmp_path, f"{HEAD}layout: [Checklist: {{aria-label: x, options: {options}}}]\n")
    assert compilation.plan is not None
    assert layout_nodes(compilation.plan).types == {"Checklist", "div", "Markdown"}
