"""Specs that are no files, or have names that no file can have: one sentence or finding, and no waiting."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest


def dashc(folder: Path, *arguments: str) -> tuple[int, str]:
    """Status and all that is said."""
    done = subprocess.run(
        [sys.executable, "-m", "dashc", *arguments], cwd=folder, capture_output=True, text=True, errors="replace"
    )
    return done.returncode, done.stdout + done.stderr


def a_socket(path: Path) -> None:
    """A socket; its path has to be short."""
    here = Path.cwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(path.name)
    os.chdir(here)


@pytest.mark.parametrize("command", ["lint", "build"])
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (os.mkfifo, "it is a pipe"),
        (a_socket, "no such device or address"),
        (lambda path: path.symlink_to("/dev/zero"), "it is a device"),
        (lambda path: path.symlink_to("/dev/null"), "it is a device"),
    ],
)
def test_what_is_no_file_is_not_read(tmp_path: Path, make: Callable[[Path], None], reason: str, command: str) -> None:
    make(tmp_path / "app.yaml")
    status, said = dashc(tmp_path, command, "app.yaml")
    assert (status, f"error[DC115]: `app.yaml` cannot be read: {reason}" in said) == (1, True), said


@pytest.mark.parametrize("command", ["lint", "build", "serve"])
@pytest.mark.parametrize("name", ["n" * 300, "loop.yaml"])
def test_what_cannot_be_there_is_not_there(tmp_path: Path, command: str, name: str) -> None:
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    status, said = dashc(tmp_path, command, name)
    assert status == 3
    assert said.startswith("dashc: there is no ")


def test_folders_and_globs_pass_over_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "round").symlink_to(".")
    (tmp_path / "app.yaml").write_text("dashc: 1\nlayout: [p: x]\n")
    for argument in (".", "*.yaml", "**/*.yaml"):
        assert dashc(tmp_path, "lint", argument)[0] == 0


@pytest.mark.parametrize("name", ["pyproject.toml", "baseline.json"])
@pytest.mark.parametrize(
    "make",
    [
        os.mkfifo,
        lambda path: path.mkdir(),
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.write_bytes(b"[" * 10**6),
    ],
)
def test_settings_and_baselines_may_be_anything(tmp_path: Path, make: Callable[[Path], None], name: str) -> None:
    make(tmp_path / name)
    (tmp_path / "app.yaml").write_text("dashc: 1\nlayout: [p: x]\n")
    options = ["--baseline", name] if name == "baseline.json" else []
    assert dashc(tmp_path, "lint", "app.yaml", *options)[0] in (0, 2)


@pytest.mark.parametrize("name", ["n" * 300, "app.yaml/x", "loop", "/dev/null/x"])
@pytest.mark.parametrize("option", ["--output", "--write-baseline", "--baseline"])
def test_files_that_cannot_be_written_or_read_are_said(tmp_path: Path, option: str, name: str) -> None:
    (tmp_path / "app.yaml").write_text("dashc: 1\nlayout: [p: x]\n")
    (tmp_path / "loop").symlink_to("loop")
    status, said = dashc(tmp_path, "lint", "app.yaml", option, f"json={name}" if option == "--output" else name)
    assert status == 2
    assert "cannot be" in said
