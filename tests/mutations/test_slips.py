"""One slip of the hand, one finding: a token of an example left out, doubled, or swapped with the next.

`python3 -m bench.slips` measures all of them; here is a part that is always the same.
"""

from collections import Counter

import pytest

from bench.slips import SPECS, Slip, codes, measured

EVERY = 40
ALLOWED = 0.015
"""The share of slips with findings that may have two: some have two causes, such as a key that ends another's value."""


@pytest.fixture(scope="module")
def found() -> list[tuple[str, ...]]:
    return [said for spec in SPECS for _, said in measured(spec, EVERY)]


def test_hardly_a_slip_has_two_findings_and_none_has_more(found: list[tuple[str, ...]]) -> None:
    numbers = Counter(map(len, found))
    with_findings = sum(count for number, count in numbers.items() if number)
    assert with_findings > 200
    assert numbers[2] <= ALLOWED * with_findings, [said for said in found if len(said) == 2]
    assert max(numbers) <= 2, [said for said in found if len(said) > 2]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("layout:\n  - Input: {id town}\n  - p: {id: out}\n", "DC302"),
        ("layout:\n  - Input: {idd: town}\n  - p: {id: out}\n", "DC302"),
        ("layout:\n  - Inptu: {id: town}\n  - p: {id: out}\n", "DC301"),
        ("layout:\n  - Input:{id: town}\n  - p: {id: out}\n", "DC301"),
        ("layout:\n  - p: {id: out}\ndynamics:\n  - {id: town, component: Input}\n", "DC201"),
        ("layout\n  - Input: {id: town}\n  - p: {id: out}\n", "DC101"),
        ("layout:\n  - Input: {id: town, min:0}\n  - p: {id: out}\n", "DC101"),
        ("layout:\n  - Input: {id:town}\n  - p: {id: out}\n", "DC101"),
        ("layout:\n  - Input: {id: town}\n  - p: {id: out, style: {grid-area: span(1, 2), gap: 1em}}\n", "DC101"),
        ("layout:\n  - Input: {id: town, placeholder: (0, 10)}\n  - p: {id: out}\n", "DC101"),
    ],
)  # fmt: skip
def test_what_hangs_on_a_slip_is_not_reported_beside_it(text: str, code: str) -> None:
    spec = SPECS[0]
    callbacks = "callbacks:\n  - {call: hello.update_output_div, inputs: town.value, outputs: out.children}\n"
    assert codes(Slip(spec, 1, "", f"dashc: 1\n{text}{callbacks}")) == (code,)


@pytest.mark.parametrize(
    "text",
    [
        "name: CI\non: [push]\njobs:\n  test: {runs-on: ubuntu-latest}\n",
        "services:\n  web: {image: nginx}\nvolumes: {}\n",
        "apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {ports: []}\n",
        "openapi: 3.1.0\ninfo: {title: x, version: '1'}\npaths: {}\ncomponents: {schemas: {}}\n",
        "homeassistant:\n  name: Home\nautomation: !include automations.yaml\n",
        "repos:\n  - repo: local\n    hooks: []\n",
    ],
)
def test_a_file_that_is_no_spec_has_one_finding_that_says_so(text: str) -> None:
    said = codes(Slip(SPECS[0], 1, "", text))
    assert len(said) == 1
