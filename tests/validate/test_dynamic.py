"""`dynamic`: ids that exist only in nodes which callbacks return (language.md section 2)."""

from pathlib import Path

import pytest

from tests.resolve.projects import check
from tests.validate.validating import found

BODY = "dashc: 1\nlayout:\n  - button: {id: more}\n  - div: {id: rows}\n"
SPEC = BODY + (
    "callbacks:\n  - {call: app.f, inputs: more.n_clicks, outputs: rows.children}\n"
    "  - {call: app.f, inputs: row.value, outputs: copy.children}\n"
    "dynamic:\n  - {id: row, component: Input}\n  - {id: copy, component: p}\n"
)
APP = "def f(value): ...\n"


def test_references_to_it_are_found_and_planned(tmp_path: Path) -> None:
    checked = check(tmp_path, SPEC, app=APP)
    assert checked.codes == []
    assert [str(ref) for callback in checked.program.callbacks for ref in callback.inputs.refs] == [
        "more.n_clicks",
        "row.value",
    ]


@pytest.mark.parametrize(("kind", "annotation"), [("Dropdown", "list[str]"), ("Input", "float"), ("Input", "str")])
def test_nothing_is_concluded_from_props_that_only_the_callback_knows(
    tmp_path: Path, kind: str, annotation: str
) -> None:
    spec = SPEC.replace("component: Input", f"component: {kind}").replace(
        "{call: app.f, inputs: row", "{call: app.g, inputs: row"
    )
    assert check(tmp_path, spec, app=f"{APP}def g(value: {annotation}) -> str: ...\n").codes == []


def reading(id: str, prop: str = "value", more: str = "") -> str:
    """A spec whose callback reads one prop as optional."""
    reference = f"{{id: {id}, property: {prop}, optional: true}}"
    return (
        f"{BODY}callbacks:\n  - {{call: app.f, inputs: [more.n_clicks, {reference}], {more}outputs: rows.children}}\n"
    )


def test_an_optional_reference_needs_no_component(tmp_path: Path) -> None:
    checked = check(tmp_path, reading("elsewhere"), app="def f(clicks, value): ...\n")
    assert checked.codes == []
    assert {str(ref) for ref in checked.callback.optional} == {"elsewhere.value"}
    assert [planned.dynamic for planned in checked.plan.callbacks] == [False]


def test_an_optional_reference_that_is_nearly_an_id_is_a_warning(tmp_path: Path) -> None:
    checked = check(tmp_path, reading("moer"), app="def f(clicks, value): ...\n")
    assert checked.errors == []
    assert checked.finding.headline == "`moer.value` is optional and always `None`: no component has id `moer`"
    assert checked.finding.help == (
        "did you mean `more`?",
        "list the id under `dynamic` if it is right and callbacks return it",
    )
    assert checked.underlined() == "moer"


def test_what_is_optional_in_one_place_and_needed_in_another_is_needed(tmp_path: Path) -> None:
    spec = reading("rows", "title", "state: rows.title, ")
    checked = check(tmp_path, spec, app="def f(clicks, value, again): ...\n")
    assert checked.codes == []
    assert checked.callback.optional == frozenset()


@pytest.mark.parametrize(
    ("old", "new", "code", "help"),
    [
        ("row.value", "row.valeu", "DC402", "did you mean `value`?"),
        ("row.value", "rwo.value", "DC401", "did you mean `row`?"),
        ("id: copy, component: p", "id: more, component: p", "DC304", "give each component its own id"),
    ],
)
def test_a_mistake_in_a_reference_is_a_finding(tmp_path: Path, old: str, new: str, code: str, help: str) -> None:
    checked = check(tmp_path, SPEC.replace(old, new), app=APP)
    (mistake,) = [finding for finding in checked.findings if finding.code == code]
    assert mistake.help[0] == help


@pytest.mark.parametrize(
    ("dynamic", "expected"),
    [
        ("{id: a}", ["DC203 `dynamic` needs a list, got a mapping"]),
        ("[a]", ['DC203 an item of `dynamic` needs a mapping, got the text "a"']),
        ("[{id: a}]", ["DC202 this item of `dynamic` has no `component`"]),
        ("[{component: p}]", ["DC202 this item of `dynamic` has no `id`"]),
        ("[{id: a, componet: p}]", ["DC201 unknown key `componet` in an item of `dynamic`"]),
        ("[{id: a, component: Inptu}]", ["DC301 unknown component type `Inptu`"]),
        ("[{id: a, component: 5}]", ["DC203 `component` needs the name of an element or component, got the number 5"]),
        ("[]", []),
    ],
)
def test_its_shape(dynamic: str, expected: list[str]) -> None:
    assert found(f"{BODY}dynamic: {dynamic}\n") == expected
