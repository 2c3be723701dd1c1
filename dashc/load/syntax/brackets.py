"""Lists and mappings in brackets."""

from dashc.diagnostics.diagnostic import Diagnostic, Related
from dashc.diagnostics.rules.yaml_syntax import yaml_syntax
from dashc.load.problem import Problem
from dashc.load.syntax.common import quoting
from dashc.load.syntax.parts import between_parts


def unclosed(problem: Problem) -> Diagnostic:
    """A flow list or mapping that does not end as it should."""
    kind, close = ("list", "]") if "sequence" in problem.context else ("mapping", "}")
    opening = problem.opening
    variable = _variable(problem)
    if variable is not None:
        return variable
    part = between_parts(problem, kind, close)
    if part is not None:
        return part
    if problem.character == ":" and problem.line == problem.context_line:
        return yaml_syntax(
            problem.here,
            f"a second `: ` in one part of this {kind}",
            related=[Related(opening, f"the {kind} begins here")],
            help=["put text that holds `: ` in quotes, or a mapping inside of it in braces `{…}`"],
        )
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
    if "flow" in problem.context and problem.text(problem.line).strip() == "":
        return yaml_syntax(problem.here, "the file ends inside of a list or mapping", help=["close it with `]` or `}`"])
    return yaml_syntax(problem.here, "a value was expected here")


def closes_nothing(problem: Problem) -> Diagnostic:
    """A closing bracket too many."""
    opener = "[" if problem.character == "]" else "{"
    helps = [f"remove it, or add the `{opener}`"]
    return yaml_syntax(problem.here, f"this `{problem.character}` closes nothing", help=helps)
