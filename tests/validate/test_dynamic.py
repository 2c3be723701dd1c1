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
    assert checked.codes == ["DC601"]  # What happens in the page is still to come.
    assert [str(ref) for callback in checked.program.callbacks for ref in callback.inputs.refs] == [
        "more.n_clicks",
        "row.value",
    ]


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
