"""What the user's modules have once they are imported, and imports of theirs that fail; all of it by reading."""

from pathlib import Path

import pytest

from tests.resolve.projects import calling, check

HELPER = "def clean(value): ...\ndef shown(value): ...\n"


@pytest.mark.parametrize(
    ("source", "token", "headline", "help"),
    [
        ("from helpr import clean", "helpr", "cannot find module `helpr`, which is imported here", "`helper`"),
        ("import helpr", "helpr", "cannot find module `helpr`, which is imported here", "`helper`"),
        ("import os, helpr as h", "helpr", "cannot find module `helpr`, which is imported here", "`helper`"),
        ("from pkg.modl import x", "pkg.modl", "cannot find module `pkg.modl`, which is imported here", "`pkg.mod`"),
        ("import pkg.modl", "pkg.modl", "cannot find module `pkg.modl`, which is imported here", "`pkg.mod`"),
        ("from helper import claen", "claen", "module `helper` has no `claen`", "`clean` ("),
        ("from helper import (\n    shown,\n    claen,\n)", "claen", "module `helper` has no `claen`", "`clean` ("),
        ("from pkg import nothing", "nothing", "module `pkg` has no `nothing`", "`TITLE`"),
        ("if True:\n    from helper import claen", "claen", "module `helper` has no `claen`", "`clean` ("),
    ],
)
def test_an_import_that_must_fail_is_told_where_it_stands(
    tmp_path: Path, source: str, token: str, headline: str, help: str
) -> None:
    files = {"helper": HELPER, "pkg____init__": "TITLE = 1\n", "pkg__mod": "x = 1\n"}
    checked = check(tmp_path, calling("app.show"), app=f"{source}\ndef show(value): ...", **files)
    assert checked.errors == [f"DC50{1 if 'find' in headline else 2} {headline}"]
    assert checked.finding.primary.file.endswith("app.py")
    assert checked.underlined() == token
    assert help in checked.finding.help[0]
    assert checked.finding.fix is None


def test_relative_imports_are_followed(tmp_path: Path) -> None:
    files = {"pkg____init__": "", "pkg__app": "from .helpr import clean\ndef show(value): ...", "pkg__helper": HELPER}
    checked = check(tmp_path, calling("pkg.app.show"), **files)
    assert checked.errors == ["DC501 cannot find module `pkg.helpr`, which is imported here"]
    assert (checked.underlined(), checked.finding.help) == (".helpr", ("did you mean `pkg.helper`?",))


@pytest.mark.parametrize(
    "source",
    [
        "try:\n    from helpr import clean\nexcept ImportError:\n    clean = None",
        "try:\n    import helpr\nexcept ModuleNotFoundError:\n    helpr = None",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from helpr import clean",
        "import typing as t\nif t.TYPE_CHECKING:\n    from helper import claen",
        "if __name__ == '__main__':\n    import helpr",
        "import os\nif os.name == 'nt':\n    import helpr",
        "def later():\n    import helpr",
        "from helper import __doc__, clean",
        "import contextlib\nwith contextlib.suppress(ImportError):\n    from helpr import clean",
    ],
)
def test_an_import_that_may_not_run_is_silent(tmp_path: Path, source: str) -> None:
    checked = check(tmp_path, calling("app.show"), app=f"{source}\ndef show(value): ...", helper=HELPER)
    assert checked.errors == []


def test_a_helper_that_cannot_be_read_is_told_at_its_mistake_once(tmp_path: Path) -> None:
    files = {
        "app": "from helper import clean\nfrom other import x\ndef show(value): ...\n",
        "other": "import helper\nfrom helper import clean as x\n",
        "helper": "def clean(value)\n    return value\n",
    }
    checked = check(tmp_path, calling("app.show"), **files)
    assert checked.errors == ["DC501 module `helper` cannot be read: expected ':'"]
    assert (Path(checked.finding.primary.file).name, checked.finding.primary.line) == ("helper.py", 1)
    assert checked.finding.related[0].message == "imported here"
    direct = check(tmp_path, calling("other.x"), **files)
    assert direct.errors == checked.errors


@pytest.mark.parametrize(
    "listed",
    [
        "__all__ = ['shown']",
        "__all__ = ('shown',)",
        "__all__: list[str] = ['shown']",
        "__all__ = []\n__all__ += ['shown']",
        "__all__ = []\n__all__.append('shown')",
        "__all__ = [] + ['shown']",
    ],
)
def test_a_star_import_heeds_all(tmp_path: Path, listed: str) -> None:
    files = {"app": "from helper import *\n", "helper": f"{HELPER}{listed}\n"}
    assert check(tmp_path, calling("app.shown"), **files).findings == []
    checked = check(tmp_path, calling("app.clean"), **files)
    assert checked.errors == ["DC502 module `app` has no `clean`"]
    assert checked.finding.related[0].message == "`clean` is left out by `__all__` of `helper`"
    assert checked.finding.help[0] == "add `clean` to `__all__` of `helper`, or import it by its name"


@pytest.mark.parametrize(
    "listed",
    ["import os\n__all__ = os.listdir()", "names = ['shown']\n__all__ = names", "__all__ = [n for n in dir()]"],
)
def test_a_computed_all_may_hold_any_name(tmp_path: Path, listed: str) -> None:
    files = {"app": "from helper import *\n", "helper": f"{HELPER}{listed}\n"}
    assert check(tmp_path, calling("app.clean"), **files).errors == []


def test_a_private_name_comes_by_all_alone(tmp_path: Path) -> None:
    private = "def _show(value): ...\n"
    assert check(tmp_path, calling("a._show"), a="from b import *", b=private).codes == ["DC502"]
    assert check(tmp_path, calling("c._show"), c="from d import *", d=f"{private}__all__ = ['_show']").codes == []


MAIN = "if __name__ == '__main__':\n    def show(value): ..."
UNRUN = "`show` stands under a condition that does not hold when the module is imported"


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (MAIN, UNRUN),
        (MAIN.replace("__name__ == '__main__'", "'__main__' == __name__"), UNRUN),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from helper import clean as show", UNRUN),
        ("import typing\nif not typing.TYPE_CHECKING:\n    pass\nelse:\n    def show(value): ...", UNRUN),
        ("if False:\n    def show(value): ...", UNRUN),
        ("import sys\nif sys.version_info < (3, 9):\n    def show(value): ...", UNRUN),
        ("def show(value): ...\ndel show", "`show` is deleted here"),
        (
            "def make():\n    def show(value): ...\n    return show",
            "`show` is defined inside of the function `make`, where nothing else can name it",
        ),
        ("class Page:\n    def show(self, value): ...", "`show` is a method of the class `Page`"),
    ],
)
def test_a_name_that_an_import_does_not_make_is_missing_and_shown(tmp_path: Path, source: str, why: str) -> None:
    checked = check(tmp_path, calling("app.show"), app=source, helper=HELPER)
    assert checked.errors == ["DC502 module `app` has no `show`"]
    assert [related.message for related in checked.finding.related] == [why]
    assert checked.finding.help


@pytest.mark.parametrize(
    "source",
    [
        "if __name__ != '__main__':\n    def show(value): ...",
        "import sys\nif sys.version_info >= (3, 9):\n    def show(value): ...",
        "import sys\nif sys.version_info >= (3, 99):\n    def show(value): ...\nelse:\n    def show(value): ...",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    pass\nelse:\n    from helper import clean as show",
        "import os\nmatch os.name:\n    case 'nt':\n        show = print\n    case _:\n        def show(value): ...",
        "try:\n    from fast import show\nexcept ImportError:\n    from helper import clean as show",
        "try:\n    from fast import show\nexcept ImportError:\n    show = None",
        "def show(value): ...\ndel show\ndef show(value): ...",
        "def make():\n    global show\n    def show(value): ...\nmake()",
    ],
)
def test_a_name_that_an_import_may_make_is_there(tmp_path: Path, source: str) -> None:
    assert check(tmp_path, calling("app.show"), app=source, helper=HELPER).errors == []
