"""Ids, anchors and references."""

from pathlib import Path

import pytest

from dashc.diagnostics.diagnostic import Severity
from tests.resolve.projects import Checked, check

ANY = "def f(*args, **kwargs): ..."


def wired(folder: Path, layout: str, callbacks: str = "") -> Checked:
    spec = f"dashc: 1\nlayout:\n{layout}" + (f"callbacks:\n{callbacks}" if callbacks else "")
    return check(folder, spec, app=ANY)


def refs(checked: Checked) -> list[list[str]]:
    return [
        [str(ref) for ref in (*item.inputs.refs, *item.state.refs, *item.outputs.refs)]
        for item in checked.program.callbacks
    ]


def test_ids_and_props_are_bound(tmp_path: Path) -> None:
    checked = wired(
        tmp_path,
        "  - Input: {id: a}\n  - div: [span: {id: x^x}]\n",
        "  - {call: app.f, inputs: a.value, state: [a.id], outputs: {one: x^x.children, two: x^x.data-n}}\n",
    )
    assert checked.findings == []
    assert refs(checked) == [["a.value", "a.id", "x^x.children", "x^x.data-n"]]
    assert checked.callback.outputs.form == "mapping"
    assert checked.callback.outputs.keys == ("one", "two")
    assert list(checked.program.components) == ["a", "x^x"]
    assert checked.program.by_pointer == {"/layout/0": "a", "/layout/1/div/0": "x^x"}


def test_two_components_with_one_id(tmp_path: Path) -> None:
    checked = wired(tmp_path, "  - div: {id: a}\n  - span: {id: a}\n")
    assert checked.errors == ["DC304 id `a` is used by two components"]
    assert checked.finding.primary.line == 4
    assert checked.finding.related[0].span.line == 3


def test_an_alias_that_repeats_an_id(tmp_path: Path) -> None:
    checked = wired(tmp_path, "  - &x\n    div: {id: a}\n  - *x\n")
    assert checked.codes == ["DC304"]
    assert checked.finding.related == ()


def test_an_unknown_id_suggests_the_ids_that_have_the_prop(tmp_path: Path) -> None:
    checked = wired(
        tmp_path,
        "  - Input: {id: region}\n  - div: {id: regio}\n  - div: {id: out}\n",
        "  - {call: app.f, inputs: regoin.value, outputs: out.children}\n",
    )
    assert checked.errors == ["DC401 callback reads `regoin.value`, but no component has id `regoin`"]
    assert checked.underlined() == "regoin"
    assert checked.finding.help == ("did you mean `region`?",)
    assert checked.finding.pointer == "/callbacks/0/inputs"


def test_an_unknown_prop_suggests_one_of_the_component(tmp_path: Path) -> None:
    checked = wired(
        tmp_path,
        "  - Input: {id: a}\n  - div: {id: out}\n",
        "  - {call: app.f, inputs: [a.valeu], outputs: out.children}\n",
    )
    assert checked.errors == ["DC402 `a` is an `Input`, which has no prop `valeu`"]
    assert checked.underlined() == "valeu"
    assert checked.finding.help == ("did you mean `value`?",)
    assert checked.finding.pointer == "/callbacks/0/inputs/0"


def test_an_unknown_prop_says_where_it_exists(tmp_path: Path) -> None:
    layout = "  - Input: {id: a}\n  - Store: {id: kept}\n  - div: {id: out}\n"
    checked = wired(tmp_path, layout, "  - {call: app.f, inputs: a.data, outputs: out.children}\n")
    assert checked.finding.help == ("`data` is a prop of `Store`: `kept.data`", "or use `a.value`")


def test_dash_spellings_have_a_fix(tmp_path: Path) -> None:
    checked = wired(tmp_path, "  - div: {id: out}\n", "  - {call: app.f, outputs: out.className}\n")
    assert checked.codes == ["DC402"]
    assert checked.finding.fix is not None
    assert checked.finding.fix.edits[0].replacement == "class"


def test_a_component_of_an_unknown_type_has_every_prop(tmp_path: Path) -> None:
    checked = wired(tmp_path, "  - Inptu: {id: a}\n", "  - {call: app.f, inputs: a.anything, outputs: a.value}\n")
    assert checked.codes == ["DC301"]


def test_an_unknown_id_is_no_finding_where_the_layout_could_not_be_read(tmp_path: Path) -> None:
    checked = wired(tmp_path, "  - $include: x.yaml\n", "  - {call: app.f, inputs: a.value}\n")
    assert checked.codes == ["DC110"]


def test_an_id_is_read_and_never_written(tmp_path: Path) -> None:
    checked = wired(tmp_path, "  - div: {id: a}\n", "  - {call: app.f, inputs: a.id, outputs: a.id}\n")
    assert checked.errors == ["DC409 `a.id` cannot be set: an id is read, never written"]


def test_setting_what_only_the_browser_reports_is_a_warning(tmp_path: Path) -> None:
    checked = wired(tmp_path, "  - Graph: {id: a}\n", "  - {call: app.f, outputs: a.hoverData}\n")
    assert checked.codes == ["DC409"]
    assert checked.finding.severity is Severity.WARNING


def test_a_counter_may_be_reset(tmp_path: Path) -> None:
    layout = "  - button: {id: a}\n"
    assert wired(tmp_path, layout, "  - {call: app.f, outputs: a.n_clicks}\n").findings == []


def test_an_anchor_stands_on_the_component_or_on_its_props(tmp_path: Path) -> None:
    checked = wired(
        tmp_path,
        "  - &one\n    div:\n  - Input: &two {value: x}\n  - p: &three text\n",
        "  - call: app.f\n    inputs: {component: *two, property: value}\n"
        "    outputs: [{component: *one, property: children}, {component: *three, property: children}]\n",
    )
    assert checked.findings == []
    assert refs(checked) == [["@two.value", "@one.children", "@three.children"]]
    assert [item.anonymous for item in checked.program.components.values()] == [True, True, True]


def test_a_component_with_an_id_keeps_it_when_it_is_named_by_anchor(tmp_path: Path) -> None:
    layout = "  - &one\n    div: {id: a}\n"
    checked = wired(tmp_path, layout, "  - {call: app.f, outputs: {component: *one, property: children}}\n")
    assert refs(checked) == [["a.children"]]


def test_a_component_of_a_users_own_key_is_named_where_it_stands(tmp_path: Path) -> None:
    spec = (
        "dashc: 1\nx-parts:\n  - &city\n    Input: {value: x}\nlayout:\n  - *city\n  - div: {id: out}\n"
        "callbacks:\n  - {call: app.f, inputs: {component: *city, property: value}, outputs: out.children}\n"
    )
    checked = check(tmp_path, spec, app=ANY)
    assert checked.findings == []
    assert refs(checked) == [["@city.value", "out.children"]]


def test_an_anchor_on_nothing_in_the_layout(tmp_path: Path) -> None:
    spec = (
        "dashc: 1\nx-parts:\n  - &city\n    Input: {value: x}\nlayout:\n  - div: {id: out}\n"
        "callbacks:\n  - {call: app.f, inputs: {component: *city, property: value}, outputs: out.children}\n"
    )
    checked = check(tmp_path, spec, app=ANY)
    assert checked.errors == ["DC401 callback reads a prop of `*city`, but that is no component of the layout"]
    assert checked.underlined() == "*city"


def test_an_anchor_on_a_component_that_stands_twice_in_the_layout(tmp_path: Path) -> None:
    checked = wired(
        tmp_path,
        "  - &city\n    Input: {value: x}\n  - *city\n",
        "  - {call: app.f, inputs: {component: *city, property: value}}\n",
    )
    assert checked.errors == ["DC412 callback reads a prop of `*city`, but that component stands in the layout 2 times"]


def test_an_anchor_that_is_given_twice_names_the_later_component_by_its_place(tmp_path: Path) -> None:
    checked = wired(
        tmp_path,
        "  - Input: &x {value: a}\n"
        "  - div: {children: {$call: app.f, inputs: {component: *x, property: value}}}\n"
        "  - Input: &x {value: b}\n"
        "  - div: {children: {$call: app.f, inputs: {component: *x, property: value}}}\n",
    )
    assert checked.findings == []
    assert refs(checked) == [["@x.value", "@/layout/1.children"], ["@/layout/2.value", "@/layout/3.children"]]


def test_a_poisoned_anchor_is_silent(tmp_path: Path) -> None:
    checked = wired(
        tmp_path,
        "  - Input: &x !wrong {value: a}\n  - div: {id: out}\n",
        "  - {call: app.f, inputs: {component: *x, property: value}, outputs: out.children}\n",
    )
    assert checked.codes == ["DC108"]


def test_inline_callbacks_come_last_with_the_prop_as_their_output(tmp_path: Path) -> None:
    checked = wired(
        tmp_path,
        "  - div: {children: {$call: app.f, inputs: a.value}}\n  - Input: {id: a}\n  - p: {id: out}\n",
        "  - {call: app.f, inputs: a.value, outputs: out.children}\n",
    )
    assert checked.findings == []
    assert [item.name for item in checked.program.callbacks] == ["f", "f_2"]
    assert refs(checked) == [["a.value", "out.children"], ["a.value", "@/layout/0.children"]]
    assert checked.program.callbacks[1].outputs.form == "single"


def test_an_inline_output_that_another_callback_sets_too(tmp_path: Path) -> None:
    checked = wired(
        tmp_path,
        "  - div: {id: out, title: {$call: app.f, inputs: a.value}}\n  - Input: {id: a}\n",
        "  - {call: app.f, inputs: a.value, outputs: out.title}\n",
    )
    assert checked.codes == ["DC403"]


@pytest.mark.parametrize("section", ["inputs", "state"])
def test_a_reference_that_leads_nowhere_is_the_only_finding_of_its_callback(tmp_path: Path, section: str) -> None:
    checked = wired(
        tmp_path,
        "  - Input: {id: alpha}\n  - div: {id: out}\n",
        f"  - {{call: app.f, {section}: [alpha.value, gone.value], outputs: out.children}}\n",
    )
    assert checked.codes == ["DC401"]


def test_an_id_or_prop_that_several_references_get_wrong_is_one_finding(tmp_path: Path) -> None:
    checked = wired(
        tmp_path,
        "  - Input: {id: aplha}\n  - div: {id: out}\n",
        "  - {call: app.f, inputs: [alpha.value, out.value], outputs: out.children}\n"
        "  - {call: app.f, inputs: out.value, state: alpha.type, outputs: out.title}\n",
    )
    assert checked.codes == ["DC401", "DC402"]
    for finding in checked.findings:
        assert [place.span.line for place in finding.related if place.message == "used here too"] == [7]
    assert checked.findings[0].help == ("did you mean `aplha`?",)
