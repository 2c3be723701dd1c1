"""What `$from` gives against the prop that it is for, as far as the source shows it."""

from pathlib import Path

import pytest

from tests.resolve.projects import Checked, check


def given(folder: Path, node: str, source: str) -> Checked:
    return check(folder, f"dashc: 1\nlayout:\n  - {node}\n", app=source)


SLIDER = "Slider: {min: {$from: app.it}, max: 10, aria-label: x}"
DROPDOWN = "Dropdown: {options: {$from: app.it}, aria-label: x}"


@pytest.mark.parametrize(
    ("node", "source", "headline"),
    [
        (SLIDER, "it = 'zero'", "prop `min` of `Slider` takes a number, but `app.it` gives text"),
        (SLIDER, "it = [1]", "prop `min` of `Slider` takes a number, but `app.it` gives a list of whole numbers"),
        (SLIDER, "def it() -> str: ...", "prop `min` of `Slider` takes a number, but `app.it` gives text"),
        (SLIDER, "def it():\n    return 'zero'", "prop `min` of `Slider` takes a number, but `app.it` gives text"),
        (SLIDER, "it = lambda: 'zero'", "prop `min` of `Slider` takes a number, but `app.it` gives text"),
        (SLIDER, "from b import it\n", "prop `min` of `Slider` takes a number, but `app.it` gives text"),
        (DROPDOWN, "it = 'a'", "prop `options` of `Dropdown` takes a list or a mapping, but `app.it` gives text"),
        (
            "Graph: {figure: {$from: app.it}}",
            "it = []",
            "prop `figure` of `Graph` takes a mapping, but",
        ),
        (
            "Input: {disabled: {$from: app.it}}",
            "it = 1",
            "prop `disabled` of `Input` takes a boolean, but",
        ),
        (DROPDOWN, "it = {1, 2}", "`app.it` gives a `set` for prop `options` of `Dropdown`, which JSON cannot hold"),
        (DROPDOWN, "def it():\n    yield 1", "`app.it` gives a generator for prop `options` of `Dropdown`, which JSON"),
        (DROPDOWN, "def it() -> set[str]: ...", "`app.it` gives a `set` for prop `options` of `Dropdown`, which JSON"),
    ],
)
def test_what_does_not_fit_is_said_at_the_path(tmp_path: Path, node: str, source: str, headline: str) -> None:
    (tmp_path / "b.py").write_text("it = 'zero'\n")
    checked = given(tmp_path, node, source)
    assert checked.codes == ["DC525"]
    assert checked.finding.headline.startswith(headline)
    assert checked.underlined() == "app.it"
    assert checked.finding.severity == ("error" if "JSON cannot" in headline or "which JSON" in headline else "warning")


@pytest.mark.parametrize(
    ("node", "source"),
    [
        (SLIDER, "it = 1"),
        (SLIDER, "it = -0.5"),
        (SLIDER, "it = None"),
        (SLIDER, "import os\nit = os.cpu_count()"),
        (SLIDER, "def it(): return low"),
        (SLIDER, "def it():\n    if 1:\n        return 'a'\n    return 1"),
        (SLIDER, "import os\nit = 'a' if os.name else 1"),
        (SLIDER, "import numpy as np\nit = np.float64(1)"),
        (DROPDOWN, "it = ['a', 1]"),
        (DROPDOWN, "it = {'a': 'A'}"),
        (DROPDOWN, "it = [{'label': 'A', 'value': 'a'}]"),
        (DROPDOWN, "it = [x for x in 'ab']"),
        (DROPDOWN, "it = ('a', 'b')"),
        (DROPDOWN, "def it() -> list[str]: ..."),
        (DROPDOWN, "import pandas as pd\ndef it() -> pd.Series: ..."),
        ("p: {children: {$from: app.it}}", "it = 'text'"),
        ("p: {children: {$from: app.it}}", "it = [{'b': 'text'}]"),
        ("Graph: {figure: {$from: app.it}}", "it = {'data': []}"),
    ],
)
def test_what_fits_or_is_not_known_is_silent(tmp_path: Path, node: str, source: str) -> None:
    assert [code for code in given(tmp_path, node, source).codes if code != "DC508"] == []


@pytest.mark.parametrize(
    ("node", "path"),
    [
        ("Graph: {figure: app.fig}", "app.fig"),
        ("Dropdown: {options: app.names, aria-label: x}", "app.names"),
        ("Slider: {min: app:low, max: 10, aria-label: x}", "app:low"),
        ("Slider: {min: app.box.low, max: 10, aria-label: x}", "app.box.low"),
    ],
)
def test_a_text_that_is_the_path_of_an_object_gets_its_directive(tmp_path: Path, node: str, path: str) -> None:
    source = "fig = {}\nnames = []\nlow = 1\nclass Box:\n    low = 1\nbox = Box()\n"
    checked = given(tmp_path, node, source)
    assert checked.codes == ["DC203"]
    assert checked.finding.help == (f"write `{{$from: {path}}}` for the Python object of that name",)
    assert checked.finding.fix is not None
    assert given(tmp_path, node.replace(path, f"{{$from: {path}}}"), source).findings == []


@pytest.mark.parametrize("path", ["app.nothing", "nowhere.fig", "app", "a.b.c"])
def test_a_text_that_is_no_such_path_gets_none(tmp_path: Path, path: str) -> None:
    checked = given(tmp_path, f"Graph: {{figure: {path}}}", "fig = {}\n")
    assert (checked.codes, checked.finding.help) == (["DC203"], ())
