"""What stands below a key that begins with `x-` is the user's own, and no finding but of YAML's own rules."""

from pathlib import Path

import pytest

from dashc.pipeline import check
from tests.load.loading import codes

PLACES = {
    "the top level": "x-own: OWN\n",
    "a level further in": "x-own: {notes: [{deep: OWN}]}\n",
    "the app": "app: {x-own: OWN}\n",
    "the variables": "vars: {x-own: OWN}\n",
    "a variable from the environment": "vars: {_v: {env: DASHC_TEST_UNSET, default: 1, x-own: OWN}}\n",
    "the components": "components: {x-own: OWN}\n",
    "a component": "components: {Card: {layout: x, x-own: OWN}}\n",
    "the parameters": "components: {Card: {params: {x-own: OWN}, layout: x}}\n",
    "a use of a component": "components: {Card: {layout: x}}\n",  # The layout has one.
    "a callback": "callbacks: [{call: own.seen, inputs: a.value, outputs: b.children, x-own: OWN}]\n",
    "a callback of a component": (
        "components: {Card: {layout: x, callbacks: [\n"
        "  {call: own.seen, inputs: a.value, outputs: b.children, x-own: OWN}]}}\n"
    ),
    "a reference": "callbacks: [{call: own.seen, inputs: {id: a, property: value, x-own: OWN}, outputs: b.children}]\n",
    "a reference by name": (
        "callbacks: [{call: own.seen, inputs: {text: {id: a, property: value, x-own: OWN}}, outputs: b.children}]\n"
    ),
    "an id of nodes that callbacks return": "dynamic: [{id: c, component: p, x-own: OWN}]\n",
}
IN_NODES = {
    "a callback inside of a node": "{$call: own.seen, inputs: {id: a, property: value, x-own: OWN}, x-own: OWN}",
    "a value from Python": "{$from: own.text, x-own: OWN}",
    "a condition": "{$if: _v, $then: x, x-own: OWN}",
}
OWN = {
    "a word of YAML 1.1": "no",
    "a number of YAML 1.1": "0123",
    "a tag": "!vault secret",
    "a tag on a list": "!reference [a, b]",
    "a key that is a number": "{404: gone}",
    "a key that is a mapping": "{? {a: b} : c}",
    "a number that JSON lacks": "-.inf",
    "a variable that is not there": '"${nope}"',
    "a template": '"{{ states(x) }} {% if a %} ${{ github.sha }}"',
    "a directive": "{$for: nothing, $include: nowhere.yaml, $form: x}",
    "a merge of something else": "{<<: text}",
    "itself": "&me {again: *me}",
}


def findings(text: str, tmp_path: Path) -> list[str]:
    (tmp_path / "own.py").write_text('text = "x"\n\n\ndef seen(text):\n    return "x"\n')
    spec = tmp_path / "spec.yaml"
    spec.write_text(text)
    return [finding.code for finding in check(spec).sink.sorted()]


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_found_below_a_key_of_the_users_own(place: str, tmp_path: Path) -> None:
    layout = "layout: [Input: {id: a, aria-label: A}, p: {id: b}, Card: {x-own: OWN}]\n"
    if "Card" not in PLACES[place]:
        layout = layout.replace(", Card: {x-own: OWN}", "")
    for own in OWN.values():
        text = f"dashc: 1\n{PLACES[place]}{layout}".replace("OWN", own)
        if own.startswith("&me"):
            text = f"dashc: 1\n{PLACES[place]}{layout}".replace("OWN", own, 1).replace("OWN", "x")
        assert findings(text, tmp_path) == [], text


@pytest.mark.parametrize("place", IN_NODES)
def test_nor_in_a_directive(place: str, tmp_path: Path) -> None:
    for own in OWN.values():
        body = IN_NODES[place].replace("OWN", own, 1).replace("OWN", "x")
        text = f"dashc: 1\nvars: {{_v: 1}}\nlayout: [Input: {{id: a, aria-label: A}}, p: {{children: {body}}}]\n"
        assert findings(text, tmp_path) == [], text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x-a: {b: 1, b: 2}\n", ["DC103"]),
        ("x-a: *nothing\n", ["DC104"]),
        ("x-a: [1, 2\nb: 1\n", ["DC101"]),
        ('x-a: "\\0"\n', ["DC109"]),
    ],
)
def test_yaml_itself_is_checked_everywhere(text: str, found: list[str]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x-a: {b: &b no, c: off}\nlayout: [p: *b]\n", ["DC107"]),
        ("x-a: {b: &b [off, {c: no}], c: off}\nlayout: [p: *b]\n", ["DC107", "DC107"]),
        ("x-a: {b: &b !vault no, c: off}\nlayout: [p: *b]\n", ["DC108"]),
        ("x-a: {b: !vault &b no, c: off}\nlayout: [p: *b]\n", ["DC108"]),
        ("x-a: &a {title: off}\nx-b: &b {c: *a, d: off}\nlayout: [p: *b]\n", ["DC107", "DC107"]),
        ("x-a: &a {title: off}\nlayout: [p: {<<: *a, id: x}]\n", ["DC107"]),
        ("x-a: &a {title: off}\nx-b: *a\nlayout: []\n", []),
    ],
)
def test_what_an_alias_brings_into_the_spec_is_part_of_it(text: str, found: list[str]) -> None:
    assert codes(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "layout: [p: {style: {x-a: no}}]\n",
        "vars: {data: {x-a: no}}\n",
        "layout: [Store: {id: s, data: {x-a: no}}]\n",
        "app: {theme: {x-a: no}}\n",
        "note: {x-a: no}\n",
    ],
)
def test_elsewhere_such_a_key_is_one_like_others(text: str) -> None:
    assert codes(text) == ["DC107"]
