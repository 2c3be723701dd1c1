"""What follows on the line after a value that is complete: after a bracket, an alias."""

import re

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from dashc.diagnostics.rules.yaml_syntax import yaml_syntax
from dashc.load.problem import Problem
from dashc.load.syntax.common import value_start

_ENDED = re.compile(r"""(?:[\]}]|(\*[^\s,\[\]{}]+)|["'])\s*$""")
_NEXT = re.compile(r",\s*(?:\*[^\s,\[\]{}]+|[\[{\"'])")
_ONLY_ALIASES = re.compile(r"\*[^\s,\[\]{}]+(?:[,\s]+\*[^\s,\[\]{}]+)*")
_QUOTED_LINK = re.compile(r"\[[^\]]*\]\(")


def after_value(problem: Problem, begins: list[Related], *, block: bool) -> Diagnostic | None:
    """The finding for what follows after a list, a mapping or an alias; None where nothing of that kind ends there.

    In a `block` the value goes on to the end of its line; within brackets it may end before.
    """
    line = problem.text(problem.line)
    before, rest = line[: problem.column], line[problem.column :].rstrip()
    ended = _ENDED.search(before)
    if ended is None:
        return None
    if block and re.fullmatch(r"[,;](?:\s+#.*)?", rest):
        return separator(problem)
    start = value_start(line)
    whole = line[start:].rstrip() if block else line[start : problem.column].rstrip()
    if block and (_ONLY_ALIASES.fullmatch(whole) or (_NEXT.match(rest) and not _QUOTED_LINK.match(whole))):
        return _several(problem, start, whole)
    if ended[1]:
        return yaml_syntax(
            problem.here,
            f"text follows after the alias `{ended[1]}`",
            related=begins,
            help=["an alias is the whole value; put text that begins with `*` in quotes"],
        )
    return yaml_syntax(
        problem.here, "text follows after the closing bracket", related=begins, help=["put the whole text in quotes"]
    )


def separator(problem: Problem) -> Diagnostic:
    """`- {id: town},`: JSON's comma at the end of a line."""
    mark = problem.character
    where = problem.here
    return yaml_syntax(
        where,
        f"a `{mark}` follows after a value that is complete",
        help=[f"remove the `{mark}`: the end of the line is enough"],
        fix=Fix((Edit(where, ""),), safe=True),
    )


def _several(problem: Problem, start: int, whole: str) -> Diagnostic:
    """`<<: *a, *b`."""
    written = f"[{', '.join(_parts(whole))}]" if whole.startswith("*") else f"[{whole}]"
    span = problem.span(problem.line, start, start + len(whole))
    return yaml_syntax(
        span,
        "several values stand here, and one was expected",
        help=[f"write a list: `{written}`"],
        fix=Fix((Edit(span, written),), safe=False),
    )


def _parts(aliases: str) -> list[str]:
    return [alias for alias in re.split(r"[,\s]+", aliases) if alias]
