"""How `wsgi.py` names what it imports."""

import ast

from dashc.generate.imports import Imports
from dashc.ir.program import Function


def function(path: str) -> Function:
    """A function by its path, as in a spec."""
    if ":" in path:
        module, _, attribute = path.partition(":")
    else:
        module, _, attribute = path.rpartition(".")
    return Function(path, module, attribute, "x.py", 1)


def lines_and_expressions(*paths: str) -> tuple[list[str], list[str]]:
    """The import lines, and what stands for each path."""
    functions = [function(path) for path in paths]
    imports = Imports(functions)
    for line in imports.lines:
        ast.parse(line)
    return list(imports.lines), [imports.expression(f) for f in functions]


def test_a_top_level_module_is_imported_once_as_itself() -> None:
    assert lines_and_expressions("cities.describe", "cities.options", "hello.greet") == (
        ["import cities", "import hello"],
        ["cities.describe", "cities.options", "hello.greet"],
    )


def test_from_a_package_the_function_itself_is_imported() -> None:
    """`import shop.report` and then `shop.report` may be a function of the package's `__init__.py`."""
    assert lines_and_expressions("shop.report.update", "shop.report.options") == (
        ["from shop.report import options, update"],
        ["update", "options"],
    )


def test_a_method_is_reached_through_its_object() -> None:
    assert lines_and_expressions("shop.model:store.totals.by_year", "plain:store.total") == (
        ["import plain", "from shop.model import store"],
        ["store.totals.by_year", "plain.store.total"],
    )


def test_two_methods_of_one_object_share_an_import() -> None:
    assert lines_and_expressions("shop.model:store.a", "shop.model:store.b")[0] == ["from shop.model import store"]


def test_a_module_called_like_a_name_of_the_template_gets_another() -> None:
    """A user's module `app` is the most common one there is."""
    assert lines_and_expressions("app.update", "run.update", "print.update") == (
        ["import app as app_module", "import print as print_module", "import run as run_module"],
        ["app_module.update", "run_module.update", "print_module.update"],
    )


def test_equal_function_names_of_two_modules_do_not_meet() -> None:
    assert lines_and_expressions("a.x.update", "b.x.update", "c.x.update", "update.now") == (
        [
            "import update",
            "from a.x import update as x_update",
            "from b.x import update as x_update_2",
            "from c.x import update as x_update_3",
        ],
        ["x_update", "x_update_2", "x_update_3", "update.now"],
    )


def test_a_long_import_has_a_line_for_each_name() -> None:
    names = [f"a_function_with_quite_a_long_name_{letter}" for letter in "abc"]
    (line,), _ = lines_and_expressions(*(f"shop.report.{name}" for name in names))
    assert line == "\n".join(["from shop.report import (", *(f"    {name}," for name in names), ")"])


def test_the_order_of_the_functions_makes_no_difference() -> None:
    one, _ = lines_and_expressions("b.x.f", "a.y.g", "z.h")
    other, _ = lines_and_expressions("z.h", "a.y.g", "b.x.f")
    assert one == other
