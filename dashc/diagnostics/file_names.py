"""Names of files in messages; a name may hold anything but a slash."""


def printable(path: str) -> str:
    """The path on one line, with an escape for what is no text, or would do something to a terminal."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in path)
