"""What the wordings share."""

import re

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from dashc.diagnostics.rules.yaml_syntax import yaml_syntax
from dashc.load.problem import Problem

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


def indent_of(text: str) -> int:
    """How many blanks a line begins with."""
    return len(text) - len(text.lstrip(" "))


def text_after_quotes(problem: Problem, quoted: re.Match[str]) -> Diagnostic:
    """`'it's'`, `"a" b`."""
    line = problem.text(problem.line)
    quote = quoted[1][0]
    end = len(line.rstrip())
    whole = line[quoted.start() : end]
    inner = whole.strip(quote) if whole.endswith(quote) and len(whole) > len(quoted[1]) + 1 else whole
    helps = ["the quotes must hold the whole text"]
    if quote == "'" and whole.endswith("'"):
        helps = ["write an apostrophe inside single quotes twice (`''`), or use double quotes"]
    return yaml_syntax(
        problem.span(problem.line, problem.column, max(problem.column + 1, end)),
        "text follows after the closing quote",
        related=[Related(problem.span(problem.line, quoted.start(), quoted.end(1)), "the quotes end here")],
        help=helps,
        fix=quoting(problem, problem.line, quoted.start(), inner, len(whole)) if inner else None,
    )
