"""`--select`, `--ignore` and `[tool.dashc.lint]` of the `pyproject.toml`."""

import pytest

from tests.report.commands import Folder

NEITHER = "is neither a code nor a name of one"
MIXED = "dashc: 1\nlayout:\n  - Dropdown: {valeu: 1, options: no}\n  - dvi: x\n"


@pytest.fixture
def mixed(folder: Folder) -> Folder:
    """With a spec that has findings of three kinds: DC302 and DC301, and DC203."""
    folder.write({"mixed.yaml": MIXED})
    assert folder.codes("mixed.yaml") == ["DC302", "DC203", "DC301"]
    return folder


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "DC302"], ["DC302"]),
        (["--select", "dc302"], ["DC302"]),
        (["--select", "unknown-prop"], ["DC302"]),
        (["--select", "DC3"], ["DC302", "DC301"]),
        (["--select", "DC302,DC2"], ["DC302", "DC203"]),
        (["--select", "DC302", "--select", "DC2"], ["DC302", "DC203"]),
        (["--select", "ALL"], ["DC302", "DC203", "DC301"]),
        (["--select", "DEFAULT"], ["DC302", "DC203", "DC301"]),
        (["--select", "DC3", "--ignore", "DC301"], ["DC302"]),
        (["--ignore", "DC3"], ["DC203"]),
        (["--ignore", "unknown-component"], ["DC302", "DC203"]),
    ],
)
def test_codes_names_and_beginnings_choose(mixed: Folder, arguments: list[str], codes: list[str]) -> None:
    assert mixed.codes(*arguments, "mixed.yaml") == codes


@pytest.mark.parametrize(
    ("settings", "arguments", "codes"),
    [
        ('select = ["DC3"]', [], ["DC302", "DC301"]),
        ('select = ["DC3"]', ["--select", "DC2"], ["DC203"]),
        ('ignore = ["DC301"]', [], ["DC302", "DC203"]),
        ('ignore = ["DC301"]', ["--ignore", "DC2"], ["DC302"]),
        ('per-file-ignores = {"mixed.yaml" = ["DC3"]}', [], ["DC203"]),
        ('per-file-ignores = {"*.yaml" = ["DC3"], "mixed.*" = ["wrong-type"]}', [], []),
        ('per-file-ignores = {"other.yaml" = ["DC3"]}', [], ["DC302", "DC203", "DC301"]),
    ],
)
def test_the_configuration_chooses_and_options_come_on_top(
    mixed: Folder, settings: str, arguments: list[str], codes: list[str]
) -> None:
    mixed.write({"pyproject.toml": f"[tool.dashc.lint]\n{settings}\n"})
    assert mixed.codes(*arguments, "mixed.yaml") == codes


def test_the_configuration_is_that_of_the_nearest_folder_upwards(mixed: Folder) -> None:
    mixed.write({"pyproject.toml": '[tool.dashc.lint]\nper-file-ignores = {"apps/*.yaml" = ["DC3"]}\n'})
    mixed.write({"apps/mixed.yaml": MIXED})
    mixed.monkeypatch.chdir(mixed.path / "apps")
    assert mixed.codes("mixed.yaml") == ["DC203"]
    mixed.write({"apps/pyproject.toml": "[tool.other]\n"})
    assert mixed.codes("mixed.yaml") == ["DC302", "DC203", "DC301"]


@pytest.mark.parametrize(
    ("settings", "arguments", "status"),
    [
        ("strict = true", [], 1),
        ("strict = false", [], 0),
        ('fail-on = "warning"', [], 1),
        ('fail-on = "info"', [], 1),
        ('fail-on = "error"', [], 0),
        ('fail-on = "error"\nstrict = true', [], 1),
        ('fail-on = "warning"', ["--fail-on", "error"], 0),
        ("strict = true", ["--fail-on", "error"], 0),
    ],
)
def test_the_configuration_says_what_fails(folder: Folder, settings: str, arguments: list[str], status: int) -> None:
    folder.write({"pyproject.toml": f"[tool.dashc.lint]\n{settings}\n"})
    assert folder.lint(*arguments, "warned.yaml").exit_code == status


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[tool.dashc.lint]\nselct = []", "`tool.dashc.lint` has no key `selct`; did you mean `select`?"),
        ("[tool.dashc.lint]\nselect = 'DC3'", "`tool.dashc.lint`: `select` must be a list of texts."),
        (
            "[tool.dashc.lint]\nselect = ['unknown-porp']",
            f"`tool.dashc.lint`: `select`: `unknown-porp` {NEITHER}; did you mean `unknown-prop`?",
        ),
        ("[tool.dashc.lint]\nstrict = 1", "`tool.dashc.lint`: `strict` must be true or false."),
        (
            "[tool.dashc.lint]\nfail-on = 'never'",
            "`tool.dashc.lint`: `fail-on` must be `error`, `warning` or `info`.",
        ),
        (
            "[tool.dashc.lint]\nper-file-ignores = []",
            "`tool.dashc.lint`: `per-file-ignores` must be a table of globs with lists of codes.",
        ),
        (
            "[tool.dashc.lint.per-file-ignores]\n'*.yaml' = ['qqqqq']",
            f'`tool.dashc.lint`: `per-file-ignores."*.yaml"`: `qqqqq` {NEITHER}; `dashc explain` lists them.',
        ),
        ("[tool]\ndashc = 1", "`tool.dashc.lint` must be a table."),
    ],
)
def test_a_wrong_configuration_is_said_and_nothing_is_checked(folder: Folder, text: str, message: str) -> None:
    folder.write({"pyproject.toml": text})
    result = folder.lint("bad.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"dashc: `pyproject.toml`: {message}\n"


def test_a_configuration_that_is_no_toml_is_said(folder: Folder) -> None:
    folder.write({"pyproject.toml": "[tool.dashc.lint\n"})
    result = folder.lint("bad.yaml")
    assert result.exit_code == 2
    assert result.stderr.startswith("dashc: `pyproject.toml` is no TOML: ")


def test_a_pyproject_of_another_project_is_not_even_read(folder: Folder) -> None:
    folder.write({"pyproject.toml": "this is [no TOML"})
    assert folder.lint("good.yaml").exit_code == 0


@pytest.mark.parametrize(
    ("started_in", "argument", "codes"),
    [
        ("sub", "../examples/mixed.yaml", ["DC302", "DC203", "DC301"]),
        ("sub", "../sub/mixed.yaml", ["DC203"]),
        ("examples", "../sub/mixed.yaml", ["DC203"]),
        ("examples", "../sub/../examples/mixed.yaml", ["DC302", "DC203", "DC301"]),
        (".", "sub/../examples/mixed.yaml", ["DC302", "DC203", "DC301"]),
    ],
)
def test_a_setting_for_some_files_is_for_the_same_ones_from_every_folder(
    mixed: Folder, started_in: str, argument: str, codes: list[str]
) -> None:
    mixed.write({"pyproject.toml": '[tool.dashc.lint]\nper-file-ignores = {"sub/*.yaml" = ["DC3"]}\n'})
    mixed.write({"examples/mixed.yaml": MIXED, "sub/mixed.yaml": MIXED})
    mixed.monkeypatch.chdir(mixed.path / started_in)
    assert mixed.codes(argument) == codes
