"""How dotted paths are read: the longest module that there is, then attributes."""

from pathlib import Path

import pytest

from tests.resolve.projects import calling, check

FILES = {
    "data": """
        import pandas as pd
        class Shop:
            names = ["a"]
            def sell(self, value): ...
        df = pd.DataFrame()
        shop = Shop()
        names = ["a", "b"]
        def show(value): ...
    """,
    "pkg____init__": "from pkg.report import report\nTITLE = 'Sales'\n",
    "pkg__report": "def report(value): ...\ndef other(value): ...\nnames = ['a']\n",
}


def options(path: str) -> str:
    return f"dashc: 1\nlayout:\n  - Dropdown: {{id: d, options: {{$from: {path}}}}}\n"


@pytest.mark.parametrize(
    ("path", "module", "attribute"),
    [
        ("data.df.year.unique", "data", "df.year.unique"),
        ("data.names.copy", "data", "names.copy"),
        ("data.shop.names", "data", "shop.names"),
        ("data:shop.names", "data", "shop.names"),
        ("pkg.report.names", "pkg.report", "names"),
        ("pkg.report.names.copy", "pkg.report", "names.copy"),
        ("pkg.TITLE.split", "pkg", "TITLE.split"),
    ],
)
def test_a_path_is_the_longest_module_and_then_attributes(
    tmp_path: Path, path: str, module: str, attribute: str
) -> None:
    checked = check(tmp_path, options(path), requirements="", **FILES)
    assert checked.errors == []
    (function,) = checked.program.values.values()
    assert (function.module, function.attribute) == (module, attribute)


def test_methods_are_called_by_dots_alone(tmp_path: Path) -> None:
    checked = check(tmp_path, calling("data.shop.sell"), **FILES)
    assert (checked.errors, checked.callback.function.attribute) == ([], "shop.sell")
    wrong = check(tmp_path, calling("data.shop.sell", inputs="[a.value, b.value]"), **FILES)
    assert [finding[:5] for finding in wrong.errors] == ["DC504"]


@pytest.mark.parametrize(
    ("path", "headline", "token", "help"),
    [
        ("data.dff.year", "module `data` has no `dff`", "dff.year", "did you mean `df` ("),
        ("data.shop.nmaes", "class `Shop` has no `nmaes`", "shop.nmaes", "did you mean `names` ("),
        ("dta.df.year", "cannot find module `dta`", "dta", "did you mean `data`?"),
        ("pkg.reprot.names", "cannot find module `pkg.reprot`", "pkg.reprot", "did you mean `pkg.report`?"),
        ("pkg.reprot", "module `pkg` has no `reprot`", "reprot", "did you mean `report` ("),
        ("pkg.report.nmaes.copy", "module `pkg.report` has no `nmaes`", "nmaes.copy", "did you mean `names` ("),
    ],
)
def test_what_is_surely_missing_is_told_with_what_is_near(
    tmp_path: Path, path: str, headline: str, token: str, help: str
) -> None:
    checked = check(tmp_path, options(path), **FILES)
    (error,) = [finding for finding in checked.findings if finding.severity == "error"]
    assert error.headline.startswith(headline)
    assert checked.underlined(error) == token
    assert error.help[0].startswith(help)


def test_a_name_alone_that_is_a_module_lists_what_can_be_meant(tmp_path: Path) -> None:
    checked = check(tmp_path, options("m"), m="names = ['a']\n")
    assert checked.errors == ["DC503 `m` is a module, not a value"]
    assert checked.finding.help == ("name a value in it: `m.names`",)
    assert checked.finding.fix is not None
    assert checked.finding.fix.edits[0].replacement == "m.names"
    called = check(tmp_path, calling("n"), n="names = ['a']\ndef show(a): ...\n")
    assert called.errors == ["DC503 `n` is a module, not a function"]
    assert called.finding.help == ("name a function in it: `n.show`",)


@pytest.mark.parametrize(
    ("path", "help"),
    [
        ("names", "write `m.names`"),
        ("naems", "write `m.names`"),
        ("both", "write `m.both` or `n.both`"),
        ("nothing_like_it", "write `module.function`"),
    ],
)
def test_a_name_alone_is_looked_for_in_the_modules_of_the_spec(tmp_path: Path, path: str, help: str) -> None:
    checked = check(tmp_path, options(path), m="names = ['a']\nboth = 1\n", n="def both(): ...\n")
    assert checked.errors == [f"DC413 `{path}` names no module"]
    assert checked.finding.help == (help,)
    assert (checked.finding.fix is not None) == (help == "write `m.names`")
