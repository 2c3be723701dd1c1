"""The command itself: settings, findings, fixes, forms, and exit statuses that CI can trust (diagnostics.md rule 9)."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from dashc import __version__
from dashc.diagnostics.diagnostic import Diagnostic, Severity
from dashc.diagnostics.formats import renderer
from dashc.diagnostics.formats.report import Report
from dashc.ir.limits import MAX_BYTES
from dashc.report.checked import Checked, Checks, Input, check_all
from dashc.report.colour import takes_colour
from dashc.report.files import STDIN, find_specs
from dashc.report.settings import Settings, WrongSettings, check_selectors, codes, read_settings, stricter

FINDINGS, WRONG_USAGE, NOTHING_TO_CHECK = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the command line, as given."""

    specs: tuple[str, ...]
    checks: Checks = field(default_factory=Checks)
    form: str | None = None
    outputs: tuple[tuple[str, Path], ...] = ()
    strict: bool = False
    fail_on: str | None = None
    exit_zero: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: Path | None = None
    write_baseline: Path | None = None
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    stdin_filename: str = "stdin.yaml"
    color: str = "auto"


def lint(options: Options) -> int:
    """Check, show, and say how it went."""
    try:
        if options.unsafe and not (options.fix or options.diff):
            raise WrongSettings("`--unsafe-fixes` mends nothing alone; add `--fix` or `--diff`.")
        settings = _settings(options)
        known = _known(options.baseline)
        return _lint(options, settings, known)
    except WrongSettings as error:
        click.echo(f"dashc: {error}", err=True)
        return WRONG_USAGE


def _known(file: Path | None) -> frozenset[str] | None:
    """The fingerprints of the baseline; what few runs need is imported where they need it, here and below."""
    if file is None:
        return None
    from dashc.report.baseline import read_baseline

    return read_baseline(file)


def _settings(options: Options) -> Settings:
    """The configuration, with what the command line says in its place or in addition."""
    settings = read_settings(Path.cwd())
    fail_on = Severity(options.fail_on) if options.fail_on else settings.fail_on
    return settings._replace(
        select=check_selectors(options.select, "`--select`") or settings.select,
        ignore=(*settings.ignore, *check_selectors(options.ignore, "`--ignore`")),
        fail_on=stricter(fail_on, options.strict),
    )


def _lint(options: Options, settings: Settings, known: frozenset[str] | None) -> int:
    found = find_specs(options.specs, settings.excludes)
    for problem in found.problems:
        click.echo(f"dashc: {problem}", err=True)
    all_there = not found.problems
    checks = replace(options.checks, select=tuple(sorted(codes(settings.select))))
    inputs = [_input(path, options) for path in found.specs]
    if options.fix or options.diff:
        from dashc.report.fixing import fix_all

        inputs = fix_all(inputs, settings, checks, unsafe=options.unsafe, write=not options.diff)
    checked = check_all(inputs, checks)
    findings = _shown(checked, settings, known)
    if options.write_baseline:
        from dashc.report.baseline import baseline_text

        _write(options.write_baseline, baseline_text(findings, checked.lines))
        click.echo(f"dashc: wrote {len(findings)} findings to `{options.write_baseline}`.", err=True)
        return 0 if all_there else NOTHING_TO_CHECK
    _show(options, checked, findings)
    return _status(options, settings, findings, all_there)


def _input(path: Path, options: Options) -> Input:
    if str(path) == STDIN:
        return Input(Path(options.stdin_filename), sys.stdin.buffer.read(MAX_BYTES + 1))
    return Input(path)


def _shown(checked: Checked, settings: Settings, known: frozenset[str] | None) -> list[Diagnostic]:
    findings = settings.shown(checked.findings)
    if known is None:
        return findings
    from dashc.report.baseline import unknown_to

    findings, gone = unknown_to(known, findings, checked.lines)
    if gone:
        verb = "finding of the baseline is" if gone == 1 else "findings of the baseline are"
        click.echo(f"dashc: {gone} {verb} gone; write the baseline anew.", err=True)
    return findings


def _show(options: Options, checked: Checked, findings: Sequence[Diagnostic]) -> None:
    """Hand the findings over in every form asked for; with `--diff` the patch alone is what is not asked for."""
    to_stderr = options.diff or (options.fix and STDIN in options.specs)
    form = options.form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    report = Report(
        findings=findings,
        files=checked.files,
        lines=checked.lines,
        version=__version__,
        fingerprints=lambda: _fingerprints(findings, checked),
        page=_page,
        folder=_folder(os.environ),
    )
    for other, file in options.outputs:
        _write(file, renderer(other)(report))
    if (options.diff and not options.form) or (not checked.files and form in ("text", "concise")):
        return
    colour = _colour(options.color, to_stderr=to_stderr)
    click.echo(renderer(form)(replace(report, colour=colour)), nl=False, err=to_stderr, color=colour)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary and findings:
        from dashc.diagnostics.formats.github import render_summary

        try:
            with Path(summary).open("a", encoding="utf-8") as stream:
                stream.write(render_summary(report))
        except OSError as error:  # Whoever runs dashc chose it, not who asked for the findings: they stand above.
            click.echo(f"dashc: the step's summary `{summary}` cannot be written: {error.strerror}.", err=True)


def _page(code: str) -> str:
    from dashc.explain.pages import page_text

    return page_text(code)


def _fingerprints(findings: Sequence[Diagnostic], checked: Checked) -> Sequence[str]:
    from dashc.report.fingerprint import fingerprints

    return fingerprints(findings, checked.lines)


def _status(options: Options, settings: Settings, findings: Sequence[Diagnostic], all_there: bool) -> int:
    if settings.fails(findings):
        return 0 if options.exit_zero else FINDINGS
    return 0 if all_there else NOTHING_TO_CHECK


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise WrongSettings(f"`{file}` cannot be written: {error.strerror}.") from error


def _folder(environment: Mapping[str, str]) -> str:
    """The way from the repository's root, as the CI service names it, to the working directory."""
    root = environment.get("GITHUB_WORKSPACE") or environment.get("CI_PROJECT_DIR")
    if not root or not Path.cwd().is_relative_to(Path(root).resolve()):
        return ""
    return Path.cwd().relative_to(Path(root).resolve()).as_posix().removeprefix(".")


def _colour(wish: str, *, to_stderr: bool) -> bool:
    """What the option says; else what the stream takes."""
    if wish != "auto":
        return wish == "always"
    return takes_colour(sys.stderr if to_stderr else sys.stdout)
