"""What a spec and its folders name stays in the spec's folder, and is a file that can be read."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from dashc.pipeline import build, check

SECRET = "root:x:0:0"
LAYOUT = "layout: [p: x]\n"


def spec(folder: Path, text: str = "") -> Path:
    """A spec in a folder of its own, beside which there is a secret."""
    (folder / "secret.txt").write_text(SECRET)
    (folder / "outside").mkdir()
    project = folder / "project"
    project.mkdir()
    (project / "app.yaml").write_text(f"dashc: 1\n{text}{LAYOUT}")
    return project / "app.yaml"


def headlines(path: Path) -> list[str]:
    """The findings of a check; a build of the same finds no less, and publishes nothing."""
    found = [f"{finding.code} {finding.headline}" for finding in check(path).sink.sorted()]
    built = build(path, path.parent / "out").sink.sorted()
    assert [f"{finding.code} {finding.headline}" for finding in built] == found
    published = [file for file in (path.parent / "out").rglob("*") if file.is_file()]
    assert not [file for file in published if SECRET.encode() in file.read_bytes()]
    return found


@pytest.mark.parametrize("name", ["../secret.txt", "a/../../secret.txt", "..", "../..", "a\\b.png"])
@pytest.mark.parametrize("key", ["favicon", "frame", "assets"])
def test_no_key_of_app_names_what_is_outside(tmp_path: Path, key: str, name: str) -> None:
    assert headlines(spec(tmp_path, f"app: {{{key}: '{name}'}}\n")) == [f"DC204 `{key}` cannot be `{name}`"]


@pytest.mark.parametrize("name", ["..", "../outside", "/etc", "a/../../outside"])
def test_nor_does_python(tmp_path: Path, name: str) -> None:
    assert headlines(spec(tmp_path, f"python: ['{name}']\n")) == [f"DC204 an item of `python` cannot be `{name}`"]


@pytest.mark.parametrize("name", [".", "./", "./."])
def test_the_specs_own_folder_is_not_published(tmp_path: Path, name: str) -> None:
    assert headlines(spec(tmp_path, f"app: {{assets: '{name}'}}\n")) == [
        "DC204 `assets` cannot be the spec's own folder"
    ]


@pytest.mark.parametrize("name", ["app.yaml", ".env", "data.db", "x"])
def test_an_icon_is_a_picture(tmp_path: Path, name: str) -> None:
    (found,) = headlines(spec(tmp_path, f"app: {{favicon: {name}}}\n"))
    assert found == f"DC204 `favicon` cannot be `{name}`, which is no picture"


@pytest.mark.parametrize(
    ("key", "name", "target"),
    [
        ("favicon", "icon.png", "../secret.txt"),
        ("frame", "frame.html", "../secret.txt"),
        ("assets", "files", "../outside"),
        ("assets", "files", "."),
        ("python", "code", "../outside"),
    ],
)
def test_a_link_that_leads_out_is_not_followed(tmp_path: Path, key: str, name: str, target: str) -> None:
    line = f"python: [{name}]\n" if key == "python" else f"app: {{{key}: {name}}}\n"
    path = spec(tmp_path, line)
    (path.parent / name).symlink_to(target)
    assert headlines(path) == [f"DC608 `{key}` names `{name}`, which is a link that leads out of the spec's folder"]


def test_the_folder_of_assets_that_nobody_names_may_be_no_such_link_either(tmp_path: Path) -> None:
    path = spec(tmp_path)
    (path.parent / "assets").symlink_to("../outside")
    assert headlines(path) == ["DC608 `assets` names `assets`, which is a link that leads out of the spec's folder"]


def nameless(folder: Path) -> None:
    """A file whose name is no text."""
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.css")).write_text("")


def a_socket(folder: Path) -> None:
    """A socket; its path has to be short."""
    here = Path.cwd()
    os.chdir(folder)
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("x")
    os.chdir(here)


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (
            lambda folder: (folder / "x").symlink_to("../../secret.txt"),
            "x` …: it is a link that leads out of the folder",
        ),
        (lambda folder: (folder / "x").symlink_to("../app.yaml"), "x` …: it is a link that leads out of the folder"),
        (lambda folder: (folder / "x").symlink_to("/dev/zero"), "x` …: it is a link that leads out of the folder"),
        (lambda folder: (folder / "x").symlink_to("."), "x` …: it is a link that leads out of the folder"),
        (lambda folder: (folder / "x").symlink_to("x"), "x` …: it is a link that leads nowhere"),
        (lambda folder: (folder / "x").symlink_to("gone"), "x` …: it is a link that leads nowhere"),
        (lambda folder: os.mkfifo(folder / "x"), "x` …: it is neither a file nor a folder"),
        (a_socket, "x` …: it is neither a file nor a folder"),
        (nameless, "caf\\udce9.css` …: its name is not UTF-8"),
    ],
)
def test_what_cannot_be_an_asset_is_said(tmp_path: Path, make: Callable[[Path], None], found: str) -> None:
    path = spec(tmp_path)
    (path.parent / "assets").mkdir()
    make(path.parent / "assets")
    assert headlines(path) == [f"DC608 `assets/{found}".replace("…", "cannot be taken into the app")]


def test_a_link_to_a_folder_inside_is_said(tmp_path: Path) -> None:
    path = spec(tmp_path)
    (path.parent / "assets" / "a").mkdir(parents=True)
    (path.parent / "assets" / "b").symlink_to("a")
    assert headlines(path) == ["DC608 `assets/b` cannot be taken into the app: it is a link to a folder"]


def test_many_are_one_finding_with_the_first_ones(tmp_path: Path) -> None:
    path = spec(tmp_path)
    (path.parent / "assets").mkdir()
    for name in "abcde":
        (path.parent / "assets" / name).symlink_to("gone")
    (finding,) = check(path).sink.sorted()
    assert finding.headline == "`assets/a` cannot be taken into the app: it is a link that leads nowhere"
    assert finding.notes == (
        "nor can `assets/b`: it is a link that leads nowhere",
        "nor can `assets/c`: it is a link that leads nowhere",
        "nor can 2 more",
    )
    assert finding.help == ("remove the link",)


def test_links_between_the_files_of_the_folder_are_fine(tmp_path: Path) -> None:
    path = spec(tmp_path)
    (path.parent / "assets").mkdir()
    (path.parent / "assets" / "a.css").write_text("p{}")
    (path.parent / "assets" / "b.css").symlink_to("a.css")
    assert headlines(path) == []


def test_files_that_no_memory_holds_are_not_read(tmp_path: Path) -> None:
    path = spec(tmp_path)
    (path.parent / "assets").mkdir()
    with (path.parent / "assets" / "film.mp4").open("wb") as film:
        film.truncate(2**40)
    assert headlines(path) == ["DC608 the files in `assets` have 1048576 MB; an app carries 200 MB at most"]


@pytest.mark.parametrize("key", ["favicon", "frame"])
@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda path: path.mkdir(), "is a folder"),
        (os.mkfifo, "is neither a file nor a folder"),
        (lambda path: path.symlink_to(path.name), "does not exist"),
    ],
)
def test_what_is_no_file_is_said(tmp_path: Path, key: str, make: Callable[[Path], None], what: str) -> None:
    path = spec(tmp_path, f"app: {{{key}: x.png}}\n")
    make(path.parent / "x.png")
    assert headlines(path) == [f"DC605 `{key}` names the file `x.png`, which {what}"]


@pytest.mark.parametrize("name", ["n" * 300, "n/" * 3000 + "n", '"a\\nb"'])
@pytest.mark.parametrize("key", ["favicon", "frame", "assets"])
def test_names_that_no_file_can_have_are_not_there(tmp_path: Path, key: str, name: str) -> None:
    ending = "" if key == "assets" else ".png"
    text = f'{name[:-1]}{ending}"' if name.startswith('"') else name + ending
    (finding,) = check(spec(tmp_path, f"app: {{{key}: {text}}}\n")).sink.sorted()
    assert finding.code == "DC605"


@pytest.mark.parametrize(
    "make",
    [
        os.mkfifo,
        lambda path: path.mkdir(),
        lambda path: path.symlink_to(path.name),
        lambda path: path.symlink_to("/dev/zero"),
    ],
)
@pytest.mark.parametrize("name", ["requirements.txt", "functions.py", "more.txt"])
def test_files_that_are_looked_for_may_be_anything(tmp_path: Path, name: str, make: Callable[[Path], None]) -> None:
    """Nothing waits for a pipe that nobody writes to, nor reads a device to its end."""
    path = spec(tmp_path, "")
    path.write_text("dashc: 1\nlayout: [p: {children: {$call: functions.show}}]\n")
    (path.parent / "functions.py").write_text("import nothing_of_that_name\ndef show(): return ''\n")
    (path.parent / "requirements.txt").write_text("-r more.txt\n")
    if (path.parent / name).exists():
        (path.parent / name).unlink()
    make(path.parent / name)
    check(path)


def test_code_that_is_copied_lies_in_its_folder_too(tmp_path: Path) -> None:
    path = spec(tmp_path)
    path.write_text("dashc: 1\nlayout: [p: {children: {$call: functions.show}}]\n")
    (path.parent / "functions.py").write_text("def show(): return ''\n")
    (path.parent / "loop").symlink_to(".")
    (path.parent / "out.txt").symlink_to("../secret.txt")
    os.mkfifo(path.parent / "pipe")
    (finding,) = build(path, path.parent / "out", copy_python=True).sink.sorted()
    assert finding.headline == (
        "`project/loop` cannot be taken into the app: it is a link that leads out of the folder"
    )
    assert finding.notes == ("nor can `project/out.txt`: it is a link that leads out of the folder",)
    assert not (path.parent / "out").exists()
