"""The options of `dashc lint`, and the one that every command on a spec has."""

import sys
from pathlib import Path
from typing import Any

import click

from dashc.diagnostics.formats import FORMATS


class _Output(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions
    """`FORMAT=FILE`."""

    name = "FORMAT=FILE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Path]:
        """The pair, or a complaint."""
        form, equals, file = value.partition("=")
        if form not in FORMATS or not equals or not file:
            self.fail(f"write `FORMAT=FILE`, with {', '.join(FORMATS)} for FORMAT; got `{value}`.", param, ctx)
        if file == "-":
            self.fail(f"it writes files; `--format {form}` is for the standard output.", param, ctx)
        return form, Path(file)


def _split(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """`A,B` and two options are the same."""
    return tuple(part for text in value for part in text.replace(",", " ").split())


def _variables(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    """`NAME=VALUE` of each `--var`; the last one of a name counts."""
    variables = {}
    for text in value:
        name, equals, given = text.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"write NAME=VALUE, not {text!r}")
        variables[name] = given
    return variables


var_option = click.option(
    "--var", "variables", metavar="NAME=VALUE", multiple=True, callback=_variables,
    help="Give a variable of the spec's `vars` another value.",
)  # fmt: skip


@click.command()
@click.argument("specs", metavar="SPEC...", nargs=-1)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default=None,
    help="How to show findings.  [default: text; github where GITHUB_ACTIONS is set]",
)  # fmt: skip
@click.option("--output", "outputs", type=_Output(), multiple=True, help="Write a format to a file too; repeatable.")
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "info"]), default=None,
    help="The mildest finding that makes it exit with 1.  [default: error]",
)  # fmt: skip
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever was found.")
@click.option(
    "--select", multiple=True, callback=_split, metavar="CODES",
    help="Show these only: codes, names, beginnings such as DC3, ALL, DEFAULT.",
)  # fmt: skip
@click.option("--ignore", multiple=True, callback=_split, metavar="CODES", help="Leave these out.")
@click.option("--no-ignores", is_flag=True, help="Take no notice of `# dashc: ignore[...]` comments.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Leave out what this file lists.")
@click.option("--write-baseline", type=click.Path(path_type=Path), help="Write such a file of all findings.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, in place.")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="With --fix or --diff: mend by likely guesses too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--import", "imports", is_flag=True, help="Import the Python modules too, in a process of their own.")
@click.option(
    "--import-timeout", default=20.0, show_default=True, type=click.FloatRange(min=0, min_open=True),
    help="Seconds that the imports of a spec may take.",
)  # fmt: skip
@var_option
@click.option("--stdin-filename", default="stdin.yaml", metavar="FILE", help="The name of what `-` reads.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def lint(
    specs: tuple[str, ...],
    no_ignores: bool,
    imports: bool,
    import_timeout: float,
    variables: dict[str, str],
    **options: Any,
) -> None:
    """Check specs; the Python code is read, and run only where `--import` asks for it.

    SPEC is a file, a folder, a glob, or `-` for the standard input. Settings stand in `[tool.dashc.lint]` of the
    `pyproject.toml`.
    """
    from dashc.report.checked import Checks
    from dashc.report.command import Options
    from dashc.report.command import lint as run

    timeout = import_timeout if imports else None
    checks = Checks(ignores=not no_ignores, import_timeout=timeout, variables=variables)
    sys.exit(run(Options(specs, checks, **options)))
