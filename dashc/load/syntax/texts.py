"""Text: quotes, escapes, and the characters that plain text cannot begin with."""

import re

from dashc.diagnostics.diagnostic import Diagnostic
from dashc.diagnostics.rules.yaml_syntax import yaml_syntax
from dashc.load.problem import Problem
from dashc.load.syntax.before import open_bracket
from dashc.load.syntax.common import quoting, typographic_note, value_start
from dashc.load.syntax.lines import tab


def cannot_start(problem: Problem) -> Diagnostic:
    """A character that begins no plain text."""
    character = problem.character
    if character == "\t":
        return tab(problem)
    if (later := _later_in_text(problem, problem.line, problem.column)) is not None:
        return later
    rest = _rest(problem, problem.line, problem.column)
    return yaml_syntax(
        problem.here,
        f"plain text cannot begin with `{character}`"
        if character != "`"
        else "plain text cannot begin with a backquote",
        help=["put the text in quotes"],
        fix=quoting(problem, problem.line, problem.column, rest),
    )


def _rest(problem: Problem, line: int, column: int) -> str:
    """The text that begins at a column: to the end of the line, or of its part of what stands in brackets."""
    rest = problem.text(line)[column:]
    if open_bracket(problem) is not None:
        rest = re.split(r"[,\]}]", rest)[0]
    return rest.rstrip()


def _later_in_text(problem: Problem, line: int, column: int) -> Diagnostic | None:
    """`"A" & B`: what begins the text is complete, so YAML takes the character for the beginning of another."""
    text = problem.text(line)
    start = value_start(text)
    whole = text[start:].rstrip()
    if not text[start:column].strip() or open_bracket(problem) is not None:
        return None
    return yaml_syntax(
        problem.span(line, column, column + 1),
        f"text goes on with `{text[column]}` after a value that is complete",
        help=["put the whole text in quotes"],
        fix=quoting(problem, line, start, whole),
    )


def unclosed_quote(problem: Problem) -> Diagnostic:
    """Quotes without an end."""
    opening = problem.opening
    quote = problem.text(problem.context_line)[problem.context_column : problem.context_column + 1]
    name = "double" if quote == '"' else "single"
    return yaml_syntax(
        opening,
        f"the text that begins with this {name} quote does not end",
        help=[f"close it with `{quote}`"],
    )


def bad_escape(problem: Problem) -> Diagnostic:
    """A backslash in double quotes."""
    text = problem.text(problem.line)
    start = text.rfind("\\", 0, problem.column + 1)
    start = start if start >= 0 else problem.column
    shown = text[start : start + 2]
    return yaml_syntax(
        problem.span(problem.line, start, start + 2),
        f"`{shown}` is no escape of YAML",
        help=["use single quotes, in which a backslash is an ordinary character, or write `\\\\`"],
    )


def bad_name(problem: Problem) -> Diagnostic:
    """An anchor or alias without a name: mostly text that begins with `&` or `*`."""
    line = problem.text(problem.context_line)
    mark = line[problem.context_column : problem.context_column + 1]
    if (later := _later_in_text(problem, problem.context_line, problem.context_column)) is not None:
        return later
    rest = line[problem.context_column + 1 :]
    if mark == "*" and not line[: problem.context_column].strip() and rest.startswith(" "):
        return yaml_syntax(
            problem.opening,
            "`*` begins no item of a list; that is a `-` and a blank",
            help=[f"write `- {rest.strip()}`"],
        )
    kind = "an anchor" if mark == "&" else "an alias"
    return yaml_syntax(
        problem.opening,
        f"`{mark}` begins {kind}, and no proper name follows",
        help=["put text that begins with it in quotes"],
        fix=quoting(
            problem,
            problem.context_line,
            problem.context_column,
            _rest(problem, problem.context_line, problem.context_column),
        ),
    )


def indentation_indicator(problem: Problem) -> Diagnostic:
    """`|0`."""
    return yaml_syntax(
        problem.here,
        "the number after `|` or `>` says by how many blanks the text is indented, and `0` is none",
        help=["remove it: the first line of the text says so too"],
    )


def block_header(problem: Problem) -> Diagnostic:
    """Text on the line of `|` or `>`."""
    line = problem.text(problem.context_line)
    mark = line[problem.context_column : problem.context_column + 1]
    return yaml_syntax(
        problem.span(problem.line, problem.column, max(problem.column + 1, len(line.rstrip()))),
        f"text follows `{mark}` on the same line",
        help=[f"write the text on the next lines, indented; or put text that begins with `{mark}` in quotes"],
    )


def bad_tag(problem: Problem) -> Diagnostic:
    """`!` without a proper name."""
    return yaml_syntax(
        problem.opening, "`!` begins a tag, and this is none", help=["put text that begins with `!` in quotes"]
    )


def other(problem: Problem) -> Diagnostic:
    """What has no better words."""
    return yaml_syntax(
        problem.here,
        "this is no YAML",
        help=["put text with unusual characters in quotes"],
        notes=typographic_note(problem.text(problem.line)),
    )
