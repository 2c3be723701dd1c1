"""What else the emitted folder holds, and when nothing is emitted."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from dashc.pipeline import build
from tests.generate.emitted import Emitted, attempt, emit

HELLO = "layout: [Input: {id: a, aria-label: x}, p: {id: b}]\n"
CALL = "callbacks: [{call: %s, inputs: a.value, outputs: b.children}]\n"


def page_of(folder: Path) -> str:
    """The page of an emitted app, asked in a process of its own."""
    code = "from wsgi import app; print(app.test_client().get('/').text)"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_assets_keep_their_relative_places_under_a_hashed_folder(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "assets/b.css": "p { background: url(img/x.png) }",
        "assets/a.css": "p{}",
        "assets/z.js": "1",
        "assets/m.mjs": "2",
        "assets/img/x.png": b"\x89PNG",
        "assets/.hidden": "no",
    }
    app = emit(tmp_path, "layout: [p: x]", files)
    folder = app.manifest["assets"]["a.css"].partition("/")[0]
    assert app.manifest["assets"] == {
        name: f"{folder}/{name}" for name in ("a.css", "b.css", "img/x.png", "m.mjs", "z.js")
    }
    assert app.html.index("a.css") < app.html.index("b.css")
    assert f'<script defer src="/_dashc/static/{folder}/z.js"></script>' in app.html
    assert f'<script type="module" src="/_dashc/static/{folder}/m.mjs"></script>' in app.html
    assert app.manifest["static"][f"{folder}/img/x.png"] == "image/png"


def test_a_change_of_an_asset_changes_the_urls_and_the_build(tmp_path: Path) -> None:
    one = emit(tmp_path, "layout: [p: x]", {"assets/a.css": "p{}"})
    other = emit(tmp_path, "layout: [p: x]", {"assets/a.css": "b{}"})
    assert one.manifest["assets"] != other.manifest["assets"]
    assert one.manifest["build"] != other.manifest["build"]


def test_assets_are_compressed_with_a_zero_time_stamp(tmp_path: Path) -> None:
    text = "p { color: red }\n" * 50
    app = emit(tmp_path, "layout: [p: x]", {"assets/a.css": text})
    packed = (app.folder / "static" / f"{app.manifest['assets']['a.css']}.gz").read_bytes()
    assert gzip.decompress(packed).decode() == text
    assert packed[4:8] == b"\0\0\0\0"


@pytest.mark.parametrize(
    ("app_key", "files"),
    [("", {"assets/favicon.ico": b"icon"}), ("app: {favicon: pics/favicon.ico}\n", {"pics/favicon.ico": b"icon"})],
)
def test_a_favicon_is_found_or_named(tmp_path: Path, app_key: str, files: dict[str, str | bytes]) -> None:
    html = emit(tmp_path, f"{app_key}layout: [p: x]", files).html
    assert html.count('<link rel="icon" href="/_dashc/static/') == 1
    assert ".ico" in html


def test_names_with_blanks_and_letters_of_any_alphabet_are_quoted(tmp_path: Path) -> None:
    app = emit(tmp_path, "layout: [p: x]", {"assets/été 1.css": "p{}"})
    assert "/%C3%A9t%C3%A9%201.css" in app.html


def test_requirements_are_the_runtimes_and_then_the_users_verbatim(tmp_path: Path) -> None:
    text = emit(tmp_path, "layout: [p: x]", {"requirements.txt": "pandas>=2  # mine"}).text("requirements.txt")
    assert text.startswith("# What the app's own code needs.\nflask>=3.0,<4\n")
    assert text.endswith("# From the requirements.txt beside the spec.\npandas>=2  # mine\n")


def test_the_dockerfile_says_that_it_needs_the_copied_code(tmp_path: Path) -> None:
    without = emit(tmp_path / "a", HELLO + CALL % "functions.show").text("Dockerfile")
    copied = emit(tmp_path / "b", HELLO + CALL % "functions.show", copy_python=True).text("Dockerfile")
    assert "--copy-python" in without
    assert "--copy-python" not in copied


def test_copied_python_code_is_used_and_leaves_out_what_is_not_the_users(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "data/numbers.csv": "1",
        ".git/config": "x",
        ".venv/pyvenv.cfg": "x",
        "env/pyvenv.cfg": "x",
        "__pycache__/functions.cpython-311.pyc": b"x",
        "build/older/build-0123456789/app.json": "{}",
        "build/older/wsgi.py": 'BUILD = HERE / "build-0123456789"\n',
    }
    app = emit(tmp_path / "project", HELLO + CALL % "functions.show", files, copy_python=True)
    copied = sorted(p.relative_to(app.build).as_posix() for p in (app.build / "python").rglob("*") if p.is_file())
    assert copied == ["python/app.yaml", "python/data/numbers.csv", "python/functions.py"]
    app.folder.rename(tmp_path / "elsewhere")
    assert "(None,)" in page_of(tmp_path / "elsewhere")


def test_a_second_build_copies_nothing_of_the_first(tmp_path: Path) -> None:
    first = emit(tmp_path, HELLO + CALL % "functions.show", copy_python=True)
    second = emit(tmp_path, HELLO + CALL % "functions.show", copy_python=True)
    assert first.manifest == second.manifest


@pytest.mark.parametrize("module", ["app", "run", "main", "create_app"])
def test_modules_with_names_of_the_template_work(tmp_path: Path, module: str) -> None:
    files: dict[str, str | bytes] = {f"{module}.py": "def show(value):\n    return 'it works'\n"}
    assert "it works" in page_of(emit(tmp_path, HELLO + CALL % f"{module}.show", files).folder)


def test_a_package_whose_init_hides_its_module_works(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "shop/__init__.py": "from shop.report import report\n",
        "shop/report.py": "def report():\n    pass\n\n\ndef show(value):\n    return 'it works'\n",
    }
    assert "it works" in page_of(emit(tmp_path, HELLO + CALL % "shop.report.show", files).folder)


def test_a_method_of_an_object_works(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "shop.py": "class Shop:\n    def show(self, value):\n        return 'it works'\n\n\nshop = Shop()\n"
    }
    assert "it works" in page_of(emit(tmp_path, HELLO + CALL % '"shop:shop.show"', files).folder)


def test_a_name_of_the_spec_cannot_leave_its_comment(tmp_path: Path) -> None:
    spec = tmp_path / 'a"""\nimport os\n"""b.yaml'
    spec.write_text("dashc: 1\nlayout: [p: x]\n")
    build(spec, tmp_path / "out")
    text = (tmp_path / "out" / "wsgi.py").read_text()
    assert '"""The app of a????nimport os?n???b.yaml, compiled by dashc' in text


def test_a_folder_with_other_files_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    (finding,) = attempt(tmp_path, "layout: [p: x]").sink.sorted()
    assert finding.code == "DC602"
    assert finding.headline == "the output folder `out` holds files that dashc did not write"
    assert finding.notes == ("`mine.txt` is not from a build",)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_a_place_that_cannot_be_written_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "app.yaml").write_text("dashc: 1\nlayout: [p: x]\n")
    (tmp_path / "file").write_text("")
    (finding,) = build(tmp_path / "app.yaml", tmp_path / "file" / "out").sink.sorted()
    assert finding.code == "DC604"
    assert finding.headline == "cannot write the output folder `out`: `file` is not a folder"


def test_an_error_in_the_spec_leaves_the_last_build(tmp_path: Path) -> None:
    build_id = emit(tmp_path, "layout: [p: x]").manifest["build"]
    assert attempt(tmp_path, "layout: [pp: x]").sink.has_errors
    assert Emitted(tmp_path / "out").manifest["build"] == build_id
