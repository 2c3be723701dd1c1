"""Output folders that can be none."""

import os
from pathlib import Path

import pytest

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.pipeline import build
from tests.generate.emitted import project

SPEC = "dashc: 1\nlayout: [p: x]\n"


def finding(tmp_path: Path, out: Path) -> Diagnostic:
    """The one finding of a build into this folder."""
    (found,) = build(project(tmp_path, {"app.yaml": SPEC}), out).sink.sorted()
    return found


def test_the_root_of_the_system_holds_files_of_others(tmp_path: Path) -> None:
    found = finding(tmp_path, Path("/"))
    assert (found.code, found.headline) == ("DC602", "the output folder `/` holds files that dashc did not write")
    assert found.notes[-1] == "there are more such files"


def test_so_does_the_folder_of_the_spec(tmp_path: Path) -> None:
    assert finding(tmp_path, tmp_path).notes == ("`app.yaml`, `functions.py` are not from a build",)


def test_a_changed_file_is_told_from_a_foreign_one(tmp_path: Path) -> None:
    path = project(tmp_path, {"app.yaml": SPEC})
    assert not build(path, tmp_path / "out").sink.sorted()
    with (tmp_path / "out" / "wsgi.py").open("a") as module:
        module.write("# mine\n")
    (tmp_path / "out" / "a\n\x1b[31m.txt").write_text("mine")
    (found,) = build(path, tmp_path / "out").sink.sorted()
    assert found.notes == (
        "`a\\n\\x1b[31m.txt` is not from a build",
        "`wsgi.py` is not as the build wrote it",
    )


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("n" * 300, "File name too long"),
        ("loop", "`loop` is not a folder"),
        ("loop/out", "Too many levels of symbolic links"),
        ("pipe", "`pipe` is not a folder"),
        ("app.yaml/out", "`app.yaml` is not a folder"),
        ("assets", "it lies in the app's folder of assets"),
        ("assets/out", "it lies in the app's folder of assets"),
    ],
)
def test_a_path_that_can_be_no_folder_is_said(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    found = finding(tmp_path, tmp_path / name)
    assert found.code == "DC604"
    assert found.headline == f"cannot write the output folder `{Path(name).name}`: {reason}"


def test_a_link_to_a_folder_is_that_folder(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    assert not build(project(tmp_path, {"app.yaml": SPEC}), tmp_path / "out").sink.sorted()
    assert (tmp_path / "real" / "wsgi.py").is_file()


def test_a_spec_whose_name_is_no_text_is_built(tmp_path: Path) -> None:
    spec = project(tmp_path, {"app.yaml": SPEC}).rename(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml"))
    assert not build(spec, tmp_path / "out").sink.sorted()
    assert (
        "caf\\udce9.yaml" in (tmp_path / "out" / "wsgi.py").read_text()
        or "caf?" in (tmp_path / "out" / "wsgi.py").read_text()
    )
