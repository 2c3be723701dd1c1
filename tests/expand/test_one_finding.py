"""One mistake in what a spec reuses is one finding, however much it touches (diagnostics.md rule 4)."""

from pathlib import Path

import pytest

from tests.expand.expanding import compiled, places

HEAD = "dashc: 1\n"
FIELD = "Field: {params: {name: {}, kind: {default: text}}, layout: {Input: {id: 'in-${name}', type: '${kind}'}}}"
USES = "layout: [{h1: '${title}'}, {p: '${title} ${note}'}, {Field: {name: a}}, {Field: {name: b}}]\n"
CALLBACKS = "callbacks: [{call: app.f, inputs: [in-a.value, in-b.value]}]\n"
VARS = "vars: {title: T, note: N}\n"
PARTS = f"{VARS}components: {{{FIELD}}}\n"


def found(folder: Path, spec: str, **files: str) -> list[tuple[str, str]]:
    return [(code, text) for code, text, _ in places(compiled(folder, spec, **files))]


@pytest.mark.parametrize(
    ("spec", "parts", "code", "text"),
    [
        (f"varrs: {{title: T, note: N}}\ncomponents: {{{FIELD}}}\n", "", "DC201", "varrs"),
        (f"{VARS}componnents: {{{FIELD}}}\n", "", "DC201", "componnents"),
        ("incllude: [parts.yaml]\n", PARTS, "DC201", "incllude"),
        ("include: [parts.yaml]\n", PARTS.replace("vars", "varrs"), "DC201", "varrs"),
        ("include: [parts.yaml]\n", PARTS.replace("components", "componnents"), "DC201", "componnents"),
        ("include: parts.yaml\n", PARTS, "DC203", "parts.yaml"),
        ("include: [5, parts.yaml]\n", PARTS.replace(VARS, ""), "DC203", "5"),
        ("include: ['${x}.yaml']\n", PARTS, "DC121", "'${x}.yaml'"),
        ("include: [parts.yaml]\n", "- text\n", "DC110", "- text"),
    ],
)
def test_a_section_that_is_not_read_leaves_its_names_unknown(
    tmp_path: Path, spec: str, parts: str, code: str, text: str
) -> None:
    assert found(tmp_path, f"{HEAD}{spec}{USES}{CALLBACKS}", parts=parts) == [(code, text)]


@pytest.mark.parametrize(
    ("change", "code", "text"),
    [
        (("params:", "paraams:"), "DC201", "paraams"),
        (("{default: text}", "{enum: [text, number], default: texxt}"), "DC204", "texxt"),
        (("kind: {default: text}", "kind: {enum: [text, number], defaault: text}"), "DC325", "defaault"),
        (("kind: {default: text}", "kind: {type: strng}"), "DC325", "strng"),
    ],
)
def test_a_mistake_in_the_parameters_is_one_finding(
    tmp_path: Path, change: tuple[str, str], code: str, text: str
) -> None:
    spec = f"{HEAD}{PARTS.replace(*change)}{USES}{CALLBACKS}"
    assert found(tmp_path, spec) == [(code, text)]


def test_children_as_a_parameter_are_one_finding(tmp_path: Path) -> None:
    box = "components: {Box: {params: {children: {}}, layout: {div: ['${children}']}}}\n"
    spec = f"{HEAD}{box}layout: [{{Box: hi}}, {{Box: [p: {{id: a}}]}}]\ncallbacks: [{{call: app.f, inputs: a.title}}]\n"
    assert found(tmp_path, spec) == [("DC122", "children")]


@pytest.mark.parametrize("name", ["childdren", "chidlren", "something"])
def test_what_stands_below_an_unknown_argument_is_not_missed(tmp_path: Path, name: str) -> None:
    box = f"components: {{Panel: {{layout: {{div: [$children]}}}}, {FIELD}}}\n"
    spec = f"{HEAD}{box}layout: [Panel: {{{name}: [{{Field: {{name: a}}}}, {{Field: {{name: b}}}}]}}]\n{CALLBACKS}"
    assert found(tmp_path, spec) == [("DC320", name)]


@pytest.mark.parametrize(
    ("item", "code", "text"),
    [
        ("{p: hi, $then: a, $else: b}", "DC202", "$then"),
        ("{$do: {}, p: hi, div: ho}", "DC202", "$do"),
        ("{$for: {_i: [1]}, $do: a, p: hi, div: ho}", "DC201", "p"),
        ("{$if: title, p: hi, $thn: ho}", "DC314", "$thn"),
        ("{$include: a.yaml, id: a, class: b}", "DC201", "id"),
        ("{$do: {p: x}, for: {i: [1]}}", "DC201", "for"),
    ],
)
def test_keys_that_do_not_belong_to_a_directive_are_one_finding(
    tmp_path: Path, item: str, code: str, text: str
) -> None:
    spec = f"{HEAD}vars: {{title: T}}\nlayout: [{item}, {{h1: '${{title}}'}}]\n"
    assert found(tmp_path, spec, a="p: x\n") == [(code, text)]


def test_a_callback_with_a_directive_among_its_keys_is_one_finding(tmp_path: Path) -> None:
    spec = f"{HEAD}layout: [p: {{id: a}}]\ncallbacks: [{{call: app.f, inputs: a.title, $do: {{}}}}]\n"
    assert found(tmp_path, spec) == [("DC202", "$do")]


def test_a_key_of_the_users_own_hides_no_mistake(tmp_path: Path) -> None:
    assert found(tmp_path, f"{HEAD}x-vars: {{}}\nlayout: [p: '${{nope}}']\n") == [("DC120", "nope")]
