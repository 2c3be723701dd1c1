"""Text that is no YAML because it is a template of another tool, or the two sides of a merge of git."""

import re

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from dashc.diagnostics.rules.yaml_syntax import yaml_syntax
from dashc.diagnostics.templates import TAG, instead_of, variable_in
from dashc.load.problem import Problem

_MARKER = re.compile(r"<{7}(?: .*)?|={7}|>{7}(?: .*)?|\|{7}(?: .*)?")
_ONLY_A_TAG = re.compile(rf"\s*({TAG.pattern})\s*(?:#.*)?")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_BEFORE_A_VALUE = re.compile(r"(?:^|[:\-?,\[{] *|^\s*)$")
MAX_SHOWN = 3


def no_spec_yet(problem: Problem) -> Diagnostic | None:
    """One finding for a file that another tool has to work on first: no part of it can be trusted."""
    return _conflict(problem) or _template(problem)


def _conflict(problem: Problem) -> Diagnostic | None:
    lines = problem.source.lines
    markers = [number for number, line in enumerate(lines) if _MARKER.fullmatch(line)]
    if not markers or not lines[markers[0]].startswith("<"):
        return None
    first, *others = (problem.span(number, 0, len(lines[number].rstrip())) for number in markers)
    shown = [Related(span, "belongs to it") for span in others[:MAX_SHOWN]]
    return yaml_syntax(
        first,
        "a merge conflict of git is not solved",
        related=shown,
        help=["keep what is right of both sides, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`"],
    )


def _template(problem: Problem) -> Diagnostic | None:
    """Lines that hold nothing but a tag, where libyaml gave up at one."""
    found = ((line, _ONLY_A_TAG.fullmatch(problem.text(line))) for line in _lines(problem))
    line, tag = next(((line, tag) for line, tag in found if tag), (0, None))
    if tag is None:
        return None
    others = [
        problem.span(number, other.start(1), other.end(1))
        for number, text in enumerate(problem.source.lines)
        if number != line and (other := _ONLY_A_TAG.fullmatch(text))
    ]
    return yaml_syntax(
        problem.span(line, tag.start(1), tag.end(1)),
        f"`{_shown(tag[1])}` belongs to a template; a spec is read as it is",
        related=[Related(span, "here too") for span in others[:MAX_SHOWN]],
        help=[instead_of(tag[1])],
    )


def _lines(problem: Problem) -> list[int]:
    """The lines in which the cause may stand; also the one above, where it is open or has no key."""
    is_open = "flow" in problem.context or "mapping values" in problem.problem
    above = [problem.line_above()] if is_open else []
    return list(dict.fromkeys((problem.line, problem.context_line, *above)))


def tag_as_value(problem: Problem) -> Diagnostic | None:
    """`title: {{ name }} and more`, whose brace begins a mapping."""
    for line in _lines(problem):
        text = problem.text(line)
        bare = _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), text)
        for found in TAG.finditer(bare):
            if "flow" not in problem.context and not _BEFORE_A_VALUE.search(bare[: found.start()]):
                continue
            if line == problem.line and found.start() > problem.column:
                continue
            return _value(problem, line, text, found.start(), found.end())
    return None


def _value(problem: Problem, line: int, text: str, start: int, stop: int) -> Diagnostic:
    """The finding; with the edit where each tag of the value is the name of a variable."""
    tag = text[start:stop]
    end = len(text.rstrip()) if "flow" not in problem.context else stop
    whole = text[start:end]
    names = [variable_in(found[0]) for found in TAG.finditer(whole)]
    fix, helps = None, [instead_of(tag)]
    if all(names) and not set(whole) & set("\"'#\\"):
        written = TAG.sub(lambda found: f"${{{variable_in(found[0])}}}", whole)
        helps = [f'write `"{written}"`']
        fix = Fix((Edit(problem.span(line, start, end), f'"{written}"'),), safe=False)
    return yaml_syntax(
        problem.span(line, start, stop), f"`{_shown(tag)}` belongs to a template; a variable is `${{name}}` here",
        help=helps, fix=fix,
    )  # fmt: skip


def _shown(tag: str) -> str:
    return tag if len(tag) <= 40 else f"{tag[:39]}…"
