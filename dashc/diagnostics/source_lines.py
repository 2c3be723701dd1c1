"""The text around findings: that of the spec as it was read, of other files as they are."""

from collections.abc import Sequence

from dashc.ir.read import read_file
from dashc.ir.tree import Source


class SourceLines:
    """Gives the lines of a file by its name in spans; none where it cannot be read."""

    def __init__(self, *sources: Source) -> None:
        self._lines: dict[str, Sequence[str]] = {source.name: source.lines for source in sources}

    def __call__(self, file: str) -> Sequence[str]:
        """The lines, without their ends."""
        if file not in self._lines:
            try:
                self._lines[file] = read_file(file).decode(errors="replace").splitlines()
            except (OSError, ValueError):
                self._lines[file] = ()
        return self._lines[file]
