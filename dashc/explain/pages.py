"""The pages of the codes."""

from dashc.diagnostics.codes import page_of

_MADE_FROM = "<!-- What follows is made from"


def page_text(code: str) -> str:
    """A code's page, without the note to those who write it."""
    lines = page_of(code).read_text(encoding="utf-8").splitlines()
    at = next((number for number, line in enumerate(lines) if line.startswith(_MADE_FROM)), len(lines))
    return "\n".join([*lines[:at], *lines[at + 2 :]]).rstrip() + "\n"
