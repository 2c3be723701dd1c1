"""What a reference that leads nowhere was meant to be: advice that fits its place, and that may be followed."""

from pathlib import Path

import pytest

from tests.resolve.projects import Checked, check

LAYOUT = """\
dashc: 1
layout:
  - Input: {id: town, value: x}
  - Dropdown: {id: pick, options: [a, b]}
  - Interval: {id: clock}
  - Graph: {id: chart, figure: {data: []}}
  - Store: {id: memo}
  - Markdown: {id: notes}
  - button: {id: go, children: Go}
  - p: {id: out}
  - p: {id: done}
  - "Input": {id: "first,last"}
dynamic:
  - {id: hint, component: small}
callbacks:
  - {call: app.show, name: first, inputs: go.n_clicks, outputs: done.children}
"""
SHOW = "def show(*values, **named): ...\n"


def wired(folder: Path, *, inputs: str = "town.value", outputs: str = "out.children") -> Checked:
    return check(folder, f"{LAYOUT}  - {{call: app.show, inputs: {inputs}, outputs: {outputs}}}\n", app=SHOW)


READS = [
    ("value.town", "DC401", "id and prop are the wrong way round: write `town.value`"),
    ("valeu.town", "DC401", "id and prop are the wrong way round: write `town.value`"),
    ("{id: value, property: pick}", "DC401", "the two are the wrong way round: write `{id: pick, property: value}`"),
    ("page.town.value", "DC401", "write `town.value`"),
    ("town.props.value", "DC401", "write `town.value`"),
    ("chart.clickData.points", "DC401", "write `chart.clickData`, and take `points` of it in Python"),
    ("chart.clickData.points.x", "DC401", "write `chart.clickData`, and take `points.x` of it in Python"),
    ("State(town.value)", "DC401", "write `town.value`"),
    ("'town,pick.value'", "DC401", "write `[town.value, pick.value]`"),
    ("twon.vlaue", "DC401", "did you mean `town.value`?"),
    ("clokc.n_clicks", "DC401", "did you mean `clock.n_intervals`?"),
    ("twon.value", "DC401", "did you mean `town`?"),
    ("clock.n_clicks", "DC402", "or use `clock.n_intervals`"),
    ("clock.value", "DC402", "or use `clock.n_intervals`"),
    ("pick.n_clicks", "DC402", "or use `pick.value` or `pick.search_value`"),
    ("pick.selected", "DC402", "use `pick.value` or `pick.search_value`"),
    ("chart.click", "DC402", "use `chart.clickData`"),
    ("memo.contents", "DC402", "use `memo.data`"),
    ("go.clicked", "DC402", "use `go.n_clicks`"),
    ("out.text", "DC402", "use `out.children`"),
    ("hint.value", "DC402", "or use `hint.children`"),
    ("'chart.clickData[\"points\"]'", "DC402", 'write `chart.clickData`, and take `["points"]` of it in Python'),
    ("'chart.clickData[\"points\", 0]'", "DC402", 'write `chart.clickData`, and take `["points", 0]` of it in Python'),
    ("{id: chart, property: clickData.points}", "DC402", "write `chart.clickData`, and take `.points` of it in Python"),
    ("town.value()", "DC402", "write `town.value`: a reference is the name of a prop"),
]


@pytest.mark.parametrize(("reference", "code", "help"), READS)
def test_advice_on_what_is_read(tmp_path: Path, reference: str, code: str, help: str) -> None:
    checked = wired(tmp_path, inputs=reference)
    assert checked.codes == [code]
    assert help in " ".join(checked.finding.help)


@pytest.mark.parametrize(
    ("reference", "code", "help"),
    [
        ("children.out", "DC401", "id and prop are the wrong way round: write `out.children`"),
        ("chart.figure.layout.title", "DC401", "write `chart.figure`, and return all of it"),
        ("hint.value", "DC402", "or use `hint.children`"),
        ("out.text", "DC402", "use `out.children`"),
        ("out.figure", "DC402", "`figure` is a prop of `Graph`: `chart.figure`"),
        ("notes.markdown", "DC402", "use `notes.children`"),
        ("memo.value", "DC402", "or use `memo.data`"),
        ("pick.data", "DC402", "or use `pick.value` or `pick.options`"),
        ("chart.children", "DC402", "or use `chart.figure`"),
        ("done.text", "DC402", "another callback sets what this one could mean"),
        ("outt.children", "DC401", "did you mean `out`?"),
        ("doen.children", "DC401", "use `notes`, `go`, `out` or `hint`"),
    ],
)
def test_advice_on_what_is_set(tmp_path: Path, reference: str, code: str, help: str) -> None:
    checked = wired(tmp_path, outputs=reference)
    assert checked.codes == [code]
    assert help in " ".join(checked.finding.help)


def test_a_value_of_an_element_is_not_what_the_user_chooses(tmp_path: Path) -> None:
    """A `button` has HTML's attribute `value`; nobody who writes `hint.value` means it."""
    checked = wired(tmp_path, outputs="hint.value")
    assert not any("go.value" in line for line in checked.finding.help)


@pytest.mark.parametrize("reference", [reference for reference, _, help in READS if "write" in help or "mean" in help])
def test_a_fix_that_is_applied_leaves_no_finding(tmp_path: Path, reference: str) -> None:
    fix = wired(tmp_path, inputs=reference).finding.fix
    if fix is None:
        return
    text = (tmp_path / "app.yaml").read_text()
    lines = text.splitlines()
    for edit in sorted(fix.edits, reverse=True):
        line = lines[edit.span.line - 1]
        lines[edit.span.line - 1] = line[: edit.span.column - 1] + edit.replacement + line[edit.span.end_column - 1 :]
    assert check(tmp_path, "\n".join(lines), app=SHOW).findings == []


def test_an_id_may_hold_a_comma(tmp_path: Path) -> None:
    assert wired(tmp_path, inputs="'first,last.value'").findings == []
