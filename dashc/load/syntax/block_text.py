"""Texts of several lines that begin with `|` or `>`."""

import re

from dashc.diagnostics.diagnostic import Diagnostic, Related
from dashc.diagnostics.rules.yaml_syntax import yaml_syntax
from dashc.load.problem import Problem
from dashc.load.syntax.common import indent_of

_HEADER = re.compile(r"(?:^|:\s|-\s)\s*(?:[&!]\S*\s+)*([|>])[-+0-9]*\s*(?:#.*)?$")


def below_block_text(problem: Problem, line: int) -> Diagnostic | None:
    """A line that was meant to belong to such a text above it, and is not indented enough."""
    indent = indent_of(problem.text(line))
    above, inner = line - 1, 0
    while above >= 0:
        text = problem.text(above)
        header = _HEADER.search(text)
        if header:
            break
        if text.strip():
            if indent_of(text) <= indent:
                return None
            inner = indent_of(text)
        above -= 1
    else:
        return None
    at_least = len(text) - len(text.lstrip(" -")) + 1 if ":" in text else indent_of(text) + 1
    deeper = max(inner, at_least)
    return yaml_syntax(
        problem.span(line, indent, max(indent + 1, len(problem.text(line).rstrip()))),
        f"this line is not indented enough to belong to the text after `{header[1]}`",
        label=f"column {indent + 1}",
        related=[Related(problem.span(above, header.start(1), header.end(1)), "the text begins below this line")],
        help=[f"indent it to column {deeper + 1} if it belongs to the text"],
    )
