"""The command line (language.md section 10): output, formats and exit status."""

import gc
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import dashc.report.checked
from dashc.catalogue import schemas_folder
from dashc.cli import main

GOOD = "dashc: 1\nlayout:\n  - h1: Sales\n"
BAD = "dashc: 1\nlayout:\n  - Dropdwon: {id: region}\n"
WARNED = "dashc: 1\nlayout:\n  - p: no\n"
SHOWN = """error[DC301]: unknown component type `Dropdwon`
 --> bad.yaml:3:5
  |
3 |   - Dropdwon: {id: region}
  |     ^^^^^^^^
  |
  = help: did you mean `Dropdown`?

1 error in 1 file
"""
MORE = "`dashc explain DC301` says more about it.\n"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs dashc in a folder that holds three specs."""
    for name, text in (("good", GOOD), ("bad", BAD), ("warned", WARNED)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(main, arguments)


def test_text_shows_the_source_and_ends_with_a_summary(run: Run) -> None:
    assert run("lint", "bad.yaml").stdout == SHOWN + MORE
    assert run("lint", "good.yaml").stdout == "no errors in 1 file\n"
    assert run("lint", "good.yaml", "bad.yaml", "warned.yaml").stdout.endswith(
        "1 error and 1 warning in 3 files\n`dashc explain DC107` says more, and so for each code.\n"
    )


def test_concise_is_one_line_each(run: Run) -> None:
    assert run("lint", "--format", "concise", "bad.yaml", "warned.yaml").stdout == (
        "bad.yaml:3:5: error[DC301] unknown component type `Dropdwon`\n"
        "warned.yaml:3:8: warning[DC107] plain `no` is text here, but other YAML parsers read it as false\n"
    )


def test_json_fits_its_schema(run: Run) -> None:
    result = run("lint", "--format", "json", "bad.yaml", "warned.yaml")
    report = json.loads(result.stdout)
    schema = json.loads((schemas_folder() / "findings.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(report)) == []
    assert report["summary"] == {"files": 2, "errors": 1, "warnings": 1}
    assert report["findings"][0]["pointer"] == "/layout/0/Dropdwon"
    assert report["findings"][0]["help"] == ["did you mean `Dropdown`?"]


def test_a_missing_file_is_named(run: Run) -> None:
    assert run("lint", "none.yaml").stderr == "dashc: there is no file `none.yaml`.\n"
    for command in ("build", "config", "graph"):
        result = run(command, "none.yaml")
        assert (result.exit_code, result.stderr) == (3, "dashc: there is no file `none.yaml`.\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["lint", ""],
        ["lint", "good.yaml", ""],
        ["build", ""],
        ["build", "good.yaml", "-o", ""],
        ["build", "good.yaml", "--out="],
        ["serve", ""],
        ["config", ""],
        ["graph", ""],
        ["explain", ""],
    ],
)
def test_an_empty_argument_is_wrong_usage_and_not_the_folder(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "An argument is empty; is a variable of the shell not set?" in result.stderr


def test_absolute_paths_are_shown_relative_to_the_working_directory(run: Run, tmp_path: Path) -> None:
    assert run("lint", str(tmp_path / "bad.yaml")).stdout == SHOWN + MORE


def test_a_spec_given_twice_is_checked_once(run: Run) -> None:
    assert run("lint", "bad.yaml", "bad.yaml").stdout == SHOWN + MORE


def test_findings_of_other_commands_go_to_the_standard_error(run: Run) -> None:
    for command in ("build", "config", "graph"):
        result = run(command, "bad.yaml")
        assert (result.exit_code, result.stdout, result.stderr) == (1, "", SHOWN)


def test_an_internal_error_is_a_report_and_not_a_finding(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: Path, **options: object) -> None:
        raise RuntimeError("no more memory of why")

    monkeypatch.setattr(dashc.report.checked, "check", broken)
    result = run("lint", "good.yaml")
    assert result.exit_code == 4
    assert result.stdout == ""
    assert result.stderr.startswith("dashc: internal error: this is a bug in dashc, not in your spec.\n")
    assert "RuntimeError: no more memory of why" in result.stderr


def test_there_is_no_colour_where_there_is_no_terminal(run: Run) -> None:
    assert "\x1b" not in run("lint", "bad.yaml").output


def test_the_output_is_the_same_for_every_hash_seed(run: Run, tmp_path: Path) -> None:
    text = BAD + "  - Input: {vale: 1, tpye: text}\n  - dvi: [a]\ncallbacks:\n  - {call: a.b, inputs: [x.y, z.a]}\n"
    (tmp_path / "bad.yaml").write_text(text)
    outputs = set()
    for seed in ("0", "1", "2"):
        command = [sys.executable, "-m", "dashc", "lint", "bad.yaml"]
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(dashc.__file__).parents[1])}
        outputs.add(subprocess.run(command, capture_output=True, env=environment, check=False, cwd=tmp_path).stdout)
    assert len(outputs) == 1


@pytest.mark.parametrize(
    ("command", "where"),
    [(("serve", "good.yaml"), "dashc.serve.serve"), (("lsp",), "dashc.lsp.command.run_server")],
    ids=["serve", "lsp"],
)
def test_commands_that_stay_collect_garbage(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], where: str
) -> None:
    """Their process begins without, like that of every command."""
    seen = []

    def stay(*_: object, **__: object) -> int:
        seen.append(gc.isenabled())
        return 0

    monkeypatch.setattr(where, stay)
    gc.disable()
    try:
        run(*command)
    finally:
        gc.enable()
    assert seen == [True]


def test_line_ends_change_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_bytes(BAD.replace("\n", "\r\n").encode())
    assert run("lint", "bad.yaml").stdout == SHOWN + MORE


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=120), st.text(max_size=60).map(str.encode)))
def test_any_bytes_give_a_status_of_0_or_1(data: bytes) -> None:
    assert status(data) in (0, 1)


def status(data: bytes) -> int:
    """What `lint` makes of a spec with these bytes."""
    with TemporaryDirectory() as folder:
        spec = Path(folder) / "spec.yaml"
        spec.write_bytes(data)
        return CliRunner().invoke(main, ["lint", str(spec)]).exit_code


PARTS = st.sampled_from(
    [
        *(
            "dashc: 1\n",
            "layout:\n",
            "  - div: ",
            "callbacks:\n",
            "  - call: a.b\n",
            "    inputs: ",
            "a.value",
            "{",
            "}",
        ),
        *(
            "[",
            "]",
            ", ",
            "\n",
            "&x ",
            "*x",
            "<<: ",
            "$from",
            ": ",
            "id",
            "style",
            "true",
            "5",
            "'",
            "children",
            "null",
        ),
        *("Input: ", "options", "component: ", "property: value", "${a}", "$$b", "- ", "  ", "app:\n", "  title: "),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=40).map("".join))
def test_anything_like_a_spec_gives_a_status_of_0_or_1(text: str) -> None:
    assert status(text.encode()) in (0, 1)
