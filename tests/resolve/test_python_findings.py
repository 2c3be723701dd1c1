"""What is wrong with a dotted path is said once, at the part that has to change."""

from pathlib import Path

import pytest

from tests.resolve.projects import LAYOUT, calling, check


def test_a_missing_module_is_one_finding_however_many_callbacks_use_it(tmp_path: Path) -> None:
    spec = calling("ap.show", rest="  - {call: ap.other, inputs: b.value, outputs: out.title}\n")
    checked = check(tmp_path, spec, app="def show(a): ...")
    assert checked.finding.code == "DC501"
    assert checked.finding.headline == "cannot find module `ap` (looked in `.` and among the installed packages)"
    assert checked.finding.notes == ("1 more use of it is not checked",)
    assert checked.underlined() == "ap"


def test_a_missing_module_has_a_suggestion(tmp_path: Path) -> None:
    checked = check(tmp_path, calling("sales.calbacks.show"), sales____init__="", sales__callbacks="def show(a): ...")
    assert checked.finding.help == ("did you mean `sales.callbacks`?",)
    assert checked.underlined() == "sales.calbacks"


def test_a_missing_package_is_named(tmp_path: Path) -> None:
    checked = check(tmp_path, calling("slaes.callbacks.show"), sales____init__="")
    assert checked.finding.headline.startswith("cannot find module `slaes` (looked in")
    assert checked.finding.help == ("did you mean `sales`?",)
    assert checked.underlined() == "slaes"


def test_an_object_in_a_module_is_written_with_a_colon(tmp_path: Path) -> None:
    checked = check(tmp_path, calling("app.tool:method"), app="class Tool: ...\ntool = Tool()")
    assert checked.finding.help == ("to name an object inside a module, write `app:` and then the object",)


def test_a_module_that_does_not_parse_is_one_finding_with_the_place(tmp_path: Path) -> None:
    spec = calling("app.show", rest="  - {call: app.other, inputs: b.value, outputs: out.title}\n")
    checked = check(tmp_path, spec, app="def show(a):\n    return (\n")
    assert checked.codes == ["DC501"]
    assert checked.finding.headline == (
        f"module `app` cannot be read: '(' was never closed at {tmp_path.as_posix()}/app.py:2"
    )
    assert checked.finding.related[0].span.line == 2


@pytest.mark.parametrize("data", [b"\x00", b"# coding: nonsense\n", b"x = '\xff'\n", b"(" * 9000])
def test_no_bytes_of_a_module_crash_the_compiler(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "app.py").write_bytes(data)
    assert check(tmp_path, calling("app.show")).codes == ["DC501"]


def test_a_missing_function_has_a_suggestion_with_its_line(tmp_path: Path) -> None:
    checked = check(tmp_path, calling("app.shwo"), app="\n\ndef show(a): ...\ndef hide(a): ...")
    assert checked.finding.code == "DC502"
    assert checked.finding.headline == "module `app` has no `shwo`"
    assert checked.finding.help == (f"did you mean `show` ({tmp_path.as_posix()}/app.py:3)?",)
    assert checked.underlined() == "shwo"


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("show = 'text'", "a `str`"),
        ("show = 5", "an `int`"),
        ("show = [1]", "a `list`"),
        ("show = None", "`None`"),
        ("class show: ...", "a class"),
        ("import json as show", "a module"),
        ("class Tool: ...\nshow = Tool()", "a `Tool` object"),
    ],
)
def test_what_is_no_function_is_said(tmp_path: Path, source: str, what: str) -> None:
    checked = check(tmp_path, calling("app.show"), app=source)
    assert checked.errors == [f"DC503 `app.show` is {what}, not a function"]


def test_a_function_from_a_module_that_is_missing_is_told_at_the_import(tmp_path: Path) -> None:
    checked = check(tmp_path, calling("app.show"), app="import os\nfrom not_installed import show")
    assert checked.finding.headline == "cannot find module `not_installed`, which is imported here"
    assert (checked.finding.primary.line, checked.underlined()) == (2, "not_installed")


@pytest.mark.parametrize("name", ["wsgi", "dashc"])
def test_names_of_the_emitted_app_are_reserved(tmp_path: Path, name: str) -> None:
    checked = check(tmp_path, calling(f"{name}.show"), wsgi="def show(a): ...")
    assert checked.codes == ["DC507"]
    assert checked.underlined() == name


def test_a_missing_folder_of_python_is_the_only_finding(tmp_path: Path) -> None:
    checked = check(tmp_path, "python: [src]\n" + calling("app.show"))
    assert checked.errors == ["DC510 folder `src` of `python` does not exist"]


FUNCTIONS = """
def one(a): ...
def two(a, b): ...
def three(a, b, c=1): ...
def named(*, country, city="x"): ...
def mixed(a, *, country): ...
def many(*args): ...
def keywords(**kwargs): ...
def only(a, /): ...
def none(): ...
"""


@pytest.mark.parametrize(
    ("function", "inputs", "state"),
    [
        ("one", "a.value", ""),
        ("two", "[a.value, b.value]", ""),
        ("two", "a.value", "b.value"),
        ("two", "{a: a.value, b: b.value}", ""),
        ("two", "a.value", "{b: b.value}"),
        ("three", "[a.value, b.value]", ""),
        ("three", "[a.value, b.value, a.id]", ""),
        ("named", "{country: a.value}", ""),
        ("named", "{country: a.value}", "{city: b.value}"),
        ("mixed", "a.value", "{country: b.value}"),
        ("many", "[a.value, b.value]", "a.type"),
        ("keywords", "{x: a.value}", "{y: b.value}"),
        ("none", "[]", ""),
    ],
)
def test_inputs_and_state_that_fit_the_function(tmp_path: Path, function: str, inputs: str, state: str) -> None:
    rest = f"    state: {state}\n" if state else ""
    assert check(tmp_path, calling(f"app.{function}", inputs=inputs, rest=rest), app=FUNCTIONS).findings == []


@pytest.mark.parametrize(
    ("function", "inputs", "headline"),
    [
        ("one", "[a.value, b.value]", "`one(a)` takes 1 positional argument, but the callback passes 2"),
        ("two", "a.value", "`two(a, b)` needs `b`, but the callback passes 1"),
        ("three", "[]", "`three(a, b, c=…)` needs `a` and `b`, but the callback passes none"),
        ("none", "a.value", "`none()` takes no positional arguments, but the callback passes 1"),
        ("named", "{country: a.value, town: b.value}", "`named(*, country, city=…)` has no parameter `town`"),
        ("named", "{contry: a.value}", "`named(*, country, city=…)` has no parameter `contry`"),
        ("named", "a.value", "`named(*, country, city=…)` takes no positional arguments and needs `country`, but the"),
        ("only", "{a: a.value}", "`only(a, /)` takes `a` by position only, but the callback passes `a`"),
    ],
)
def test_inputs_that_do_not_fit_are_one_finding(tmp_path: Path, function: str, inputs: str, headline: str) -> None:
    checked = check(tmp_path, calling(f"app.{function}", inputs=inputs), app=FUNCTIONS)
    assert checked.finding.code == "DC504"
    assert checked.finding.headline.startswith(headline)
    assert checked.finding.related[0].message == "defined here"


def test_the_finding_lists_which_input_goes_to_which_parameter(tmp_path: Path) -> None:
    spec = calling("app.two", inputs="[a.value, b.value, a.type]", rest="    state: {c: b.type}\n")
    checked = check(tmp_path, spec, app=FUNCTIONS)
    assert checked.finding.notes == ("a.value -> a, b.value -> b, a.type -> ?, b.type -> ?",)


def test_a_wrong_argument_name_is_underlined_itself(tmp_path: Path) -> None:
    checked = check(tmp_path, calling("app.named", inputs="{contry: a.value}"), app=FUNCTIONS)
    assert checked.underlined() == "contry"
    assert checked.finding.help == ("did you mean `country`?",)


def test_an_argument_by_position_and_by_name(tmp_path: Path) -> None:
    checked = check(tmp_path, calling("app.one", rest="    state: {a: b.value}\n"), app=FUNCTIONS)
    assert checked.errors == ["DC504 `one(a)` gets `a` by position already, but the callback passes 1 and `a`"]


def test_an_argument_given_by_inputs_and_state(tmp_path: Path) -> None:
    spec = calling("app.one", inputs="{a: a.value}", rest="    state: {a: b.value}\n")
    checked = check(tmp_path, spec, app=FUNCTIONS)
    assert checked.errors == ["DC504 argument `a` is given by `inputs` and by `state`"]


@pytest.mark.parametrize(("key", "why"), [("my-arg", "is no Python name"), ("class", "is a keyword of Python")])
def test_argument_names_are_python_names(tmp_path: Path, key: str, why: str) -> None:
    checked = check(tmp_path, calling("app.keywords", inputs=f"{{{key}: a.value}}"), app=FUNCTIONS)
    assert checked.errors == [f"DC509 argument name `{key}` {why}"]
    assert checked.underlined() == key


VALUES = """
PLAIN = [1, 2]
def fine(limit=3): ...
def needs(limit): ...
class Fine: ...
class Needs:
    def __init__(self, limit): ...
"""


@pytest.mark.parametrize("name", ["PLAIN", "fine", "Fine"])
def test_from_takes_any_object_that_needs_no_arguments(tmp_path: Path, name: str) -> None:
    spec = f"dashc: 1\nlayout:\n  Dropdown: {{id: d, options: {{$from: app.{name}}}}}\n"
    checked = check(tmp_path, spec, app=VALUES)
    assert checked.findings == []
    assert [(str(ref), function.path) for ref, function in checked.program.values.items()] == [
        ("d.options", f"app.{name}")
    ]


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("needs", "DC504 `$from` calls `needs(limit)` without arguments, but it needs `limit`"),
        ("Needs", "DC504 `$from` calls `__init__(limit)` without arguments, but it needs `limit`"),
        ("plain", "DC502 module `app` has no `plain`"),
    ],
)
def test_from_that_cannot_be_had(tmp_path: Path, name: str, error: str) -> None:
    spec = f"dashc: 1\nlayout:\n  Dropdown: {{id: d, options: {{$from: app.{name}}}}}\n"
    assert check(tmp_path, spec, app=VALUES).errors == [error]


def test_a_module_is_no_value(tmp_path: Path) -> None:
    spec = "dashc: 1\nlayout:\n  Dropdown: {id: d, options: {$from: pkg.data}}\n"
    checked = check(tmp_path, spec, pkg____init__="", pkg__data="OPTIONS = [1]")
    assert checked.errors == ["DC503 `pkg.data` is a module, not a value"]
    assert checked.finding.help == ("name a value in it: `pkg.data.OPTIONS`",)
    assert checked.underlined() == "pkg.data"


def test_a_from_in_a_component_without_an_id_gives_it_an_internal_one(tmp_path: Path) -> None:
    checked = check(tmp_path, "dashc: 1\nlayout:\n  - Dropdown: {options: {$from: app.PLAIN}}\n", app=VALUES)
    assert [str(ref) for ref in checked.program.values] == ["@/layout/0.options"]


def test_two_callbacks_of_one_function_get_two_names(tmp_path: Path) -> None:
    rest = "  - {call: app.one, inputs: b.value, outputs: out.title}\n"
    rest += "  - {call: app.two, name: one_2, inputs: [a.value, b.value], outputs: out.class}\n"
    checked = check(tmp_path, calling("app.one", rest=rest), app=FUNCTIONS)
    assert checked.findings == []
    assert [item.name for item in checked.program.callbacks] == ["one", "one_3", "one_2"]


def test_a_name_given_twice(tmp_path: Path) -> None:
    spec = LAYOUT + (
        "callbacks:\n"
        "  - {call: app.one, name: x, inputs: a.value, outputs: out.children}\n"
        "  - {call: app.one, name: x, inputs: a.value, outputs: out.title}\n"
    )
    checked = check(tmp_path, spec, app=FUNCTIONS)
    assert checked.errors == ["DC411 two callbacks are named `x`"]
    assert checked.underlined() == "x"


@pytest.mark.parametrize(("name", "code"), [("gone", "DC502"), ("NUMBER", "DC503")])
def test_what_several_callbacks_call_in_vain_is_one_finding(tmp_path: Path, name: str, code: str) -> None:
    spec = calling(f"app.{name}", rest=f"  - {{call: app.{name}, inputs: b.value, outputs: out.title}}\n")
    assert check(tmp_path, spec, app="NUMBER = 1").codes == [code]


@pytest.mark.parametrize(
    "source",
    [
        "globals()['gone'] = print",
        "for name in ('gone',):\n    globals()[name] = print",
        "import sys\nsetattr(sys.modules[__name__], 'gone', print)",
        "exec('def gone(a): ...')",
    ],
)
def test_a_module_that_gives_itself_names_may_have_any(tmp_path: Path, source: str) -> None:
    assert set(check(tmp_path, calling("app.gone"), app=source).codes) <= {"DC506"}


def test_an_object_is_named_with_the_right_article(tmp_path: Path) -> None:
    checked = check(tmp_path, calling("app.made"), app="class Income: ...\n\nmade = Income()\n")
    assert checked.errors == ["DC503 `app.made` is an `Income` object, not a function"]
