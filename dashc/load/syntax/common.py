"""What the wordings share."""

import re

from dashc.diagnostics.diagnostic import Edit, Fix
from dashc.load.problem import Problem

_BEFORE_VALUE = re.compile(r"""^[\s-]*(?:(?:"[^"]*"|'[^']*'|[^\s:#"'\[\]{},*&!-][^:#]*):\s+)?""")
_TYPOGRAPHIC = re.compile("[\u201c\u201d\u201e\u2018\u2019\u201a]")


def quoting(problem: Problem, line: int, start: int, text: str, length: int | None = None) -> Fix | None:
    """The edit that puts the rest of a line in double quotes; none where the quoting would need thought."""
    if any(character in text for character in '"\\#') or not text:
        return None
    return Fix((Edit(problem.span(line, start, start + (length or len(text))), f'"{text}"'),), safe=False)


def typographic_note(text: str) -> list[str]:
    """A note where a line holds quotes that YAML does not know."""
    found = _TYPOGRAPHIC.search(text)
    return [f"`{found[0]}` is a typographic quote; YAML knows only `\"` and `'`"] if found else []


def value_start(text: str) -> int:
    """The column at which a line's value begins: after `- ` and `key: `."""
    before = _BEFORE_VALUE.match(text)
    assert before is not None
    return before.end()


def indent_of(text: str) -> int:
    """How many blanks a line begins with."""
    return len(text) - len(text.lstrip(" "))
