"""What stands between the parts of a list or mapping in brackets, where a `,` should."""

import re

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from dashc.diagnostics.rules.yaml_syntax import yaml_syntax
from dashc.ir.span import Span
from dashc.load.problem import Problem
from dashc.load.syntax.after import after_value
from dashc.load.syntax.quotes import QUOTED, text_after_quotes

_KEY = re.compile(r"""[^\s:,\[\]{}"'#][^:,\[\]{}"'#]*:(?=\s|$)""")
_ENDED = re.compile(r"(?:[\]}]|\*[\w-]+)\s*$")
"""A list, mapping or alias, after which no text can go on."""
_VALUE = re.compile(r"(?:(?<=[:\-\[,]\s)|(?<=[\[{,]))#[^\s#,\[\]{}\"'\\]+")
"""A colour or the like in the place of a value."""
_QUOTED_OR_COMMENT = re.compile(r""""(?:[^"\\]|\\.)*"|'[^']*'|(?:(?<=[\s\[{,])|^)#""")


def between_parts(problem: Problem, kind: str, close: str) -> Diagnostic | None:
    """The finding where a part of the list or mapping is complete and the next text goes on; None for other causes."""
    begins = [Related(problem.opening, f"the {kind} begins here")]
    hidden = hidden_end(problem, kind, close, problem.opening)
    if hidden:
        return hidden
    line = problem.text(problem.line)
    before, rest = line[: problem.column], line[problem.column :]
    begins_a_line = not before.strip() or (rest.startswith(":") and _KEY.match(line.lstrip()))
    if begins_a_line and problem.line > problem.context_line:
        return _missing_above(problem, kind, begins)
    if not before.strip() or not rest or rest[0] in ",]}:":
        return None
    quoted, glued = QUOTED.search(before), before == before.rstrip()
    if quoted and (glued or not (_KEY.match(rest) or rest[0] in "\"'[{")):
        text = re.match(r"[^,\[\]{}]*", rest)
        return text_after_quotes(problem, quoted, problem.column + len(text[0].rstrip()) if text else None)
    if not (quoted or _ENDED.search(before)):
        return None
    if _KEY.match(rest) or rest[0] in "\"'[{":
        return yaml_syntax(
            problem.here,
            f"`,` is missing between two parts of this {kind}",
            related=begins,
            help=["write `, ` before this"],
            fix=_comma(problem, problem.line, len(before.rstrip())),
        )
    return after_value(problem, begins, block=False)


def hidden_end(problem: Problem, kind: str, close: str, opening: Span) -> Diagnostic | None:
    """`{title: a # b}`: the comment holds the bracket that should close."""
    for number in range(opening.line - 1, problem.line + 1):
        text = problem.text(number)
        start = _content_end(text)
        comment = text[start:]
        if comment.count(close) > comment.count("[" if close == "]" else "{"):
            mark = start + len(comment) - len(comment.lstrip())
            value = _VALUE.match(text, mark)
            helps = [f"put text that holds ` #` in quotes, or write the `{close}` before the comment"]
            if value is not None:
                helps = [f'write `"{value[0]}"`, in quotes']
            return yaml_syntax(
                problem.span(number, mark, len(text.rstrip())),
                f"this comment holds the `{close}` of the {kind}",
                label="a `#` after a blank begins a comment",
                related=[Related(opening, f"the {kind} begins here")],
                help=helps,
                fix=_quoted(problem, number, value) if value else None,
            )
    return None


def _quoted(problem: Problem, line: int, value: re.Match[str]) -> Fix:
    return Fix((Edit(problem.span(line, *value.span()), f'"{value[0]}"'),), safe=False)


def _missing_above(problem: Problem, kind: str, begins: list[Related]) -> Diagnostic | None:
    """Parts on lines of their own; None where the line stands further out, so that the bracket is what is missing."""
    opening, line = problem.text(problem.context_line), problem.text(problem.line)
    if problem.character in "]}" or _depth(line) <= _depth(opening) or line.lstrip().startswith("- "):
        return None
    above = problem.line_above()
    end = _content_end(problem.text(above))
    if end == 0 or problem.text(above)[end - 1] in ",[{:":
        return None
    last = problem.text(above)[:end].split()[-1]
    return yaml_syntax(
        problem.span(above, end - len(last), end),
        f"`,` is missing between two parts of this {kind}",
        related=[*begins, Related(problem.line_content, "the next part")],
        help=[f"write `,` at the end of line {above + 1}"],
        fix=_comma(problem, above, end),
    )


def _comma(problem: Problem, line: int, column: int) -> Fix:
    return Fix((Edit(problem.span(line, column, column), ","),), safe=False)


def _depth(text: str) -> int:
    """The column at which a line's content begins, after the marks of list items."""
    return len(text) - len(text.lstrip(" -"))


def _content_end(text: str) -> int:
    """The column at which a line's content ends, before blanks and a comment."""
    comment = next((found for found in _QUOTED_OR_COMMENT.finditer(text) if found[0] == "#"), None)
    return len((text[: comment.start()] if comment else text).rstrip())
