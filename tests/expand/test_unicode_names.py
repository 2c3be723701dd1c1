"""Names may be written in any script."""

from pathlib import Path

import pytest

from dashc.pipeline import check

NAMES = (
    "größe",
    "naïve-Liste",
    "имя",
    "όνομα",
    "שם",
    "عنوان",
    "नाम_हिन्दी",
    "ชื่อ",
    "名前",
    "이름",
    "ｎａｍｅ",
    "_é",
    "é2",
)
COMPONENTS = ("Größe", "Überblick", "Имя", "Όνομα", "שם", "عنوان", "हिन्दी", "名前", "이름")
BAD = {
    "grüße an": "grüße_an",
    "preis(€)": "preis",
    "größe.neu": "größe_neu",
    "2größe": "_2größe",
    "größe!": "größe",
    "名前:": "名前",
}


def findings(text: str, tmp_path: Path) -> list[str]:
    spec = tmp_path / "spec.yaml"
    spec.write_text(text, encoding="utf-8")
    return [f"{finding.code} {finding.headline} {finding.help}" for finding in check(spec).sink.sorted()]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_script_is_one_for_all_that_has_a_name(name: str, tmp_path: Path) -> None:
    text = f"""dashc: 1
vars: {{{name}: {{{name}: [Rome]}}}}
components:
  Card: {{params: {{{name}-p: {{type: string}}}}, layout: {{p: "${{{name}-p}}"}}}}
layout:
  - $for: {{{name}-l: "${{{name}.{name}}}"}}
    $do: {{p: {{id: "{name}-${{{name}-l}}", children: "${{{name}-l}} ${{{name}.{name}.0}}"}}}}
  - $if: {name}.{name}
    $then: {{Card: {{{name}-p: x}}}}
  - p: {{id: {name}}}
"""
    assert findings(text, tmp_path) == []


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_of_the_specs_own_too(name: str, tmp_path: Path) -> None:
    text = f"dashc: 1\ncomponents: {{{name}: {{layout: x}}}}\nlayout: [{name}: ]\n"
    assert findings(text, tmp_path) == []


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_name_gets_the_nearest_one(name: str, tmp_path: Path) -> None:
    (found,) = findings(f'dashc: 1\nvars: {{"{name}": 1}}\nlayout: [p: x]\n', tmp_path)
    assert f"write `{BAD[name]}`" in found


def test_a_custom_property_of_css_too(tmp_path: Path) -> None:
    text = 'dashc: 1\nlayout: [p: {style: {--größe: 1px, width: "var(--größe)"}}, p: {style: "--größe: 1px"}]\n'
    assert findings(text, tmp_path) == []
