"""The top-level blocks of a text that is no valid YAML as a whole (diagnostics.md section 1, fact 7)."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_KEY = re.compile(r"""(?:"([^"\\]*)"|'([^']*)'|([^\s#\-\[\]{},&*!|>'"%@`][^\n#]*?|-[^\s#][^\n#]*?))\s*:(?:\s|$)""")
_MARKER = re.compile(r"(?:---|\.\.\.)(?:\s|$)")
_NOT_MAPPING = re.compile(r"[\[{]|-(?:\s|$)")


class Block(NamedTuple):
    """Some whole lines that begin with a top-level key, or with what stands before the first one (`key` is None)."""

    key: str | None
    text: str
    first_line: int


def split(lines: Sequence[str]) -> list[Block]:
    """The blocks of a document; a single one where it is not a block mapping."""
    starts: list[tuple[int, str | None]] = []
    end = len(lines)
    content = False
    for number, line in enumerate(lines):
        if _MARKER.match(line):
            if content:
                end = number
                break
            starts.append((number + 1, None))  # Directives and the marker itself are no content.
            continue
        if not line.strip() or line.lstrip().startswith("#") or line.startswith("%"):
            continue
        if not content and _NOT_MAPPING.match(line):
            return [Block(None, "\n".join(lines[number:]), number)]
        key = _KEY.match(line)
        if key:
            starts.append((number, next(name for name in key.groups() if name is not None)))
        elif not content:
            starts.append((number, None))
        content = True
    blocks = []
    for index, (start, name) in enumerate(starts):
        stop = starts[index + 1][0] if index + 1 < len(starts) else end
        text = "\n".join(lines[start:stop])
        if text.strip():
            blocks.append(Block(name, text + "\n", start))
    return blocks
