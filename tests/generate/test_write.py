"""The output folder: one whole app at any moment, and nothing of anybody else's touched."""

import importlib.util
import json
import os
import time
from pathlib import Path

import pytest

from dashc.generate import write
from dashc.generate.files import Files
from dashc.generate.record import RECORD, UNNAMED, Record, current_build, read_records
from dashc.generate.strangers import PART
from dashc.generate.write import KEPT_SECONDS, write_build

WSGI = f'BUILD = HERE / "{UNNAMED}"\n'.encode()


def app(text: str, **more: str) -> Files:
    """The files of a small app; `static__x` is `static/x`."""
    files = {"wsgi.py": WSGI, "requirements.txt": b"flask\n", "Dockerfile": b"FROM x\n"}
    files |= {"app.json": text.encode(), "dashc/__init__.py": b"", "static/shared.js": b"shared"}
    return files | {name.replace("__", "/"): content.encode() for name, content in more.items()}


def build(out: Path, files: Files) -> Path:
    """Write it, where nothing is in the way; its own folder."""
    assert write_build(out, files, 3) == []
    folder = current_build(out)
    assert folder is not None
    return folder


def names_in(folder: Path) -> set[str]:
    """All files below."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def strangers(out: Path) -> list[tuple[str, bool]]:
    """What a build finds in the way; it then changes nothing."""
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    found = write_build(out, app("next"), 5)
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before
    return [(name, changed) for name, changed in found]


def age(build: Path, seconds: float) -> None:
    """Let a build have been replaced so long ago."""
    then = time.time() - seconds
    os.utime(build / RECORD, (then, then))


def test_a_new_folder_and_its_parents_are_made(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    name = build(out, app("one")).name
    own = {f"{name}/app.json", f"{name}/dashc/__init__.py", f"{name}/{RECORD}"}
    assert names_in(out) == {"wsgi.py", "requirements.txt", "Dockerfile", "static/shared.js", *own}
    assert names_in(tmp_path) == {f"a/b/{path}" for path in names_in(out)}


def test_the_list_of_files_has_their_hashes_and_names_the_build(tmp_path: Path) -> None:
    folder = build(tmp_path / "out", app("one"))
    assert Record.read(folder) == Record.of(app("one"))
    assert folder.name == Record.of(app("one")).name != Record.of(app("two")).name
    assert folder.name in (tmp_path / "out" / "wsgi.py").read_text()


def test_building_the_same_again_changes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(out, app("one"))
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    build(out, app("one"))
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_the_files_of_the_last_build_stay_for_a_day(tmp_path: Path) -> None:
    out = tmp_path / "out"
    old = build(out, app("one", static__old="old"))
    build(out, app("two"))
    age(old, KEPT_SECONDS - 60)
    build(out, app("three"))
    assert {f"{old.name}/app.json", "static/old"} <= names_in(out)
    age(old, KEPT_SECONDS + 60)
    build(out, app("four"))
    assert not old.exists()
    assert "static/old" not in names_in(out)
    assert "static/shared.js" in names_in(out)


def test_the_day_begins_when_a_build_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    old = build(out, app("one"))
    age(old, 10 * KEPT_SECONDS)
    build(out, app("two"))
    build(out, app("three"))
    assert old.exists()


def test_a_build_that_comes_back_is_the_app_again(tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = build(out, app("one"))
    build(out, app("two"))
    age(first, KEPT_SECONDS + 60)
    assert build(out, app("one")) == first
    assert (first / "app.json").read_text() == "one"


def test_python_cannot_take_a_cache_of_the_last_module_for_the_new_one(tmp_path: Path) -> None:
    """It compares whole seconds and lengths, and two builds within a second have both in common."""
    out = tmp_path / "out"
    stamps = set()
    for number in range(5):
        build(out, app(str(number)))
        stamps.add(int((out / "wsgi.py").stat().st_mtime))
    assert len(stamps) == 5


@pytest.mark.parametrize("name", ["mine.txt", "notes/mine.txt", "static/mine.js", "build-0123456789/app.json"])
def test_a_file_that_no_build_wrote_is_in_the_way(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    build(out, app("one"))
    (out / name).parent.mkdir(exist_ok=True)
    (out / name).write_text("mine")
    assert strangers(out) == [(name, False)]


@pytest.mark.parametrize("name", ["wsgi.py", "requirements.txt", "static/shared.js", "{build}/app.json"])
def test_a_file_that_was_changed_is_in_the_way(tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    name = name.format(build=build(out, app("one")).name)
    with (out / name).open("a") as stream:
        stream.write("# mine")
    assert strangers(out) == [(name, True)]


def test_a_changed_list_vouches_for_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    record = build(out, app("one")) / RECORD
    (out / "mine.txt").write_text("mine")
    listed = {**json.loads(record.read_bytes()), "mine.txt": "0"}
    record.write_text(json.dumps(listed))
    assert ("mine.txt", False) in strangers(out)


@pytest.mark.parametrize("listed", ["", "{", "[" * 100_000, "[]", "null", '{"a": 1}', '{"a": "0"}'])
def test_a_list_that_is_none_vouches_for_nothing(tmp_path: Path, listed: str) -> None:
    folder = tmp_path / "build-0123456789"
    folder.mkdir()
    (folder / RECORD).write_text(listed)
    assert strangers(tmp_path) == [(f"build-0123456789/{RECORD}", False)]


@pytest.mark.parametrize("path", ["../precious", "static/../../precious", "/etc/passwd", "a//b", "./a"])
def test_a_list_with_paths_that_lead_out_is_none(tmp_path: Path, path: str) -> None:
    record = Record({path: "0"})
    (tmp_path / record.name).mkdir()
    (tmp_path / record.name / RECORD).write_bytes(record.content)
    assert Record.read(tmp_path / record.name) is None


def test_an_app_json_of_another_program_vouches_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "app.json").write_text('{"files": ["precious.txt"]}')
    (tmp_path / "precious.txt").write_text("mine")
    assert strangers(tmp_path) == [("app.json", False), ("precious.txt", False)]


def test_links_pipes_and_sockets_are_in_the_way_and_not_followed(tmp_path: Path) -> None:
    elsewhere, out = tmp_path / "elsewhere", tmp_path / "out"
    elsewhere.mkdir()
    (elsewhere / "precious.txt").write_text("mine")
    build(out, app("one"))
    (out / "link").symlink_to(elsewhere)
    os.mkfifo(out / "pipe")
    (out / "wsgi.py").unlink()
    (out / "wsgi.py").symlink_to(elsewhere / "precious.txt")
    assert write_build(out, app("two"), 5) == [("link", False), ("pipe", False), ("wsgi.py", True)]
    assert (elsewhere / "precious.txt").read_text() == "mine"


def test_empty_folders_and_what_lies_in_caches_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    old = build(out, app("one"))
    for folder in (out / "mine", out / "__pycache__", old / "mine", old / "dashc" / "__pycache__"):
        folder.mkdir()
        if folder.name == "__pycache__":
            (folder / "mine.txt").write_text("mine")
    build(out, app("two"))
    age(old, KEPT_SECONDS + 60)
    build(out, app("three"))
    left = {path.relative_to(out).as_posix() for path in out.rglob("*") if "mine" in path.name}
    assert left == {
        *("mine", "__pycache__/mine.txt"),
        *(f"{old.name}/mine", f"{old.name}/dashc/__pycache__/mine.txt"),
    }


def test_pythons_caches_of_a_removed_build_go_with_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    old = build(out, app("one"))
    cache = Path(importlib.util.cache_from_source(str(old / "dashc" / "__init__.py")))
    cache.parent.mkdir()
    cache.write_bytes(b"")
    build(out, app("two"))
    age(old, KEPT_SECONDS + 60)
    build(out, app("three"))
    assert not old.exists()


def test_a_file_in_the_folders_place_stays(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OSError):
        write_build(tmp_path / "out", app("one"), 3)
    assert (tmp_path / "out").read_text() == "mine"


def test_where_writing_fails_the_folder_is_as_it_was(tmp_path: Path) -> None:
    """A name that the file system refuses stands for any failure half way."""
    out = tmp_path / "out"
    build(out, app("one"))
    before = sorted(out.rglob("*"))
    with pytest.raises(OSError):
        write_build(out, {**app("two"), "a": b"", "n" * 300: b""}, 3)
    assert sorted(out.rglob("*")) == before
    assert (out / "wsgi.py").read_bytes() == Record.of(app("one")).named(WSGI)


def test_where_the_first_build_fails_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        write_build(tmp_path / "out", {**app("one"), "n" * 300: b""}, 3)
    assert list(tmp_path.iterdir()) == []


def test_names_that_the_file_system_takes_for_one_do_not_overwrite_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link stands for the second name of a file, as on file systems that do not tell cases apart."""
    real = write._put

    def put(path: Path, content: bytes, there: str | None, *, new: bool = False) -> None:
        real(path, content, there, new=new)
        if path.name == "A.css":
            path.with_name("a.css").hardlink_to(path)

    monkeypatch.setattr(write, "_put", put)
    with pytest.raises(FileExistsError, match=r"`a\.css` is already there"):
        write_build(tmp_path / "out", {**app("one"), "static/A.css": b"A", "static/a.css": b"a"}, 3)


class Killed(BaseException):
    """Stands for the end of the process: nothing is tidied up after it."""


def test_a_build_that_is_killed_anywhere_leaves_the_old_app_or_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before each file that is written, each that is renamed, and each that is removed."""
    real_replace, real_open, real_unlink = Path.replace, Path.open, Path.unlink
    steps = left = 0

    def step() -> bool:
        nonlocal left
        left -= 1
        if left < 0:
            raise Killed
        return True

    def until_killed(out: Path, files: Files) -> bool:
        """Whether the build came to its end in so many steps."""
        with monkeypatch.context() as patched:
            patched.setattr(Path, "replace", lambda self, to: step() and real_replace(self, to))
            patched.setattr(Path, "unlink", lambda self, **how: step() and real_unlink(self, **how))
            patched.setattr(Path, "open", lambda self, *how, **more: step() and real_open(self, *how, **more))
            try:
                write_build(out, files, 3)
            except Killed:
                return False
        return True

    while True:
        out = tmp_path / str(steps)
        expired = build(out, app("zero", static__old="old"))
        old = build(out, app("one"))
        age(expired, KEPT_SECONDS + 60)
        left = steps
        finished = until_killed(out, app("two", static__new="new"))
        current = current_build(out)
        assert current is not None
        record = Record.read(current)
        assert record is not None
        assert all((out / place).is_file() for place in record.places())
        assert (current / "app.json").read_text() == ("two" if finished or current != old else "one")
        build(out, app("three"))
        assert all((out / place).is_file() for record in read_records(out) for place in record.places())
        assert not [path for path in out.rglob("*") if path.name == PART]
        steps += 1
        if finished:
            break
    assert steps > 15
