"""Lists and mappings in brackets."""

import re

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from dashc.diagnostics.rules.bad_reference import DASH_REFERENCE
from dashc.diagnostics.rules.yaml_syntax import yaml_syntax
from dashc.ir.span import Span
from dashc.load.problem import Problem
from dashc.load.syntax.before import open_bracket
from dashc.load.syntax.common import quoting
from dashc.load.syntax.parts import between_parts, hidden_end

_AFTER_VALUE = re.compile(r":\s+[^,]*?[^\s,][;\s]\s*([\w-]+)$")
"""A key that follows a value: `id: a value`."""
_WIDE_COMMA = re.compile("[\uff0c\u3001\uff1b\u060c\u061b]")
"""Full-width and Arabic commas and semicolons."""
_BEFORE_BRACKET = re.compile(r"([\w-]+)\s*=\s*$")
"""A name and `=` right before a bracket."""


def unclosed(problem: Problem) -> Diagnostic:
    """A flow list or mapping that does not end as it should."""
    kind, close = ("list", "]") if "sequence" in problem.context else ("mapping", "}")
    opening = problem.opening
    variable = _variable(problem) or _dash_reference(problem) or _assigned(problem)
    if variable is not None:
        return variable
    wide = _wide_comma(problem, kind)
    if wide is not None:
        return wide
    part = between_parts(problem, kind, close)
    if part is not None:
        return part
    if problem.character == ":" and problem.line == problem.context_line:
        helps = ["put text that holds `: ` in quotes, or a mapping inside of it in braces `{…}`"]
        key = _AFTER_VALUE.search(problem.text(problem.line)[problem.context_column : problem.column])
        if key is not None:
            helps = [f"write a `,` before `{key[1]}`, or put text that holds `: ` in quotes"]
        return yaml_syntax(
            problem.here,
            f"a second `: ` in one part of this {kind}",
            related=[Related(opening, f"the {kind} begins here")],
            help=helps,
        )
    return _not_closed(problem, kind, close, opening)


def _not_closed(problem: Problem, kind: str, close: str, opening: Span) -> Diagnostic:
    return yaml_syntax(
        opening,
        f"expected `,` or `{close}` before the end of this {kind}",
        label="begins here",
        related=[Related(problem.here, "here it should have ended")],
        help=[f"close the {kind} that begins at {opening.line}:{opening.column} with `{close}`"],
    )


def _variable(problem: Problem) -> Diagnostic | None:
    """`[${name}]`: a brace begins a mapping there, so the text needs quotes."""
    line, brace = problem.text(problem.line), problem.column
    if line[brace - 1 : brace + 1] != "${":
        return None
    start = max(line.rfind(character, 0, brace - 1) for character in " [{,") + 1
    stop = line.find("}", brace) + 1 or brace + 1
    while stop < len(line) and line[stop] not in ",]} ":
        stop += 1
    text = line[start:stop]
    return yaml_syntax(
        problem.span(problem.line, start, stop),
        f"`{text}` needs quotes inside of brackets and braces",
        help=[f'write `"{text}"`'],
        fix=quoting(problem, problem.line, start, text),
    )


def _dash_reference(problem: Problem) -> Diagnostic | None:
    """`[Input("region", "value")]`."""
    for found in DASH_REFERENCE.finditer(problem.text(problem.line)):
        if found.start() < problem.column <= found.end():
            span, short = problem.span(problem.line, *found.span()), f"{found[2]}.{found[3]}"
            fix = Fix((Edit(span, short),), safe=False)
            return yaml_syntax(span, f"`{found[0]}` is Dash's way to write it", help=[f"write `{short}`"], fix=fix)
    return None


def _wide_comma(problem: Problem, kind: str) -> Diagnostic | None:
    """`{id: town，type: text}`, typed with a full-width comma."""
    first = problem.context_column if problem.line == problem.context_line else 0
    found = _WIDE_COMMA.search(problem.text(problem.line), first, problem.column)
    if found is None:
        return None
    span = problem.span(problem.line, *found.span())
    return yaml_syntax(
        span,
        f"`{found[0]}` is no comma of YAML, so the parts of this {kind} are one",
        help=["write `, `"],
        fix=Fix((Edit(span, ", "),), safe=False),
    )


def _assigned(problem: Problem) -> Diagnostic | None:
    """`{options=[a, b]}`, as in Python and JSX."""
    found = _BEFORE_BRACKET.search(problem.text(problem.line)[: problem.column])
    if found is None or problem.character not in ("[", "{"):
        return None
    where = problem.span(problem.line, found.end(1), found.end())
    return yaml_syntax(
        where,
        "a `=` stands where YAML writes `: `",
        help=[f"write `{found[1]}: {problem.character}…`"],
        fix=Fix((Edit(where, ": "),), safe=False),
    )


def no_key(problem: Problem) -> Diagnostic:
    """A `:` without a key."""
    helps = ["write a key before it, or put text that begins with `:` in quotes"]
    return yaml_syntax(problem.here, "no key stands before this `:`", help=helps)


def no_content(problem: Problem) -> Diagnostic:
    """Nothing where a value should be."""
    character = problem.character
    if character == ":":
        return no_key(problem)
    if character == ",":
        return yaml_syntax(problem.here, "nothing stands before this `,`", help=["remove it, or write `null`"])
    if character and character in "]}":
        return closes_nothing(problem)
    opened = open_bracket(problem)
    if opened is not None and not problem.text(problem.line)[: problem.column].strip():
        return hidden_end(problem, *opened) or _not_closed(problem, *opened)
    return yaml_syntax(problem.here, "a value was expected here")


def closes_nothing(problem: Problem) -> Diagnostic:
    """A closing bracket too many."""
    opener = "[" if problem.character == "]" else "{"
    helps = [f"remove it, or add the `{opener}`"]
    return yaml_syntax(problem.here, f"this `{problem.character}` closes nothing", help=helps)
