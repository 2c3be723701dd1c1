"""Findings point at the text that has to change, with the way to it (diagnostics.md rule 2)."""

from pathlib import Path

import pytest

from tests.expand.expanding import compiled, places

HEAD = "dashc: 1\n"
FIELD = (
    HEAD
    + """\
components:
  Field:
    params: {name: {}, kind: {default: text}}
    layout: {Input: {id: 'in-${name}', type: '${kind}'}}
"""
)


def test_a_mistake_in_a_body_is_one_finding_with_the_first_use(tmp_path: Path) -> None:
    spec = FIELD.replace("type:", "tpye:") + "layout: [{Field: {name: a}}, {Field: {name: b}}]\n"
    assert places(compiled(tmp_path, spec)) == [("DC302", "tpye", [("Field", "`Field` is used here")])]


def test_a_mistake_in_a_body_that_is_used_once_stays_there(tmp_path: Path) -> None:
    spec = FIELD.replace("type:", "tpye:") + "layout: [Field: {name: a}]\n"
    assert places(compiled(tmp_path, spec)) == [("DC302", "tpye", [("Field", "`Field` is used here")])]


def test_what_only_one_argument_makes_wrong_is_at_the_argument(tmp_path: Path) -> None:
    spec = FIELD + "layout: [{Field: {name: a}}, {Field: {name: b, kind: txet}}]\n"
    assert places(compiled(tmp_path, spec)) == [("DC204", "txet", [("'${kind}'", "`kind` is used here")])]


def test_what_the_only_argument_makes_wrong_is_at_the_argument(tmp_path: Path) -> None:
    spec = FIELD + "layout: [{Field: {name: b, kind: txet}}]\n"
    assert places(compiled(tmp_path, spec)) == [("DC204", "txet", [("'${kind}'", "`kind` is used here")])]


def test_what_every_argument_makes_wrong_is_at_the_body(tmp_path: Path) -> None:
    spec = (
        FIELD.replace("type: '${kind}'", "min: 1, type: '${name}'")
        + "layout: [{Field: {name: a, kind: x}}, {Field: {name: b}}]\n"
    )
    found = places(compiled(tmp_path, spec.replace(", kind: {default: text}", "").replace(", kind: x", "")))
    assert found == [("DC204", "'${name}'", [("Field", "`Field` is used here")])]


def test_only_the_wrong_part_of_an_argument_is_underlined(tmp_path: Path) -> None:
    spec = FIELD + "layout: [{Field: {name: a}}, {Field: {name: my town}}]\n"
    assert places(compiled(tmp_path, spec)) == [("DC305", " ", [("${name}", "`name` is used here")])]


def test_an_argument_is_found_through_two_components(tmp_path: Path) -> None:
    spec = (
        FIELD
        + "  Outer: {params: {n: {}}, layout: [Field: {name: '${n}'}]}\nlayout: [{Outer: {n: a}}, {Outer: {n: b c}}]\n"
    )
    found = places(compiled(tmp_path, spec))
    assert found == [("DC305", " ", [("${n}", "`n` is used here"), ("${name}", "`name` is used here")])]


def test_a_wrong_default_is_at_the_default_where_all_uses_of_it_are_wrong(tmp_path: Path) -> None:
    spec = (
        FIELD.replace("default: text", "default: txet")
        + "layout: [{Field: {name: a}}, {Field: {name: b, kind: text}}]\n"
    )
    assert places(compiled(tmp_path, spec)) == [
        (
            "DC204",
            "txet",
            [("'${kind}'", "the default of `kind` is used here"), ("Field", "`Field` is used here")],
        )
    ]


def test_an_argument_that_does_not_fit_its_parameter_is_the_only_finding(tmp_path: Path) -> None:
    spec = FIELD.replace("{name: {}", "{name: {type: string}") + "layout: [Field: {name: 5}]\n"
    assert places(compiled(tmp_path, spec)) == [("DC203", "5", [])]


def test_one_round_is_wrong_at_the_loop_value(tmp_path: Path) -> None:
    spec = HEAD + "layout:\n  - $for: {i: [a, b c, d]}\n    $do: {p: {id: 'p-${i}'}}\n"
    assert places(compiled(tmp_path, spec)) == [("DC305", " ", [("${i}", "with `i` = b c")])]


def test_all_rounds_are_wrong_at_the_body_with_the_first_round(tmp_path: Path) -> None:
    spec = HEAD + "layout:\n  - $for: {i: {range: 3}}\n    $do: {Slider: {min: x, max: '${i}'}}\n"
    assert places(compiled(tmp_path, spec)) == [("DC203", "x", [("3", "with `i` = 0")])]


def test_the_same_value_twice_is_a_second_loop_value(tmp_path: Path) -> None:
    spec = HEAD + "layout:\n  - $for: {i: [a, b, a]}\n    $do: {p: {id: 'p-${i}'}}\n"
    found = places(compiled(tmp_path, spec))
    assert found == [("DC304", "a", [("'p-${i}'", "with `i` = a"), ("a", "first used here")])]


def test_an_id_that_does_not_vary_is_one_finding_at_the_body(tmp_path: Path) -> None:
    spec = HEAD + "layout:\n  - $for: {i: [a, b, c]}\n    $do: {p: {id: same, title: '${i}'}}\n"
    assert places(compiled(tmp_path, spec)) == [("DC304", "same", [("b", "with `i` = b")])]


def test_a_variable_that_is_wrong_wherever_it_is_used_is_at_its_value(tmp_path: Path) -> None:
    spec = HEAD + "vars: {size: '10'}\nlayout: [{Slider: {max: '${size}'}}, {Slider: {min: '${size}'}}]\n"
    found = places(compiled(tmp_path, spec))
    assert found[0][:2] == ("DC203", "'10'")
    assert {code for code, *_ in found} == {"DC203"}


def test_a_variable_that_is_wrong_only_here_is_wrong_here(tmp_path: Path) -> None:
    spec = HEAD + "vars: {size: big}\nlayout: [{Slider: {max: '${size}'}}, {p: '${size}'}]\n"
    assert places(compiled(tmp_path, spec)) == [("DC203", "'${size}'", [("big", "the value of `size`")])]


def test_a_value_from_outside_is_named_in_a_note(tmp_path: Path) -> None:
    spec = HEAD + "vars: {size: 10}\nlayout: [{Slider: {max: '${size}'}}]\n"
    compilation = compiled(tmp_path, spec, {"size": "big"})
    assert places(compilation) == [("DC203", "'${size}'", [])]
    assert compilation.sink.sorted()[0].notes == ("`size` has its value from `--var size=big`",)


def test_a_part_of_a_list_that_was_passed_is_at_that_part(tmp_path: Path) -> None:
    spec = (
        HEAD + "components:\n  Pick: {params: {of: {}}, layout: {Dropdown: {options: '${of}'}}}\n"
        "layout: [Pick: {of: [{value: a, lable: x}]}]\n"
    )
    ((code, text, related),) = places(compiled(tmp_path, spec))
    assert (code, text) == ("DC201", "lable")
    assert related == [("'${of}'", "stands for `of`"), ("Pick", "`Pick` is used here")]


def test_a_list_that_is_wrong_only_at_one_of_its_uses_is_wrong_there(tmp_path: Path) -> None:
    spec = HEAD + "vars: {list: [a, b]}\nlayout: [{Dropdown: {options: '${list}'}}, {Slider: {max: '${list}'}}]\n"
    ((code, text, _),) = places(compiled(tmp_path, spec))
    assert (code, text) == ("DC203", "'${list}'")


def test_a_reference_in_a_travelling_callback_is_at_the_argument(tmp_path: Path) -> None:
    spec = (
        HEAD
        + """\
components:
  Show:
    params: {of: {}}
    layout: {p: {id: "${of}-out"}}
    callbacks: [{call: app.f, inputs: "${of}.value", outputs: "${of}-out.children"}]
layout: [Input: {id: town}, Show: {of: town}, Show: {of: twon}]
""".replace(
            "[Input: {id: town}, Show: {of: town}, Show: {of: twon}]",
            "[{Input: {id: town}}, {Show: {of: town}}, {Show: {of: twon}}]",
        )
    )
    ((code, text, related),) = places(compiled(tmp_path, spec))
    assert (code, text) == ("DC401", "twon")
    assert related == [("${of}", "`of` is used here")]


def test_an_undefined_variable_in_a_loop_is_one_finding(tmp_path: Path) -> None:
    spec = HEAD + "layout:\n  - $for: {i: {range: 3}}\n    $do: {p: '${i} ${j}'}\n"
    assert places(compiled(tmp_path, spec)) == [("DC120", "j", [("3", "with `i` = 0")])]


def test_a_missing_argument_poisons_what_it_would_have_made(tmp_path: Path) -> None:
    spec = FIELD + "layout: [Field: {}]\ncallbacks: [{call: app.f, inputs: in-a.value}]\n"
    assert [(code, text) for code, text, _ in places(compiled(tmp_path, spec))] == [("DC321", "Field")]


@pytest.mark.parametrize("token", ["${nmae}", "before ${nmae} after", "${name}${nmae}${name}", "${name.nmae}"])
@pytest.mark.parametrize(
    "form",
    [
        "p: |\n      first\n      {}\n      last",
        "p: |2-\n        first\n        {}",
        "p: >-\n      first\n\n      {}\n        deeper\n      last",
        "p: first\n      {}\n      last",
        "p: {}\n      last",
        'p: "first\\t\\u00e9 \\\n      {}\n\n      last"',
        "p: 'it''s {} it''s\n      last'",
        'p: "\\U0001F600 {}"',
        "div: {{title: 'first\n      {}', children: a}}",
    ],
)
def test_a_part_of_a_text_over_several_lines_is_underlined_on_its_own_line(
    form: str, token: str, tmp_path: Path
) -> None:
    spec = f"{HEAD}vars: {{name: [a]}}\nlayout:\n  - " + form.format(token.replace("${name}", "x")) + "\n"
    ((_, text, _),) = places(compiled(tmp_path, spec))
    assert text == "nmae"


def test_what_is_not_used_since_its_name_is_misspelt_is_no_second_finding(tmp_path: Path) -> None:
    own = "components: {Field: {params: {name: {type: string}}, layout: {p: '${nmae}'}}}\nlayout: {Field: {name: a}}\n"
    assert [code for code, _, _ in places(compiled(tmp_path, HEAD + own))] == ["DC120"]
    loop = "layout: [{$for: {i: [1]}, $do: {p: '${j}'}}]\n"
    assert [code for code, _, _ in places(compiled(tmp_path, HEAD + loop))] == ["DC120"]


def test_the_limit_names_the_loop_that_multiplies(tmp_path: Path) -> None:
    spec = HEAD + "layout:\n  - $for: {i: {range: 10}}\n    $do: [{$for: {j: {range: 100000}}, $do: '${i}${j}'}]\n"
    compilation = compiled(tmp_path, spec)
    assert [(code, text) for code, text, _ in places(compilation)] == [("DC128", "$for")]
    assert compilation.sink.sorted()[0].primary.line == 4


def test_components_that_double_are_stopped_at_a_use(tmp_path: Path) -> None:
    own = "".join(f"  C{i}: {{layout: [{{C{i + 1}: }}, {{C{i + 1}: }}]}}\n" for i in range(30))
    spec = f"{HEAD}components:\n{own}  C30: {{layout: x}}\nlayout: [C0: ]\n"
    assert [code for code, *_ in places(compiled(tmp_path, spec))] == ["DC128"]


def test_a_huge_range_is_refused_before_it_is_made(tmp_path: Path) -> None:
    spec = HEAD + "layout: [{$for: {i: {range: 1000000000000}}, $do: '${i}'}]\n"
    assert [(code, text) for code, text, _ in places(compiled(tmp_path, spec))] == [("DC128", "1000000000000")]


def test_aliases_in_a_loop_count_with_what_they_stand_for(tmp_path: Path) -> None:
    levels = {"a": "x", "b": "*a", "c": "*b"}
    anchors = "".join(f"x-{name}: &{name} [{', '.join([item] * 10)}]\n" for name, item in levels.items())
    spec = f"{HEAD}{anchors}layout: [{{$for: {{i: {{range: 1000}}}}, $do: {{div: [*c, '${{i}}']}}}}]\n"
    assert [code for code, *_ in places(compiled(tmp_path, spec))] == ["DC128"]


def test_a_long_chain_of_variables_or_components_is_no_crash(tmp_path: Path) -> None:
    chain = ", ".join(f"a{i}: '${{a{i + 1}}}'" for i in range(3000))
    spec = f"{HEAD}vars: {{{chain}, a3000: end}}\nlayout: [p: '${{a0}}']\n"
    assert [code for code, *_ in places(compiled(tmp_path, spec))] == ["DC128"]
    own = "".join(f"  C{i}: {{layout: {{C{i + 1}: }}}}\n" for i in range(1500))
    spec = f"{HEAD}components:\n{own}  C1500: {{layout: x}}\nlayout: [C0: ]\n"
    assert [code for code, *_ in places(compiled(tmp_path, spec))] == ["DC128"]


def test_more_files_than_the_limit_are_a_finding_at_the_include_that_passes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashc.expand.includes.MAX_FILES", 2)
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text("p: x\n")
    spec = HEAD + "layout:\n  - $include: a.yaml\n  - $include: b.yaml\n  - $include: a.yaml\n  - $include: c.yaml\n"
    assert [(code, text) for code, text, _ in places(compiled(tmp_path, spec))] == [("DC112", "c.yaml")]


def test_the_bytes_of_all_files_count_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashc.expand.includes.MAX_BYTES", 250)
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text(f"p: {'x' * 100}\n")
    spec = HEAD + "layout:\n  - $include: a.yaml\n  - $include: b.yaml\n"
    assert [(code, text) for code, text, _ in places(compiled(tmp_path, spec))] == [("DC112", "b.yaml")]
