"""`--diff`: what `--fix` would change, as a patch that `git apply` and `patch -p1` take."""

import re
from difflib import unified_diff


def patch(name: str, before: str, after: str) -> str:
    """The differences in a file; empty where there are none."""
    lines = unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}", lineterm="\n")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """The lines as those tools count them."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
