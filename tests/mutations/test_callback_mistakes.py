"""Several mistakes in one callback: each has its own finding, and none hides another (diagnostics.md rules 3 and 4)."""

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest

from dashc.diagnostics.diagnostic import Severity
from dashc.pipeline import check

PYTHON = "def update(first, second, third): ...\ndef other(): ...\n"
PARTS = {
    "call": "call: app.update",
    "inputs": "inputs:",
    "first": "    - a.value",
    "second": "    - {id: b, property: value}",
    "state": "state: {third: c.value}",
    "outputs": "outputs:",
    "output": "    - {id: out, property: children, allow_duplicate: true}",
    "name": "name: updates",
    "start": "prevent_initial_call: true",
    "more": "x-note: nothing",
}
"""The parts of a good callback; `out.children` is set by another one too."""

MISTAKES = {
    "DC502 a function that is not there": ("call", "call: app.updaet"),
    "DC201 a key misspelt": ("inputs", "input:"),
    "DC402 a prop that is not there": ("first", "    - a.valeu"),
    "DC201 a key of a reference misspelt": ("second", "    - {id: b, propery: value}"),
    "DC401 an id that is not there": ("state", "state: {third: nowhere.value}"),
    "DC203 a flag that is none": ("output", "    - {id: out, property: children, allow_duplicate: 'yes'}"),
    "DC203 a name that is no text": ("name", "name: [updates]"),
    "DC203 a text for a boolean": ("start", "prevent_initial_call: 'yes'"),
    "DC201 an unknown key": ("more", "colour: red"),
}
OTHER_MISTAKES = {
    "DC413 a path that is none": ("call", "call: app/update"),
    "DC202 no path": ("call", "x-call: app.update"),
    "DC201 another word": ("call", "function: app.update"),
    "DC504 another function": ("call", "call: app.other"),
    "DC410 no prop": ("first", "    - a"),
    "DC410 a list in a list": ("first", "    - [a.value]"),
    "DC401 an unknown id": ("second", "    - elsewhere.value"),
    "DC601 an option of later": ("second", "    - {id: b, property: value, debounce: 5}"),
    "DC201 state misspelt": ("state", "states: {third: c.value}"),
    "DC509 no name of Python": ("state", "state: {third: c.value, not-good: c.value}"),
    "DC201 outputs misspelt": ("outputs", "output:"),
    "DC410 an option of inputs": (
        "output",
        "    - {id: out, property: children, optional: true, allow_duplicate: true}",
    ),
    "DC201 an option misspelt": ("output", "    - {id: out, property: children, allow_duplicat: true}"),
    "DC204 an empty name": ("name", "name: ''"),
    "DC601 a key of later": ("more", "mode: single"),
    "DC201 a key that may hold references": ("more", "reads: a.value"),
}


def found(folder: Path, mistakes: Iterable[tuple[str, str]]) -> list[str]:
    """The codes of the errors of a callback with these parts replaced."""
    parts = {**PARTS, **dict(mistakes)}
    text = (
        "dashc: 1\nlayout: [Input: {id: a}, Input: {id: b}, Input: {id: c}, div: {id: out}]\ncallbacks:\n"
        "- {call: app.other, outputs: out.children}\n- x-first: true\n"
        + "".join(f"  {line}\n" for line in parts.values())
    )
    (folder / "app.py").write_text(PYTHON)
    (folder / "spec.yaml").write_text(text)
    return sorted(item.code for item in check(folder / "spec.yaml").sink.sorted() if item.severity is Severity.ERROR)


@pytest.mark.parametrize("count", range(len(MISTAKES) + 1))
def test_so_many_mistakes_are_so_many_findings(count: int, tmp_path: Path) -> None:
    for chosen in combinations(MISTAKES, count):
        expected = sorted(name.split()[0] for name in chosen)
        assert found(tmp_path, (MISTAKES[name] for name in chosen)) == expected, chosen


@pytest.mark.parametrize("other", OTHER_MISTAKES)
def test_each_other_mistake_is_found_beside_each(other: str, tmp_path: Path) -> None:
    part, text = OTHER_MISTAKES[other]
    assert found(tmp_path, [(part, text)]) == [other.split()[0]]
    for name, (place, wrong) in MISTAKES.items():
        if place != part and not (other == "DC504 another function" and place in ("inputs", "state")):
            expected = sorted((other.split()[0], name.split()[0]))
            assert found(tmp_path, [(part, text), (place, wrong)]) == expected, name
