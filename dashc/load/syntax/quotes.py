"""Text in quotes that end before it does."""

import re

from dashc.diagnostics.diagnostic import Diagnostic, Related
from dashc.diagnostics.rules.yaml_syntax import yaml_syntax
from dashc.load.problem import Problem
from dashc.load.syntax.common import quoting

QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*$""")
"""Text in quotes at the end of a line, or of the part of it that libyaml understood."""


def text_after_quotes(problem: Problem, quoted: re.Match[str], end: int | None = None) -> Diagnostic:
    """`'it's'`, `"a" b`; the text ends at the column `end`, else with the line."""
    line = problem.text(problem.line)
    quote = quoted[1][0]
    end = len(line.rstrip()) if end is None else end
    whole = line[quoted.start() : end]
    ends_in_quotes = whole.endswith(quote) and len(whole) > len(quoted[1]) + 1
    inner = whole.strip(quote) if ends_in_quotes else whole
    helps = ["the quotes must hold the whole text"]
    if quote == "'" and whole.endswith("'"):
        helps = ["write an apostrophe inside single quotes twice (`''`), or use double quotes"]
    elif ends_in_quotes:
        helps = ['write a double quote inside double quotes as `\\"`, or use single quotes around the text']
    return yaml_syntax(
        problem.span(problem.line, problem.column, max(problem.column + 1, end)),
        "text follows after the closing quote",
        related=[Related(problem.span(problem.line, quoted.start(), quoted.end(1)), "the quotes end here")],
        help=helps,
        fix=quoting(problem, problem.line, quoted.start(), inner, len(whole)) if inner else None,
    )
