"""The wheel and the sdist, built from a copy of what git would hand out."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

import hatch_build

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


def run(*command: str, cwd: Path, **environment: str) -> str:
    """Run a program; its output is the message where it fails."""
    done = subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout with its client, which is built first where it is not up to date."""
    hatch_build.build_client(ROOT)
    folder = tmp_path_factory.mktemp("project") / "dashc"
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / hatch_build.CLIENT, folder / hatch_build.CLIENT)
    return folder


@pytest.fixture(scope="module")
def sdist(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist."""
    folder = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder), cwd=project)
    (path,) = folder.glob("*.tar.gz")
    return path


@pytest.fixture(scope="module")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel."""
    return build_wheel(project, tmp_path_factory.mktemp("wheel"))


def build_wheel(project: Path, folder: Path, **environment: str) -> Path:
    """A wheel, built in this environment."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=project, **environment)
    (path,) = folder.glob("*.whl")
    return path


def contents(wheel: Path) -> dict[str, bytes]:
    """A wheel's files."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_holds_the_client_the_schemas_and_the_server_templates(wheel: Path) -> None:
    names = set(contents(wheel))
    assert {
        "dashc/cli.py",
        "dashc/py.typed",
        "dashc/serve/client.js",
        "dashc/client/manifest.json",
        "dashc/schemas/elements.json",
        "dashc/schemas/components/Input.json",
        "dashc/templates/server/wsgi.py.jinja",
    } <= names
    assert wheel.name.endswith("-py3-none-any.whl")


def test_the_wheel_holds_no_sources_of_the_client_and_no_tests(wheel: Path) -> None:
    outside = {name.split("/")[0] for name in contents(wheel)} - {"dashc"}
    assert all(name.startswith("dashc_compiler-") for name in outside)
    assert not [name for name in contents(wheel) if "templates/client" in name or name.endswith((".ts", ".pyc"))]


def test_the_sdist_holds_the_sources_and_the_built_client(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "hatch_build.py",
        "pyproject.toml",
        "schemas/components/Input.json",
        "templates/client/package-lock.json",
        "templates/client/src/main.ts",
        "dashc/client/manifest.json",
        f"dashc/client/{hatch_build.STAMP}",
    } <= names
    assert not [name for name in names if "node_modules" in name or "__pycache__" in name]


def test_a_wheel_from_the_sdist_is_the_same_and_needs_neither_node_nor_npm(
    sdist: Path, wheel: Path, tmp_path: Path
) -> None:
    (tmp_path / "sources").mkdir()
    subprocess.run(["tar", "-xf", str(sdist), "-C", str(tmp_path / "sources")], check=True)
    (project,) = (tmp_path / "sources").iterdir()
    empty = tmp_path / "programs"
    empty.mkdir()
    rebuilt = build_wheel(project, tmp_path / "wheel", PATH=str(empty), npm_config_registry="http://127.0.0.1:9/")
    assert contents(rebuilt) == contents(wheel)


def test_an_installed_wheel_gives_the_command_and_finds_its_data(wheel: Path, tmp_path: Path) -> None:
    python = environment(tmp_path, str(wheel))
    spec = ROOT / "specs" / "01-hello" / "hello.yaml"
    run(str(python.parent / "dashc"), "build", str(spec), "-o", str(tmp_path / "out"), cwd=tmp_path)
    assert (tmp_path / "out" / "wsgi.py").is_file()


def test_an_editable_install_finds_the_folders_of_the_checkout(project: Path, tmp_path: Path) -> None:
    python = environment(tmp_path, "--editable", str(project))
    code = "import dashc.catalogue as c; print(c.schemas_folder(), c.templates_folder())"
    found = run(str(python), "-c", code, cwd=tmp_path).split()
    assert found == [str(project / "schemas"), str(project / "templates")]


def test_a_checkout_installs_on_a_machine_without_node(project: Path, tmp_path: Path) -> None:
    """The whole way of `pip install .`: isolated build, Node from a package, npm, the bundle."""
    fresh = tmp_path / "fresh"
    shutil.copytree(project, fresh, ignore=shutil.ignore_patterns("node_modules"))
    shutil.rmtree(fresh / hatch_build.CLIENT)
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("sh", "env", "uname"):
        found = shutil.which(name)
        assert found
        (programs / name).symlink_to(found)
    python = environment(tmp_path, str(fresh), PATH=str(programs))
    code = "import dashc, pathlib; print((pathlib.Path(dashc.__file__).parent / 'client/manifest.json').is_file())"
    assert run(str(python), "-c", code, cwd=tmp_path).strip() == "True"


def environment(folder: Path, *arguments: str, **variables: str) -> Path:
    """A new virtual environment in which pip has installed something; its interpreter."""
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    run(str(python), "-m", "pip", "install", "--quiet", *arguments, cwd=folder, PYTHONPATH="", **variables)
    return python
