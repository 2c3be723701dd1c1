"""`--fix` and `--diff` over all specs: what is written, and what is said about it."""

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from dashc.load.loader import display_name
from dashc.report.checked import Checks, Input
from dashc.report.diff import patch
from dashc.report.fixes import Mended, Text, mend
from dashc.report.settings import Settings, WrongSettings


def fix_all(inputs: Sequence[Input], settings: Settings, checks: Checks, *, unsafe: bool, write: bool) -> list[Input]:
    """Mend all specs, and write the files or only show the differences; the standard input goes to standard output.

    A file that several specs include is mended once. What is handed back is to be checked.
    """
    changed: dict[str, Text] = {}
    mended = []
    for spec in inputs:
        files = {text.path: text.after.encode("utf-8") for text in changed.values()}
        own = changed.get(display_name(spec.path))
        data = spec.data if own is None else own.after.encode("utf-8")
        result = mend(replace(spec, data=data, files=files), settings, checks, unsafe=unsafe)
        for name, text in result.texts.items():
            if text.after != text.before:
                before = changed[name].before if name in changed else text.before
                changed[name] = Text(text.path, before, text.after)
        if write:
            _report(result)
        mended.append(spec)
    for name, text in changed.items():
        if not write:
            click.echo(patch(name, text.before, text.after), nl=False)
        elif all(name != display_name(spec.path) for spec in inputs if spec.data is not None):
            _replace(text.path, text.after.encode("utf-8"))
    return [_put(spec, changed) if write and spec.data is not None else spec for spec in mended]


def _report(result: Mended) -> None:
    for name, number in sorted(result.applied.items()):
        noun = "finding" if number == 1 else "findings"
        click.echo(f"dashc: fixed {number} {noun} in `{name}`.", err=True)
    for finding in result.refused:
        place = f"{finding.primary.file}:{finding.primary.line}:{finding.primary.column}"
        click.echo(f"dashc: {place}: {finding.code} is not fixed: its edit would bring up something new.", err=True)


def _put(spec: Input, changed: dict[str, Text]) -> Input:
    """What came on the standard input goes to the standard output."""
    text = changed.get(display_name(spec.path))
    data = text.after.encode("utf-8") if text else spec.data or b""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return replace(spec, data=data)


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
