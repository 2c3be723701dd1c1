"""The output folder: replaced whole, or left alone."""

import json
from pathlib import Path

import pytest

from dashc.generate.write import foreign_in, replace_folder


def app(*names: str) -> dict[str, bytes]:
    """Files with a manifest that lists them."""
    files = dict.fromkeys(names, b"x")
    return {**files, "app.json": json.dumps({"files": sorted(files)}).encode()}


def names_in(folder: Path) -> list[str]:
    """All files below, sorted."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_new_folder_and_its_parents_are_made(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    replace_folder(out, app("wsgi.py", "static/x.js"))
    assert names_in(out) == ["app.json", "static/x.js", "wsgi.py"]
    assert names_in(tmp_path) == ["a/b/app.json", "a/b/static/x.js", "a/b/wsgi.py"]


def test_files_of_the_last_build_are_gone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    replace_folder(out, app("wsgi.py", "old.js"))
    assert foreign_in(out) == []
    replace_folder(out, app("wsgi.py", "new.js"))
    assert names_in(tmp_path) == ["out/app.json", "out/new.js", "out/wsgi.py"]


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    assert foreign_in(tmp_path) == []


def test_a_file_that_no_build_wrote_is_foreign(tmp_path: Path) -> None:
    out = tmp_path / "out"
    replace_folder(out, app("wsgi.py"))
    (out / "notes").mkdir()
    (out / "notes" / "mine.txt").write_text("mine")
    assert foreign_in(out) == ["notes/mine.txt"]


def test_what_running_the_app_left_is_not_foreign(tmp_path: Path) -> None:
    out = tmp_path / "out"
    replace_folder(out, app("wsgi.py"))
    (out / "__pycache__").mkdir()
    (out / "__pycache__" / "wsgi.cpython-311.pyc").write_bytes(b"")
    assert foreign_in(out) == []


@pytest.mark.parametrize("manifest", ["", "{", "[]", "null", '{"files": 3}', '{"files": [[]]}', "{}"])
def test_a_manifest_that_is_none_vouches_for_nothing(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "app.json").write_text(manifest)
    (tmp_path / "wsgi.py").write_text("")
    assert "wsgi.py" in foreign_in(tmp_path)


def test_a_file_in_the_folders_place_is_foreign(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    assert foreign_in(tmp_path / "out") == ["out"]


def test_a_link_is_foreign_and_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious.txt").write_text("mine")
    out = tmp_path / "out"
    replace_folder(out, app("wsgi.py"))
    (out / "link").symlink_to(elsewhere)
    assert foreign_in(out) == ["link"]


def test_where_writing_fails_the_old_folder_stays(tmp_path: Path) -> None:
    """A name that the file system refuses stands for any failure half way."""
    out = tmp_path / "out"
    replace_folder(out, app("wsgi.py"))
    with pytest.raises(OSError):
        replace_folder(out, {"a": b"", "n" * 300: b""})
    assert names_in(tmp_path) == ["out/app.json", "out/wsgi.py"]
