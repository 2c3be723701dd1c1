"""What stands before the place where libyaml gave up, as the tokens that it had read until there."""

from collections.abc import Iterator
from typing import Any

import yaml

from dashc.ir.span import Span
from dashc.load.problem import Problem

_OPENING = {yaml.FlowSequenceStartToken: ("list", "]"), yaml.FlowMappingStartToken: ("mapping", "}")}
_CLOSING = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)


def open_bracket(problem: Problem) -> tuple[str, str, Span] | None:
    """The innermost list or mapping in brackets that is not closed: what it is, what closes it, and its bracket."""
    found: list[Any] = []
    for token in _tokens(problem):
        if type(token) in _OPENING:
            found.append(token)
        elif isinstance(token, _CLOSING) and found:
            found.pop()
    if not found:
        return None
    kind, close = _OPENING[type(found[-1])]
    return kind, close, _start(problem, found[-1])


def quoted_over_lines(problem: Problem) -> tuple[Span, Span] | None:
    """The quotes around the text right before the problem, if they stand on different lines: where that was meant to
    end, the closing one often was meant to open another.
    """
    last: Any = None
    for token in _tokens(problem):
        if isinstance(token, yaml.ScalarToken):
            last = token
    if last is None or last.style not in ("'", '"') or last.start_mark.line == last.end_mark.line:
        return None
    line, column = last.end_mark.line + problem.first_line, last.end_mark.column
    between = problem.text(line)[column : problem.column] if line == problem.line else "…"
    return None if between.strip() else (_start(problem, last), problem.span(line, column - 1, column))


def _tokens(problem: Problem) -> Iterator[Any]:
    text = "\n".join(problem.source.lines[problem.first_line :])
    end = (problem.line - problem.first_line, problem.column)
    try:
        for token in yaml.scan(text, Loader=yaml.CSafeLoader):
            if (token.start_mark.line, token.start_mark.column) >= end:
                return
            yield token
    except yaml.YAMLError:
        return


def _start(problem: Problem, token: Any) -> Span:
    column = token.start_mark.column
    return problem.span(token.start_mark.line + problem.first_line, column, column + 1)
