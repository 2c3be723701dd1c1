"""`--fix` and `--diff` over all specs: what is written, and what is said about it."""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from dashc.load.loader import display_name
from dashc.report.checked import Checks, Input
from dashc.report.diff import patch
from dashc.report.fixes import Mended, mend
from dashc.report.settings import Settings, WrongSettings


def fix_all(inputs: Sequence[Input], settings: Settings, checks: Checks, *, unsafe: bool, write: bool) -> list[Input]:
    """Mend each spec, or only show the differences; the standard input goes to the standard output."""
    mended = []
    for spec in inputs:
        data = _bytes(spec)
        if data is None:  # Checking it says why.
            mended.append(spec)
            continue
        result = mend(spec, data, settings, checks, unsafe=unsafe)
        name = display_name(spec.path)
        if not write:
            click.echo(patch(name, result.before, result.after), nl=False)
            mended.append(spec)
            continue
        _report(name, result)
        mended.append(_put(spec, data, result))
    return mended


def _bytes(spec: Input) -> bytes | None:
    if spec.data is not None:
        return spec.data
    try:
        return spec.path.read_bytes()
    except OSError:
        return None


def _report(name: str, result: Mended) -> None:
    if result.applied:
        noun = "finding" if result.applied == 1 else "findings"
        click.echo(f"dashc: fixed {result.applied} {noun} in `{name}`.", err=True)
    for finding in result.refused:
        place = f"{finding.primary.file}:{finding.primary.line}:{finding.primary.column}"
        click.echo(f"dashc: {place}: {finding.code} is not fixed: its edit would bring up something new.", err=True)


def _put(spec: Input, data: bytes, result: Mended) -> Input:
    """Write the file at once or not at all; hand on what came on the standard input."""
    changed = result.after.encode("utf-8") if result.applied else data
    if spec.data is not None:
        sys.stdout.buffer.write(changed)
        sys.stdout.buffer.flush()
        return Input(spec.path, changed)
    if changed != data:
        _replace(spec.path, changed)
    return spec


def _replace(path: Path, data: bytes) -> None:
    """A file in the same folder takes the other's place, with its mode; a link stays one."""
    target = path.resolve()
    temporary = ""
    try:
        mode = target.stat().st_mode
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            temporary = file.name
            file.write(data)
        os.chmod(temporary, mode & 0o7777)  # noqa: PTH101  (a name, not a path)
        os.replace(temporary, target)  # noqa: PTH105
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise WrongSettings(f"`{path}` cannot be written: {error.strerror}.") from error
