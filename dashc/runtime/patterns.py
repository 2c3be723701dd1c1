"""The `pattern` of a field, as far as this server can judge as browsers do, and in a short time whatever is sent."""

import re
from collections.abc import Callable

_PIECE = re.compile(
    r"""(?P<one> [A-Za-z0-9 _@,:;=~'"!%/#<>-] | \\[dw.*+?()\[\]{}|/^$\\] | \.
        | \[ \^? (?: (?:[A-Za-z0-9 _.@,:;=+*?'"%#] | \\[dw.\-/()\[\]{}|^$\\] ) (?:-[A-Za-z0-9])? )+ \] )
    (?P<times> [*+?] | \{[0-9]{1,3}(?:,[0-9]{0,3})?\} )?""",
    re.VERBOSE,
)
_DOUBLED = re.compile(r"([^A-Za-z0-9\s\\])\1")
"""Reserved in classes of JavaScript's `v` mode, in which browsers read a pattern."""
_MOST_OPEN = 2
"""Repetitions without an end: with two of them the time to match grows with the square of the text's length."""
_LONGEST = 4096
"""Characters of a text that is matched."""


def pattern_test(pattern: str) -> Callable[[str], bool] | None:
    """Whether a text matches the whole pattern; None for patterns that only the browser can judge.

    JavaScript's regular expressions and Python's agree on a sequence of characters and classes, each repeated or not.
    Of groups, alternatives and what else there is, they mean different things here and there, or can take for ever.
    """
    pieces = list(_PIECE.finditer(pattern))
    if not pieces or _DOUBLED.search(pattern) or "".join(piece[0] for piece in pieces) != pattern:
        return None
    if sum((piece["times"] or "").endswith(("*", "+", ",}")) for piece in pieces) > _MOST_OPEN:
        return None
    try:
        matches = re.compile(pattern, re.ASCII).fullmatch
    except re.error:
        return None
    return lambda value: len(value) <= _LONGEST and matches(value) is not None
