"""Branches of `$if` that no condition takes are checked, without what the condition guards against."""

from pathlib import Path

import pytest

from tests.expand.expanding import compiled, places

HEAD = "dashc: 1\nvars: {admin: false, user: null}\n"
OUT = "  - p: {id: out, title: '${admin}${user}'}\n"


def found(folder: Path, spec: str, **files: str) -> list[tuple[str, str]]:
    return [(code, text) for code, text, _ in places(compiled(folder, spec, None, **files))]


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ("{$if: admin, $then: {buton: x}}", ("DC301", "buton")),
        ("{$if: admin, $then: [{p: x}, {p: {clas: y}}]}", ("DC302", "clas")),
        ("{$if: admin, $then: {$if: user, $then: {p: x}, $else: {buton: y}}}", ("DC301", "buton")),
        ("{div: {$if: admin, $then: [{buton: x}], $else: y}}", ("DC301", "buton")),
        ("{div: {$if: admin, $then: {clas: x}, $else: {class: y}}}", ("DC302", "clas")),
        ("{Slider: {max: {$if: admin, $then: ten, $else: 10}, min: 0}}", ("DC203", "ten")),
        ("{Dropdown: {options: [a], multi: {$if: admin, $then: [1]}}}", ("DC203", "[1]")),
        ("{$if: user, $then: {p: '${nobody}'}}", ("DC120", "nobody")),
        ("{$if: admin, $then: {p: {children: {$from: app.nothing}}}}", ("DC502", "nothing")),
        ("{$if: admin, $then: {p: {children: {$call: app.f, inputs: out.titel}}}}", ("DC402", "titel")),
    ],
)
def test_what_is_wrong_in_a_branch_is_found(tmp_path: Path, node: str, expected: tuple[str, str]) -> None:
    assert found(tmp_path, f"{HEAD}layout:\n{OUT}  - {node}\n") == [expected]


@pytest.mark.parametrize(
    "node",
    [
        "{$if: user, $then: {p: '${user.name}'}}",
        "{$if: user, $then: {Slider: {min: 0, max: '${user.age}', value: '${user.age}'}}}",
        "{$if: admin, $then: {$include: not_there.yaml}}",
        "{$if: admin, $then: {$for: {n: '${user.names}'}, $do: {p: '${n}'}}}",
        "{$if: admin, $then: {$for: {_n: {range: 9999}}, $do: [{p: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}, {p: [1, 2, 3]}]}}",
        "{$if: admin, $then: {p: {children: {$from: tensorflow_gpu.model}}}}",
        "{$if: admin, $then: {Graph: {id: chart}}}",
        "{p: {id: a, title: {$if: admin, $then: x, $else: y}}}",
    ],
)
def test_what_a_condition_guards_against_is_silent(tmp_path: Path, node: str) -> None:
    assert found(tmp_path, f"{HEAD}layout:\n{OUT}  - {node}\n") == []


def test_a_branch_that_is_taken_somewhere_is_checked_there_alone(tmp_path: Path) -> None:
    spec = """\
        dashc: 1
        components:
          Field:
            params: {name: {type: string}, big: {type: boolean, default: false}}
            layout:
              div:
                - $if: big
                  $then: {Input: {id: "${name}", valeu: x}}
                  $else: {p: {id: "${name}"}}
        layout:
          - Field: {name: a}
          - Field: {name: b}
          - Field: {name: c, big: true}
        """
    assert found(tmp_path, spec) == [("DC302", "valeu")]
    assert found(tmp_path, spec.replace("valeu: x", "value: x").replace("big: true", "big: false")) == []


WIPE = """\
  - {{$if: admin, $then: {{button: {{id: wipe, children: Wipe}}}}}}
callbacks:
  - {callback}
"""


def test_an_id_in_a_branch_is_known_and_said(tmp_path: Path) -> None:
    callback = "{call: app.f, inputs: wipe.n_clicks, outputs: out.children}"
    compilation = compiled(tmp_path, f"{HEAD}layout:\n{OUT}{WIPE.format(callback=callback)}")
    (finding,) = compilation.sink.sorted()
    assert finding.headline == "callback reads `wipe.n_clicks`, but no component has id `wipe`"
    assert finding.help == ("put the callback into a branch of the same `$if`",)
    assert [place.message for place in finding.related] == [
        "`wipe` stands here, in a branch of `$if` that is not taken"
    ]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ("{call: app.f, inputs: wipe.n_clicks, outputs: out.children}", []),
        ("{call: app.f, inputs: far.n_clicks, outputs: out.children}", []),
        ("{call: app.f, inputs: wpie.n_clicks, outputs: out.children}", [("DC401", "wpie")]),
        ("{call: app.f, inputs: wipe.n_click, outputs: out.children}", [("DC402", "n_click")]),
        ("{call: app.nothing, inputs: wipe.n_clicks, outputs: out.children}", [("DC502", "nothing")]),
        ("{call: appp.f, inputs: wipe.n_clicks, outputs: out.children}", [("DC501", "appp")]),
        ("{call: app.f, inputs: wipe, outputs: out.children}", [("DC410", "wipe")]),
    ],
)
def test_callbacks_of_a_branch_are_looked_up(tmp_path: Path, call: str, expected: list[tuple[str, str]]) -> None:
    callback = f"{{$if: admin, $then: {call}}}"
    assert found(tmp_path, f"{HEAD}layout:\n{OUT}{WIPE.format(callback=callback)}") == expected


UNUSED = """\
dashc: 1
components:
  Tip:
    params: {{name: {{type: string}}}}
    layout: {{div: [{{p: {{id: tip}}}}, {{p: {{id: "${{name}}"}}}}]}}
    callbacks: [{callback}]
layout: [{{p: {{id: out}}}}]
"""


@pytest.mark.parametrize(
    ("callback", "expected"),
    [
        ("{call: app.f, inputs: tip.titel, outputs: tip.children}", ("DC402", "titel")),
        ("{call: app.nothing, inputs: tip.title, outputs: tip.children}", ("DC502", "nothing")),
        ("{call: app.f, inputs: tpi.title, outputs: tip.children}", ("DC401", "tpi")),
        ("{call: app.f, inputs: far.title, outputs: tip.children}", ("DC327", "Tip")),
        ("{call: app.f, inputs: '${name}.titel', outputs: out.children}", ("DC327", "Tip")),
    ],
)
def test_callbacks_of_an_unused_component_are_looked_up(
    tmp_path: Path, callback: str, expected: tuple[str, str]
) -> None:
    compilation = compiled(tmp_path, UNUSED.format(callback=callback))
    (finding,) = compilation.sink.sorted()
    assert [(code, text) for code, text, _ in places(compilation)] == [expected]
    assert expected[0] == "DC327" or finding.notes == ("the component `Tip` is not used",)


@pytest.mark.parametrize("callbacks", ["{$include: wiring.yaml}", "{$if: shown, $then: {$include: wiring.yaml}}"])
def test_the_callbacks_of_a_component_may_be_a_file(tmp_path: Path, callbacks: str) -> None:
    spec = f"""\
        dashc: 1
        vars: {{shown: true}}
        components:
          Field:
            params: {{name: {{type: string}}}}
            layout: {{Input: {{id: "${{name}}", aria-label: "${{shown}}"}}}}
            callbacks: {callbacks}
        layout: [{{Field: {{name: a}}}}, {{Field: {{name: b}}}}]
        """
    wiring = "- {call: app.f, inputs: '${name}.value', outputs: '${name}.placeholder'}\n"
    compilation = compiled(tmp_path, spec, wiring=wiring)
    assert compilation.sink.sorted() == []
    assert compilation.plan is not None
    assert len(compilation.plan.callbacks) == 2
