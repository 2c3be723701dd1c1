"""Values against the options and the form that the props beside them say (DC308), and ids in attributes (DC332)."""

from pathlib import Path

import pytest

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.pipeline import check


def found(folder: Path, *nodes: str, rest: str = "") -> list[Diagnostic]:
    layout = "".join(f"  - {node}\n" for node in nodes)
    (folder / "app.yaml").write_text(f"dashc: 1\nlayout:\n{layout}{rest}")
    (folder / "app.py").write_text("def f(*values): ...\n")
    return check(folder / "app.yaml").sink.sorted()


@pytest.mark.parametrize(
    ("node", "headline", "help", "fixed"),
    [
        ("Dropdown: {multi: true, options: [a, b], value: a}", "`multi` is `true`; got `a`", "write `[a]`", "[a]"),
        ("Dropdown: {multi: true, options: [1, 2], value: 1}", "`multi` is `true`; got `1`", "write `[1]`", "[1]"),
        ("Dropdown: {multi: true, options: ['on'], value: 'on'}", "got `on`", 'write `["on"]`', '["on"]'),
        ("Dropdown: {multi: true, options: [a b], value: a b}", "got `a b`", 'write `["a b"]`', '["a b"]'),
        (
            "Dropdown: {options: [a], value: [a]}",
            "`multi` is not `true`",
            "write `a`, or `multi: true` beside it",
            None,
        ),
        ("Dropdown: {options: [a, b], value: [a, b]}", "`multi` is not `true`", "write `multi: true` beside it", None),
        ("Dropdown: {options: [a], value: []}", "`multi` is not `true`", "write `multi: true` beside it", None),
        (
            "RadioItems: {options: [1, 2], value: '2'}",
            "the text `2`",
            "are numbers: write `2`, without",
            "2",
        ),
        ("RadioItems: {options: ['1', '2'], value: 2}", "`2` is not among", 'are texts: write `"2"`', '"2"'),
        ("RadioItems: {options: [true, false], value: 'true'}", "the text `true` is", "booleans: write `true`", "true"),
        ("RadioItems: {options: ['true'], value: true}", "`true` is not among", 'are texts: write `"true"`', '"true"'),
        ("Checklist: {options: [1, 2], value: ['1']}", "the text `1` is not among", "are numbers: write `1`", "1"),
        ("Checklist: {options: [{label: A, value: 1}], value: ['1']}", "the text `1`", "are numbers: write `1`", "1"),
        ("Dropdown: {multi: true, options: [1, 2], value: ['1']}", "the text `1` is", "are numbers: write `1`", "1"),
        ("RadioItems: {options: [1, 2], value: 3}", "`3` is not among the options", "use `1` or `2`", None),
        ("RadioItems: {options: [small, large], value: smal}", "`smal` is not among", "did you mean `small`?", "small"),
        ("RadioItems: {options: [a], value: None}", "`None` is not among", "write `null` for no value", None),
    ],
)
def test_a_value_that_does_not_fit(tmp_path: Path, node: str, headline: str, help: str, fixed: str | None) -> None:
    named = node.replace("{", "{aria-label: x, ", 1)
    (finding,) = found(tmp_path, named)
    assert finding.code == "DC308"
    assert headline in finding.headline
    assert help in finding.help[0]
    assert (finding.fix.edits[0].replacement if finding.fix else None) == fixed
    if finding.fix:
        edit = finding.fix.edits[0]
        lines = (tmp_path / "app.yaml").read_text().splitlines()
        line = lines[edit.span.line - 1]
        mended = line[: edit.span.column - 1] + edit.replacement + line[edit.span.end_column - 1 :]
        assert found(tmp_path, mended.strip().removeprefix("- ")) == []


@pytest.mark.parametrize(
    "node",
    [
        "Dropdown: {multi: true, options: [a], value: [a]}",
        "Dropdown: {multi: true, options: [a], value: null}",
        "Dropdown: {options: [a], value: a}",
        "Dropdown: {multi: {$from: app.f}, options: [a], value: [a]}",
        "RadioItems: {options: [1.0, 2], value: 1}",
    ],
)
def test_a_value_that_fits_or_may_fit(tmp_path: Path, node: str) -> None:
    assert found(tmp_path, node.replace("{", "{aria-label: x, ", 1)) == []


FIELD = "Input: {id: town, aria-label: x}"
BOX = "callbacks:\n  - {call: app.f, inputs: town.value, outputs: box.children}\n"


@pytest.mark.parametrize(
    ("node", "name", "help"),
    [
        ("label: {for: twon, children: x}", "twon", "did you mean `town`?"),
        ("label: {for: nowhere, children: x}", "nowhere", "use `town` or `list-of-it`"),
        ("Input: {aria-labelledby: 'town twon'}", "twon", "did you mean `town`?"),
        ("Input: {list: list-of-ti, aria-label: x}", "list-of-ti", "did you mean `list-of-it`?"),
        ("button: {form: twon, children: x}", "twon", "did you mean `town`?"),
    ],
)
def test_an_attribute_that_names_no_id(tmp_path: Path, node: str, name: str, help: str) -> None:
    (finding,) = found(tmp_path, FIELD, "datalist: {id: list-of-it}", node)
    assert finding.code == "DC332"
    assert f"names `{name}`, but no component has that id" in finding.headline
    assert finding.primary.end_column - finding.primary.column == len(name)
    assert finding.help == (help,) or name == "nowhere"


@pytest.mark.parametrize(
    ("nodes", "rest"),
    [
        (("label: {for: town, children: x}",), ""),
        (("a: {href: '#nowhere', children: x}",), ""),
        (("label: {for: hint, children: x}", "div: {id: box}"), BOX),
        (("label: {for: hint, children: x}",), "dynamic: [{id: hint, component: Input}]\n"),
        (("label: {for: hint, children: x}", "div: {children: {$from: app.f}}"), ""),
    ],
)
def test_an_id_that_is_there_or_may_come(tmp_path: Path, nodes: tuple[str, ...], rest: str) -> None:
    assert [one.code for one in found(tmp_path, FIELD, *nodes, rest=rest) if one.code == "DC332"] == []
