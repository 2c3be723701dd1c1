"""Forms of references that are none, and what to write in their place."""

from pathlib import Path

import pytest

from tests.resolve.projects import check

LAYOUT = """\
dashc: 1
layout:
  - Input: &box {id: town, value: x}
  - Interval: {id: clock}
  - Input: &other {value: y}
  - p: {id: out}
callbacks:
"""


@pytest.mark.parametrize(
    ("inputs", "help"),
    [
        *(
            (f"'town{sign}value'", "write `town.value`")
            for sign in ("->", "=>", "::", ":", "/", "|", "@", "#", ">", ";")
        ),
        ("'town[value]'", "write `town.value`"),
        ("'town[\"value\"]'", "write `town.value`"),
        ("town(value)", "write `town.value`"),
        ("town value", "write `town.value`"),
        ("town. value", "write `town.value`"),
        ("town", "write `town.value`"),
        ("clock", "write `clock.n_intervals`"),
        ("clokc", "write `clock.n_intervals`"),
        ("n_intervals", "write `clock.n_intervals`"),
        ("nothing_like_it", "a reference is `id.prop`"),
        ("{Input: town.value}", "write `town.value` alone"),
        ("[clock.n_intervals, {state: town.value}]", "write `state: town.value` beside `inputs`"),
        ("[clock.n_intervals, {State: town.value}]", "write `state: town.value` beside `inputs`"),
        ("[{output: out.children}, town.value]", "write `outputs: out.children` beside `inputs`"),
        ("[{input: town.value}]", "write `town.value` alone"),
        (
            "[{first: town.value}]",
            "write `inputs: {first: town.value}`, with the others beside it, or the reference alone",
        ),
        (
            "[{first: {a: 1}}]",
            "write `id.prop`, such as `region.value`, a list of them, or a mapping from names to them",
        ),
        ("{component: other, property: value}", "write `component: *other`"),
        ("{component: otehr, property: value}", "write `component: *other`"),
        ("{component: town, property: value}", "write `id: town`"),
        ("{component: box, property: value}", "write `component: *box`"),
        (
            "{component: zebra, property: value}",
            "write `component: *name`, and `&name` before the component in the layout",
        ),
    ],
)
def test_each_wrong_form_is_one_finding_with_the_right_one(tmp_path: Path, inputs: str, help: str) -> None:
    source = "def show(*values, **named): ...\n"
    checked = check(tmp_path, f"{LAYOUT}  - {{call: app.show, inputs: {inputs}, outputs: out.children}}\n", app=source)
    assert (checked.codes, checked.finding.help) == (["DC410"], (help,))


def test_a_key_of_the_callback_is_underlined_alone(tmp_path: Path) -> None:
    spec = (
        f"{LAYOUT}  - {{call: app.show, inputs: [clock.n_intervals, {{state: town.value}}], outputs: out.children}}\n"
    )
    checked = check(tmp_path, spec, app="def show(a, b): ...")
    assert checked.underlined() == "state"
