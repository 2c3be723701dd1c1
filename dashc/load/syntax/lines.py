"""How lines follow each other: indentation, keys, list items."""

import re

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from dashc.diagnostics.rules.tab_indent import tab_indent
from dashc.diagnostics.rules.yaml_syntax import yaml_syntax
from dashc.ir.span import Span
from dashc.load.problem import Problem
from dashc.load.syntax.after import after_value
from dashc.load.syntax.before import quoted_over_lines
from dashc.load.syntax.block_text import below_block_text
from dashc.load.syntax.brackets import closes_nothing, no_key
from dashc.load.syntax.common import indent_of, quoting, typographic_note
from dashc.load.syntax.quotes import QUOTED, text_after_quotes
from dashc.load.syntax.tabs import tabs_around

_KEY = re.compile(r"""^(?P<lead>[\s-]*)(?P<key>"[^"]*"|'[^']*'|[^\s:#"'\[\]{},][^:#]*?):(?P<rest>\s.*)?$""")
_GLUED = re.compile(r"""^[\s-]*[^\s:#"'\[\]{},-][^\s:#]*:[^\s:/][^:]*$""")

_ALIAS = re.compile(r"\s*(?:<<\s*)?(\*[\w-]+)\s*")
_SIMPLE_KEY = re.compile("[a-z][a-z0-9_-]*")
"""A word that looks like a key: `app: title: Sales` was hardly meant as a text."""
_COMMENT = re.compile(r"\s*(?://+|/\*+|<!--|--\s)(.*?)(?:\*/|-->)?\s*$")
_ASSIGNED = re.compile(r"[\s-]*(?P<name>[\w.-]*\w)\s*=\s*(?P<value>[^\s=].*?),?\s*")


def tab(problem: Problem) -> Diagnostic:
    """A tab in the indentation."""
    text = problem.text(problem.line)
    indent = len(text) - len(text.lstrip())
    start = text.find("\t", 0, max(indent, 1))
    if start < 0:
        return yaml_syntax(problem.here, "a tab stands where YAML allows only spaces", help=["replace it by a space"])
    stop = start
    while text[stop : stop + 1] == "\t":
        stop += 1
    return tab_indent(problem.span(problem.line, start, stop), *tabs_around(problem))


def values_not_allowed(problem: Problem) -> Diagnostic:
    """A `: ` where no mapping can begin: in plain text, or on a line that hangs below a finished value."""
    line = problem.text(problem.line)
    key = _KEY.match(line)
    before = line[: problem.column]
    if key and key.end("key") < problem.column and key["rest"] is not None:
        start = key.end("key") + 1
        value = line[start:]
        start += len(value) - len(value.lstrip())
        inner = _SIMPLE_KEY.fullmatch(line[start : problem.column])
        helps = ["put the whole text in quotes, or the mapping into braces `{…}`"]
        if inner is not None:
            helps = [f"write a mapping in braces, `{{{value.strip()}}}`, or put the whole text in quotes"]
        return yaml_syntax(
            problem.here,
            "`: ` inside of plain text; the text needs quotes",
            label="read as the end of a key",
            help=helps,
            fix=None if inner else quoting(problem, problem.line, start, line[start:].rstrip()),
        )
    above = problem.line_above()
    text_above = problem.text(above)
    if before.strip() and above >= 0:
        indent, indent_above = indent_of(line), indent_of(text_above)
        content = problem.span(above, indent_above, len(text_above.rstrip()))
        if _GLUED.match(text_above):
            return missing_blank(problem, above)
        if _KEY.match(text_above) and indent > indent_above:
            return yaml_syntax(
                problem.line_content,
                "this line is indented deeper than the line above, which has its value already",
                related=[Related(content, "the value stands on this line")],
                help=["indent both lines alike, or remove the value above if this line should be inside of it"],
            )
        if foreign := _of_another_language(problem, above):
            return foreign
        if not _KEY.match(text_above):
            return yaml_syntax(
                content,
                "this line has no `:`, and a key stands below it",
                related=[Related(problem.line_content, "the key below")],
                help=["write `key: value`, or quote text that goes over several lines"],
            )
    return yaml_syntax(problem.here, "a `:` stands where no key can be", help=["put text that holds `: ` in quotes"])


def missing_colon(problem: Problem) -> Diagnostic:
    """A line that should be `key: value`."""
    line = problem.context_line
    text = problem.text(line)
    block = below_block_text(problem, line)
    if block is not None:
        return block
    if _GLUED.match(text):
        return missing_blank(problem, line)
    if foreign := _of_another_language(problem, line):
        return foreign
    start = indent_of(text)
    above = problem.text(line - 1)
    if above.startswith("- ", indent_of(above)) and indent_of(above) == start and (glued := _glued_dash(problem, line)):
        return glued
    return yaml_syntax(
        problem.span(line, start, max(start + 1, len(text.rstrip()))),
        "this line has no `:` after a key",
        help=["write `key: value`; an item of a list begins with `- `"],
        notes=typographic_note(text),
    )


def missing_blank(problem: Problem, line: int) -> Diagnostic:
    """`key:value`."""
    text = problem.text(line)
    colon = text.index(":")
    where = problem.span(line, colon, colon + 1)
    return yaml_syntax(
        where,
        "a blank is missing after the `:`",
        help=[f"write `{text[:colon].strip().removeprefix('- ')}: {text[colon + 1 :].strip()}`"],
        fix=Fix((Edit(where, ": "),), safe=True),
    )


def _of_another_language(problem: Problem, line: int) -> Diagnostic | None:
    return _equals_sign(problem, line) or _comment(problem, line) or _merge(problem, line)


def _merge(problem: Problem, line: int) -> Diagnostic | None:
    """`*base` and `<< *base` on a line among keys."""
    text = problem.text(line)
    found = _ALIAS.fullmatch(text)
    if found is None:
        return None
    written = f"<<: {found[1]}"
    span = problem.span(line, indent_of(text), len(text.rstrip()))
    return yaml_syntax(
        span,
        f"the alias `{found[1]}` stands among keys",
        help=[f"write `{written}` to merge the mapping that it stands for"],
        fix=Fix((Edit(span, written),), safe=False),
    )


def _comment(problem: Problem, line: int) -> Diagnostic | None:
    """`// note`, `/* note */`, `<!-- note -->`, `-- note`."""
    text = problem.text(line)
    found = _COMMENT.match(text)
    if found is None:
        return None
    words = found[1].strip() or "…"
    span = problem.span(line, found.start() + indent_of(text), len(text.rstrip()))
    return yaml_syntax(
        span,
        "a comment begins with `# ` in YAML",
        help=[f"write `# {words}`"],
        fix=Fix((Edit(span, f"# {words}"),), safe=False),
    )


def _equals_sign(problem: Problem, line: int) -> Diagnostic | None:
    """`title = "Sales"`, as in TOML and Python."""
    text = problem.text(line)
    found = _ASSIGNED.fullmatch(text)
    if found is None:
        return None
    name, value = found["name"], found["value"]
    where = problem.span(line, found.end("name"), found.start("value"))
    return yaml_syntax(
        where,
        "a `=` stands where YAML writes `: `",
        help=[f"write `{name}: {value}`"],
        fix=Fix((Edit(where, ": "),), safe=False),
    )


def _glued_dash(problem: Problem, line: int) -> Diagnostic | None:
    """`-p: x` among items."""
    text = problem.text(line)
    start = indent_of(text)
    if not re.match(r"-[^\s-]", text[start:]):
        return None
    where = problem.span(line, start, start + 1)
    return yaml_syntax(
        where,
        "a blank is missing after the `-`",
        help=[f"write `- {text[start + 1 :].rstrip()}`"],
        fix=Fix((Edit(where, "- "),), safe=True),
    )


def no_expected_key(problem: Problem) -> Diagnostic:
    """In a block mapping something follows that is no key of it."""
    line = problem.text(problem.line)
    if problem.character == ":":
        return no_key(problem)
    before = line[: problem.column]
    character = problem.character
    over_lines = quoted_over_lines(problem)
    if over_lines is not None:
        return late_quote(*over_lines)
    if not before.strip():
        block = below_block_text(problem, problem.line)
        if block is not None:
            return block
        if line.lstrip().startswith("- ") or line.strip() == "-":
            if glued := _glued_dash(problem, problem.context_line):
                return glued
            return yaml_syntax(
                problem.here,
                "a list item stands among the keys of a mapping",
                related=[Related(problem.opening, "the mapping begins here")],
                help=["indent the item below the key that it belongs to, or write `key: value`"],
            )
        return _merge(problem, problem.line_above()) or bad_indent(problem)
    if character in ("]", "}"):
        return closes_nothing(problem)
    quoted = QUOTED.search(before)
    if quoted and not re.match(r"[,;]\s*(?:[#\"'\[{*]|$)", line[problem.column :]):
        return text_after_quotes(problem, quoted)
    followed = after_value(problem, [], block=True)
    if followed is not None:
        return followed
    if character == "&":
        return yaml_syntax(problem.here, "a node can have one anchor only", help=["remove one of the anchors"])
    return yaml_syntax(
        problem.here, "a key was expected here", help=["write `key: value`"], notes=typographic_note(line)
    )


def late_quote(opening: Span, closing: Span) -> Diagnostic:
    """A text that was meant to end on its line; the quote that closes it was meant to open another."""
    return yaml_syntax(
        opening,
        f"the text that begins with this quote ends only in line {closing.line}",
        label="begins here",
        related=[Related(closing, "ends here, and more text follows")],
        help=["close it on the line where it should end"],
    )


def bad_indent(problem: Problem) -> Diagnostic:
    """A line between two levels."""
    line = problem.line
    outer = problem.context_column
    indent = indent_of(problem.text(line))
    above = problem.line_above()
    inner = indent_of(problem.text(above))
    return yaml_syntax(
        problem.line_content,
        "this line is indented like no line above it",
        label=f"column {indent + 1}",
        related=[Related(problem.opening, "the mapping begins here")],
        help=[f"indent it to column {outer + 1}, like the mapping around it, or to {inner + 1}, like the line above"],
    )


def no_expected_dash(problem: Problem) -> Diagnostic:
    """A line without `- ` among the items of a list."""
    if glued := _glued_dash(problem, problem.line):
        return glued
    if problem.text(problem.line)[: problem.column].strip() and (followed := after_value(problem, [], block=True)):
        return followed
    item = problem.text(problem.line_above())
    keys = len(item) - len(item.lstrip(" -"))
    if problem.column > problem.context_column and keys > problem.column:
        return yaml_syntax(
            problem.line_content,
            "this line is indented like no line above it",
            label=f"column {problem.column + 1}",
            related=[Related(problem.opening, "the list begins here")],
            help=[f"indent it to column {keys + 1}, if it belongs to the item above"],
        )
    return yaml_syntax(
        problem.line_content,
        "a line without `- ` stands in a list",
        related=[Related(problem.opening, "the list begins here")],
        help=["begin it with `- `, or indent it below the item that it belongs to"],
    )


def item_not_allowed(problem: Problem) -> Diagnostic:
    """`- ` on the line of a key."""
    return yaml_syntax(
        problem.here,
        "a list item cannot begin on the line of its key",
        help=["write the items on lines of their own, or as `[a, b]`; quote text that begins with `- `"],
    )


def second_root(problem: Problem) -> Diagnostic:
    """Something after the whole."""
    return yaml_syntax(
        problem.line_content if not problem.text(problem.line)[: problem.column].strip() else problem.here,
        "text follows after the end of the document",
        help=["write all of the spec as one mapping: `key: value` lines that begin at the first column"],
    )


def directive(problem: Problem) -> Diagnostic:
    """A `%` line."""
    return yaml_syntax(
        problem.line_content,
        "a line that begins with `%` is a directive of YAML, and this is none",
        help=["remove the line, or put text that begins with `%` in quotes"],
    )


def key_not_allowed(problem: Problem) -> Diagnostic:
    """`title: ? why`."""
    text = problem.text(problem.line)[problem.column :].rstrip()
    return yaml_syntax(
        problem.here,
        "`? ` begins a key that is a list or a mapping, and no key can stand here",
        help=["put text that begins with `?` in quotes"],
        fix=quoting(problem, problem.line, problem.column, text),
    )
