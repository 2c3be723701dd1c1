"""Functions are found by reading the source; nothing is imported."""

import sys
from pathlib import Path

import pytest

from tests.resolve.projects import calling, check


def found(folder: Path, call: str, **files: str) -> tuple[str, int]:
    checked = check(folder, calling(call), **files)
    assert checked.findings == []
    function = checked.callback.function
    return (
        str(Path(function.file).relative_to(folder)) if Path(function.file).is_absolute() else function.file
    ), function.line


def test_a_function_of_a_module_beside_the_spec(tmp_path: Path) -> None:
    assert found(tmp_path, "app.show", app="import os\n\ndef show(a):\n    return a\n") == ("app.py", 3)


def test_a_function_of_a_module_in_a_package(tmp_path: Path) -> None:
    assert found(tmp_path, "pkg.sub.show", pkg____init__="", pkg__sub="def show(a): ...") == ("pkg/sub.py", 1)


def test_a_function_of_a_package_itself(tmp_path: Path) -> None:
    assert found(tmp_path, "pkg.show", pkg____init__="def show(a): ...") == ("pkg/__init__.py", 1)


def test_a_module_in_a_folder_without_init(tmp_path: Path) -> None:
    assert found(tmp_path, "space.sub.show", space__sub="def show(a): ...") == ("space/sub.py", 1)


def test_a_module_in_another_folder_of_python(tmp_path: Path) -> None:
    checked = check(tmp_path, "python: [src]\n" + calling("app.show"), src__app="def show(a): ...")
    assert checked.findings == []
    assert checked.callback.function.file == (tmp_path / "src/app.py").as_posix()
    assert checked.program.python_paths == (str(tmp_path / "src"),)


def test_nothing_is_imported(tmp_path: Path) -> None:
    found(tmp_path, "bomb.sub.show", bomb____init__="raise SystemExit", bomb__sub="raise SystemExit\ndef show(a): ...")
    assert "bomb" not in sys.modules


@pytest.mark.parametrize(
    "source",
    [
        "from other import show",
        "from other import display as show",
        "from other import *",
        "import other\nshow = other.show",
        "import other as o\nshow = o.display",
        "from other import display\nshow = display",
        "import pkg.deep\nshow = pkg.deep.show",
        "from pkg import deep\nshow = deep.show",
        "from pkg.relative import show",
        "if True:\n    from other import show\nelse:\n    show = None",
        "try:\n    from missing_fast_version import show\nexcept ImportError:\n    from other import show",
        "show, unused = display, 1\nfrom other import display",
    ],
)
def test_re_exports_and_aliases_are_followed(tmp_path: Path, source: str) -> None:
    files = {
        "app": source,
        "other": "def show(a): ...\ndef display(a): ...",
        "pkg____init__": "",
        "pkg__deep": "def show(a): ...",
        "pkg__relative": "from .deep import show\nfrom . import deep",
    }
    checked = check(tmp_path, calling("app.show"), **files)
    assert checked.findings == []
    assert checked.callback.function.file.endswith(("other.py", "deep.py"))


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("show = lambda a: a", 1),
        ("async def show(a): ...", 1),
        ("with open('x') as f:\n    def show(a): ...", 2),
        ("def show(): ...\ndef show(a): ...", 2),
        ("try:\n    import fast\nfinally:\n    def show(a): ...", 4),
        ("for _ in range(2):\n    def show(a): ...", 2),
        ("import functools\n@functools.cache\ndef show(a): ...", 3),
        ("from functools import lru_cache\n@lru_cache(maxsize=None)\ndef show(a): ...", 3),
    ],
)
def test_all_ways_to_define_a_function(tmp_path: Path, source: str, line: int) -> None:
    checked = check(tmp_path, calling("app.show"), app=source)
    assert checked.findings == []
    assert checked.callback.function.line == line


@pytest.mark.parametrize(
    "source",
    [
        "show = make()\ndef make(): ...",
        "import functools\nshow = functools.partial(print, 1)",
        "@decorate\ndef show(): ...\ndef decorate(f): return lambda a: f()",
        "def __getattr__(name): ...",
        "def setup():\n    global show\n    show = print",
        "for show in [print]:\n    pass",
        "if (show := print):\n    pass",
        "show = print",
        "import sys\nif sys.platform == 'x':\n    def show(a, b): ...\nelse:\n    def show(a): ...",
        "class Tool:\n    def __call__(self, a): ...\nshow = Tool()",
        "from math import sqrt as show",
    ],
)
def test_what_shows_only_at_run_time_is_taken_to_be_right(tmp_path: Path, source: str) -> None:
    assert check(tmp_path, calling("app.show"), app=source).findings == []


TOOLS = """
class Base:
    def inherited(self, a): ...

class Tool(Base):
    def __init__(self):
        self.made = print
    def method(self, a): ...
    @staticmethod
    def static(a): ...
    @classmethod
    def of_class(cls, a): ...
    @property
    def computed(self): ...

tool = Tool()
"""


@pytest.mark.parametrize(
    "path",
    [
        "tool.method",
        "tool.inherited",
        "tool.static",
        "tool.of_class",
        "tool.made",
        "tool.computed",
        "tool.computed.anything",
        "Tool.static",
        "Tool.of_class",
    ],
)
def test_methods_of_objects_and_classes(tmp_path: Path, path: str) -> None:
    assert check(tmp_path, calling(f"app:{path}"), app=TOOLS).findings == []


def test_a_method_of_a_class_without_an_object_lacks_self(tmp_path: Path) -> None:
    checked = check(tmp_path, calling("app:Tool.method"), app=TOOLS)
    assert checked.errors == ["DC504 `method(self, a)` needs `a`, but the callback passes 1"]


def test_a_missing_method_is_a_finding_with_a_suggestion(tmp_path: Path) -> None:
    checked = check(tmp_path, calling("app:tool.metod"), app=TOOLS)
    assert checked.finding.headline == "class `Tool` has no `metod`"
    assert checked.finding.help == (f"did you mean `method` ({tmp_path.as_posix()}/app.py:8)?",)


def test_modules_of_the_standard_library_and_installed_ones_are_found(tmp_path: Path) -> None:
    assert check(tmp_path, calling("json.dumps")).findings == []
    assert check(tmp_path, calling("math.sqrt")).findings == []
    assert check(tmp_path, calling("click.echo")).callback.function.file == "click/utils.py"


def test_the_folder_that_dashc_was_started_in_is_not_on_the_import_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "stray.py").write_text("def show(a): ...")
    monkeypatch.chdir(elsewhere)
    monkeypatch.syspath_prepend(str(elsewhere))
    project = tmp_path / "project"
    project.mkdir()
    assert check(project, calling("stray.show")).codes == ["DC501"]


def test_a_module_that_is_imported_in_a_circle_is_no_endless_loop(tmp_path: Path) -> None:
    checked = check(tmp_path, calling("one.show"), one="from two import show", two="from one import show")
    assert checked.findings == []


@pytest.mark.parametrize(
    ("source", "uses"),
    [
        ("from dashc.runtime import ctx\ndef show(a):\n    ctx.response.set_cookie('a', 'b')", True),
        ("from dashc.runtime import ctx as c\ndef show(a):\n    r = c.response", True),
        ("import dashc.runtime\ndef show(a):\n    dashc.runtime.ctx.response", True),
        ("from dashc.runtime import ctx\ndef show(a):\n    return ctx.triggered_id", False),
        ("def show(a):\n    return a.response", False),
        ("def show(ctx):\n    return ctx.response", False),
    ],
)
def test_the_use_of_the_response_is_seen(tmp_path: Path, source: str, uses: bool) -> None:
    assert check(tmp_path, calling("app.show"), app=source).callback.function.uses_response is uses
