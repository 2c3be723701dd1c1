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
    return [(code, text) for code, text, _ in places(compiled(folder, spec, None, **files))]


@pytest.mark.parametrize(
    ("spec", "parts", "code", "text"),
    [
        (f"varrs: {{title: T, note: N}}\ncomponents: {{{FIELD}}}\n", "", "DC201", "varrs"),
        (f"{VARS}componnents: {{{FIELD}}}\n", "", "DC201", "componnents"),
        ("incllude: [parts.yaml]\n", PARTS, "DC201", "incllude"),
        ("include: [parts.yaml]\n", PARTS.replace("vars", "varrs"), "DC201", "varrs"),
        ("include: [parts.yaml]\n", PARTS.replace("components", "componnents"), "DC201", "componnents"),
        ("include: parts.yaml\n", PARTS, "DC203", "parts.yaml"),
        (f"vars: {{$include: parts.yaml}}\ncomponents: {{{FIELD}}}\n", "title: T\n", "DC314", "$include"),
        (f"{VARS}components: {{$include: parts.yaml}}\n", "Field: {layout: x}\n", "DC314", "$include"),
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


LOOP = "  - $for: {c: '${cities}'}\n    $do: [{p: '${c.id} a'}, {p: {id: 'x${c.id}', title: 'y${c.id}'}}]\n"


@pytest.mark.parametrize(
    ("cities", "code", "text"),
    [
        ("[{id: rome}, {idd: oslo}]", "DC120", "{idd: oslo}"),
        ("[{id: rome}, {name: Oslo}]", "DC120", "{name: Oslo}"),
        ("[{id: rome}, {id: []}]", "DC121", "[]"),
        ("[{idd: rome}, {idd: oslo}]", "DC120", "id"),
        ("[{name: Rome}, Oslo]", "DC120", "id"),
    ],
)
def test_what_one_item_lacks_is_said_at_the_item(tmp_path: Path, cities: str, code: str, text: str) -> None:
    """What all of them lack, at the text; once in both cases."""
    spec = f"{HEAD}vars: {{cities: {cities}}}\nlayout:\n{LOOP}"
    assert found(tmp_path, spec) == [(code, text)]


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("{titel: x}", "DC120", "titel"),
        ("{other: x}", "DC120", "title"),
        ("{title: {}}", "DC121", "{}"),
    ],
)
def test_what_a_variable_lacks_for_several_texts_is_one_finding(
    tmp_path: Path, value: str, code: str, text: str
) -> None:
    uses = ", ".join(f"{{p: '${{app.title}} {number}'}}" for number in range(3))
    assert found(tmp_path, f"{HEAD}vars: {{app: {value}}}\nlayout: [{uses}]\n") == [(code, text)]


def test_what_one_argument_lacks_is_said_at_the_argument(tmp_path: Path) -> None:
    own = "components: {City: {params: {city: {}}, layout: [p: '${city.id} a', p: '${city.id}']}}\n".replace(
        "p: '${city.id} a', p: '${city.id}'", "{p: '${city.id} a'}, {p: '${city.id}'}"
    )
    uses = "layout: [{City: {city: {id: a}}}, {City: {city: {name: b}}}]\n"
    assert found(tmp_path, f"{HEAD}{own}{uses}") == [("DC120", "{name: b}")]


@pytest.mark.parametrize(
    ("variables", "code", "text"),
    [
        ("top: {ennv: X, default: 10}", "DC201", "ennv"),
        ("top: {env: }", "DC203", "env"),
        ("top: '${1}'", "DC121", "${1}"),
    ],
)
def test_a_variable_that_is_written_wrong_is_one_finding(tmp_path: Path, variables: str, code: str, text: str) -> None:
    spec = f"{HEAD}vars: {{{variables}}}\nlayout: [{{p: '${{top}}'}}, {{p: {{title: '${{top}}'}}}}]\n"
    assert found(tmp_path, spec) == [(code, text)]


def test_a_condition_without_a_variable_is_a_finding(tmp_path: Path) -> None:
    assert found(tmp_path, f"{HEAD}layout:\n  - {{$if: , $then: a}}\n  - text\n") == [("DC203", "$if")]


def test_a_missing_include_suggests_no_file_that_would_be_a_circle(tmp_path: Path) -> None:
    spec = f"{HEAD}layout: [{{$include: parts/b.yaml}}]\n"
    compilation = compiled(tmp_path, spec, parts__b="{$include: ../apq.yaml}\n", parts__c="text\n")
    (finding,) = compilation.sink.sorted()
    assert finding.code == "DC110"
    assert not any("app.yaml" in help for help in finding.help)


def test_a_misspelt_key_that_several_texts_need_is_said_with_the_right_one(tmp_path: Path) -> None:
    uses = "layout: [{p: '${app.title} 1'}, {p: '${app.title} 2'}]\n"
    (finding,) = compiled(tmp_path, f"{HEAD}vars: {{app: {{titel: x}}}}\n{uses}").sink.sorted()
    assert finding.headline == "`app` has no `title`, which is read, but `titel`"
    assert finding.help == ("did you mean `title`?",)
    assert [related.message for related in finding.related] == ["`${app.title}` is read here"] * 2
