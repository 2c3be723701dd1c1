"""Runs `dashc lint` in a folder."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashc.cli import main

GOOD = "dashc: 1\nlayout:\n  - h1: Sales\n"
BAD = "dashc: 1\nlayout:\n  - Dropdwon: {id: region}\n"
WARNED = "dashc: 1\nlayout:\n  - p: no\n"
BROKEN = "dashc: 1\nlayout:\n  - p: [a\n"
FIXABLE = "dashc: 1 # the version\nlayout:\n  - p: {className: wide, children: no}  # kept\n"

FILES = {
    "good.yaml": GOOD, "bad.yaml": BAD, "warned.yaml": WARNED, "broken.yaml": BROKEN, "fixable.yaml": FIXABLE,
}  # fmt: skip


class Folder:
    """A folder with specs, and the working directory."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = path
        self.monkeypatch = monkeypatch
        monkeypatch.chdir(path)
        for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "NO_COLOR"):
            monkeypatch.delenv(name, raising=False)
        self.write(FILES)

    def write(self, files: Mapping[str, str]) -> None:
        """Put files into the folder."""
        for name, text in files.items():
            (self.path / name).parent.mkdir(parents=True, exist_ok=True)
            (self.path / name).write_bytes(text.encode())

    def read(self, name: str) -> str:
        """A file's text with its line ends."""
        return (self.path / name).read_bytes().decode()

    def lint(self, *arguments: str, stdin: str | bytes | None = None) -> Result:
        """What the command does; nothing may go wrong that is not a finding."""
        result = CliRunner().invoke(main, ["lint", *arguments], input=stdin)
        assert result.exit_code != 4, result.output
        return result

    def concise(self, *arguments: str, stdin: str | bytes | None = None) -> list[str]:
        """A line for each finding."""
        return self.lint("--format", "concise", *arguments, stdin=stdin).stdout.splitlines()

    def codes(self, *arguments: str) -> list[str]:
        """The codes of the findings, in their order."""
        return [line.partition("[")[2].partition("]")[0] for line in self.concise(*arguments)]
