"""The command line (language.md section 10): arguments in, exit status out; the work is done elsewhere.

Exit status: 0 fine, 1 findings, 2 wrong usage, 3 nothing to check, 4 an internal error.
"""

import gc
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from dashc import __version__
from dashc.ir.paths import is_folder, is_there
from dashc.report.colour import takes_colour
from dashc.report.options import lint, var_option

if TYPE_CHECKING:
    from dashc.pipeline import Compilation

FINDINGS, WRONG_USAGE, NOTHING_TO_CHECK, INTERNAL_ERROR = 1, 2, 3, 4

INTERNAL = """dashc: internal error: this is a bug in dashc, not in your spec.
Please report it with the lines below, and the spec if you can.
---
dashc {version}, Python {python}, {platform}
{traceback}---"""


_EMPTY_OPTION = re.compile(r"--[a-z-]+=")


class _Commands(click.Group):
    """Turns what nobody foresaw into a report and the status for it."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """An empty argument is mostly a variable of the shell that is not set; a path of that kind is the folder."""
        if any(not arg or _EMPTY_OPTION.fullmatch(arg) for arg in args):
            raise click.UsageError("An argument is empty; is a variable of the shell not set?", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception:
            import traceback

            text = INTERNAL.format(
                version=__version__,
                python=sys.version.split()[0],
                platform=sys.platform,
                traceback=traceback.format_exc(),
            )
            click.echo(text, err=True)
            sys.exit(INTERNAL_ERROR)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dashc")
def main() -> None:
    """dashc turns a YAML spec into a running web app."""


main.add_command(lint)


@main.command()
@click.argument("topic", required=False)
def explain(topic: str | None) -> None:
    """Say what a finding means, or what a component or a prop is.

    TOPIC is a code (DC302) or its name (unknown-prop), a component (Dropdown), or a prop (Dropdown.options). Without
    one, all codes are listed.
    """
    from dashc.catalogue import load_catalogue
    from dashc.explain import explain as text_about
    from dashc.explain import unknown

    catalogue = load_catalogue()
    text = text_about(topic, catalogue)
    if text is None:
        click.echo(f"dashc: {unknown(topic or '', catalogue)}", err=True)
        _end(WRONG_USAGE)
    click.echo(text, nl=False)


@main.command()
@click.argument("spec", type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", type=click.Path(path_type=Path, file_okay=False), default=None,
    help="The folder to emit the app into.  [default: build/ and the spec's name, beside the spec]",
)  # fmt: skip
@click.option("--copy-python", is_flag=True, help="Copy the app's Python code into the folder.")
@var_option
def build(spec: Path, out: Path | None, copy_python: bool, variables: dict[str, str]) -> None:
    """Check SPEC, and emit its app into a folder."""
    from dashc.pipeline import build as build_app

    _must_exist(spec)
    folder = out if out is not None else spec.parent / "build" / spec.stem
    compilation = build_app(spec, folder, copy_python=copy_python, variables=variables)
    _fail_on_errors(compilation)
    click.echo(f"Built {folder}. Run it with `python {folder / 'wsgi.py'}`.")


@main.command()
@click.argument("target", metavar="SPEC|FOLDER", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8050, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 for any.")
@click.option("--no-reload", is_flag=True, help="Do not watch files.")
@click.option(
    "--allow-host", "names", metavar="NAME", multiple=True,
    help="A name by which the machine may be asked, besides localhost and addresses; repeatable.",
)  # fmt: skip
@var_option
def serve(
    target: Path, host: str, port: int, no_reload: bool, names: tuple[str, ...], variables: dict[str, str]
) -> None:
    """Build and run SPEC with live reload, or run a FOLDER that `build` made."""
    from dashc.serve import serve as serve_app

    gc.enable()
    sys.exit(serve_app(target, host=host, port=port, reload=not no_reload, variables=variables, names=names))


@main.command()
@click.argument("spec", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["yaml", "json"]), default="yaml", show_default=True)
@var_option
def config(spec: Path, form: str, variables: dict[str, str]) -> None:
    """Print SPEC in its one canonical form, with defaults filled in and the origin of each part."""
    from dashc.catalogue import load_catalogue
    from dashc.resolve.config import render

    _must_exist(spec)
    plan = _plan(spec, variables)
    click.echo(render(plan.program, load_catalogue(), form), nl=False)


@main.command()
@click.argument("spec", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["mermaid", "dot", "svg", "json"]), default="mermaid", show_default=True
)
@var_option
def graph(spec: Path, form: str, variables: dict[str, str]) -> None:
    """Print the callback graph of SPEC."""
    from dashc.plan.graph import render

    _must_exist(spec)
    click.echo(render(_plan(spec, variables), form), nl=False)


@main.command()
def schema() -> None:
    """Print the JSON Schema of specs, for editors."""
    from dashc.catalogue import load_catalogue
    from dashc.validate.editor_schema import editor_schema_text

    click.echo(editor_schema_text(load_catalogue()), nl=False)


@main.command()
@click.option("--stdio", is_flag=True, help="Accepted because editors add it; there is no other way.")
def lsp(stdio: bool) -> None:
    """Serve an editor: a language server on standard input and output."""
    from dashc.lsp.command import run_server

    gc.enable()
    sys.exit(run_server())


def _plan(spec: Path, variables: dict[str, str]) -> Any:
    """The plan of a spec, or the end with its findings; warnings go to the standard error."""
    from dashc.pipeline import check

    compilation = check(spec, variables=variables)
    _fail_on_errors(compilation)
    return compilation.plan


def _fail_on_errors(compilation: "Compilation") -> None:
    """Show all findings on the standard error, where they do not mix with what a command prints."""
    from dashc.diagnostics.text import render_text, summary

    findings = compilation.sink.sorted(ignored=compilation.sink.has_errors)  # An ignored error is one for `build`.
    if findings:
        text = render_text(findings, compilation.lines, colour=takes_colour(sys.stderr)) + summary(findings, 1)
        click.echo(text, err=True)
    if compilation.sink.has_errors:
        sys.exit(FINDINGS)


def _exists(spec: Path) -> bool:
    if is_folder(spec):
        click.echo(f"dashc: `{spec}` is a folder; name the spec in it.", err=True)
        return False
    if not is_there(spec):
        click.echo(f"dashc: there is no file `{spec}`.", err=True)
        return False
    return True


def _must_exist(spec: Path) -> None:
    if not _exists(spec):
        _end(NOTHING_TO_CHECK)


def _end(status: int) -> NoReturn:
    sys.exit(status)
