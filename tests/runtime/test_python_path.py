"""Where an emitted app finds the user's code."""

import os
import sys
from pathlib import Path

import pytest

from dashc.runtime.python_path import use_python_path


@pytest.fixture(autouse=True)
def own_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has an import path of its own, and no variable set."""
    monkeypatch.setattr(sys, "path", ["rest"])
    monkeypatch.delenv("DASHC_PYTHON_PATH", raising=False)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """An emitted folder beside the user's code."""
    for name in ("out", "code", "lib", "listed"):
        (tmp_path / name).mkdir()
    return tmp_path / "out"


def test_the_folders_of_the_spec_come_first_in_their_order(here: Path) -> None:
    use_python_path(here, "../code", "../lib")
    assert sys.path == [str(here.parent / "code"), str(here.parent / "lib"), "rest"]


def test_the_variable_goes_before_them(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = [str(here.parent / "listed"), str(here.parent / "lib")]
    monkeypatch.setenv("DASHC_PYTHON_PATH", os.pathsep.join(listed))
    use_python_path(here, "../code")
    assert sys.path == [*listed, "rest"]


def test_a_copy_in_the_folder_goes_before_everything(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHC_PYTHON_PATH", str(here.parent / "listed"))
    (here / "python").mkdir()
    use_python_path(here, "../code")
    assert sys.path == [str(here / "python"), "rest"]


def test_a_folder_that_is_not_there_is_named_with_the_ways_out(here: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        use_python_path(here, "../gone")
    assert str(caught.value) == (
        f"The folder `{here.parent / 'gone'}` with the app's Python code is not there. Build with `--copy-python`, "
        "or list the code's folders in the environment variable DASHC_PYTHON_PATH."
    )
