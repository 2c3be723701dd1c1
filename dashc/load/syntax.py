"""libyaml's complaint -> a finding that names the cause (diagnostics.md rule 7).

libyaml decides what is wrong and where; the wording comes from the text at that place.
"""

import re
from collections.abc import Callable

import yaml

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Related
from dashc.diagnostics.rules.tab_indent import tab_indent
from dashc.diagnostics.rules.yaml_syntax import yaml_syntax
from dashc.ir.span import Span
from dashc.ir.tree import Source

_KEY = re.compile(r"""^(?P<lead>[\s-]*)(?P<key>"[^"]*"|'[^']*'|[^\s:#"'\[\]{},][^:#]*?):(?P<rest>\s.*)?$""")
_GLUED = re.compile(r"""^[\s-]*[^\s:#"'\[\]{},-][^\s:#]*:[^\s:/][^:]*$""")
_TYPOGRAPHIC = re.compile("[\u201c\u201d\u201e\u2018\u2019\u201a]")


class _Problem:
    """A failure of libyaml, with the text around it; lines count from 0 within the whole source."""

    def __init__(self, error: yaml.MarkedYAMLError, source: Source, first_line: int) -> None:
        self.source = source
        self.context = error.context or ""
        self.problem = error.problem or "this is no YAML"
        mark, context = error.problem_mark, error.context_mark
        self.line = (mark.line if mark else 0) + first_line
        self.column = mark.column if mark else 0
        self.context_line = context.line + first_line if context else self.line
        self.context_column = context.column if context else self.column

    def text(self, line: int) -> str:
        """A line of the source, empty after the last."""
        return self.source.lines[line] if 0 <= line < len(self.source.lines) else ""

    @property
    def character(self) -> str:
        """The character where libyaml gave up; empty at the end of a line."""
        return self.text(self.line)[self.column : self.column + 1]

    def span(self, line: int, start: int, stop: int) -> Span:
        """A stretch of one line; columns count from 0."""
        return Span(self.source.name, line + 1, start + 1, line + 1, stop + 1)

    @property
    def here(self) -> Span:
        """The character where libyaml gave up, or the end of the last line before that holds text."""
        line, column = self.line, self.column
        while line > 0 and not self.text(line).strip():
            line -= 1
            column = len(self.text(line).rstrip())
        return self.span(line, column, column + 1)

    @property
    def opening(self) -> Span:
        """The character where the construct begins that libyaml was reading."""
        return self.span(self.context_line, self.context_column, self.context_column + 1)

    @property
    def line_content(self) -> Span:
        """The whole line of the problem, without indentation and end."""
        text = self.text(self.line)
        start = len(text) - len(text.lstrip())
        return self.span(self.line, start, max(start + 1, len(text.rstrip())))

    def line_above(self) -> int:
        """The nearest line above that holds more than a comment."""
        line = self.line - 1
        while line > 0 and (not self.text(line).strip() or self.text(line).lstrip().startswith("#")):
            line -= 1
        return line


def explain(error: Exception, source: Source, first_line: int) -> Diagnostic:
    """The finding for an exception of libyaml; `first_line` is where its text begins in the source, from 0."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return yaml_syntax(Span(source.name, first_line + 1, 1, first_line + 1, 2), "this text is no YAML")
    problem = _Problem(error, source, first_line)
    for part, worder in _WORDERS:
        if part in problem.problem:
            return worder(problem)
    return _other(problem)


def _cannot_start(problem: _Problem) -> Diagnostic:
    character = problem.character
    if character == "\t":
        return _tab(problem)
    rest = problem.text(problem.line)[problem.column :].rstrip()
    return yaml_syntax(
        problem.here,
        f"plain text cannot begin with `{character}`"
        if character != "`"
        else "plain text cannot begin with a backquote",
        help=["put the text in quotes"],
        fix=_quote(problem, problem.line, problem.column, rest),
    )


def _tab(problem: _Problem) -> Diagnostic:
    text = problem.text(problem.line)
    indent = len(text) - len(text.lstrip())
    start = text.find("\t", 0, max(indent, 1))
    if start < 0:
        return yaml_syntax(problem.here, "a tab stands where YAML allows only spaces", help=["replace it by a space"])
    stop = start
    while text[stop : stop + 1] == "\t":
        stop += 1
    return tab_indent(problem.span(problem.line, start, stop))


def _values_not_allowed(problem: _Problem) -> Diagnostic:
    """A `: ` where no mapping can begin: in plain text, or on a line that hangs below a finished value."""
    line = problem.text(problem.line)
    key = _KEY.match(line)
    before = line[: problem.column]
    if key and key.end("key") < problem.column and key["rest"] is not None:
        start = key.end("key") + 1
        value = line[start:]
        start += len(value) - len(value.lstrip())
        return yaml_syntax(
            problem.here,
            "`: ` inside of plain text; the text needs quotes",
            label="read as the end of a key",
            help=["put the whole text in quotes, or the mapping into braces `{…}`"],
            fix=_quote(problem, problem.line, start, line[start:].rstrip()),
        )
    above = problem.line_above()
    text_above = problem.text(above)
    if before.strip() and above >= 0:
        indent, indent_above = _indent(line), _indent(text_above)
        content = problem.span(above, indent_above, len(text_above.rstrip()))
        if _GLUED.match(text_above):
            return _missing_blank(problem, above)
        if _KEY.match(text_above) and indent > indent_above:
            return yaml_syntax(
                problem.line_content,
                "this line is indented deeper than the line above, which has its value already",
                related=[Related(content, "the value stands on this line")],
                help=["indent both lines alike, or remove the value above if this line should be inside of it"],
            )
        if not _KEY.match(text_above):
            return yaml_syntax(
                content,
                "this line has no `:`, and a key stands below it",
                related=[Related(problem.line_content, "the key below")],
                help=["write `key: value`, or quote text that goes over several lines"],
            )
    return yaml_syntax(problem.here, "a `:` stands where no key can be", help=["put text that holds `: ` in quotes"])


def _missing_colon(problem: _Problem) -> Diagnostic:
    line = problem.context_line
    text = problem.text(line)
    if _GLUED.match(text):
        return _missing_blank(problem, line)
    start = _indent(text)
    return yaml_syntax(
        problem.span(line, start, max(start + 1, len(text.rstrip()))),
        "this line has no `:` after a key",
        help=["write `key: value`; an item of a list begins with `- `"],
        notes=_typographic(text),
    )


def _missing_blank(problem: _Problem, line: int) -> Diagnostic:
    text = problem.text(line)
    colon = text.index(":")
    where = problem.span(line, colon, colon + 1)
    return yaml_syntax(
        where,
        "a blank is missing after the `:`",
        help=[f"write `{text[:colon].strip().removeprefix('- ')}: {text[colon + 1 :].strip()}`"],
        fix=Fix((Edit(where, ": "),), safe=True),
    )


def _no_expected_key(problem: _Problem) -> Diagnostic:
    """In a block mapping something follows that is no key of it."""
    line = problem.text(problem.line)
    if problem.character == ":":
        return _no_key(problem)
    before = line[: problem.column]
    character = problem.character
    if not before.strip():
        if line.lstrip().startswith("- ") or line.strip() == "-":
            return yaml_syntax(
                problem.here,
                "a list item stands among the keys of a mapping",
                related=[Related(problem.opening, "the mapping begins here")],
                help=["indent the item below the key that it belongs to, or write `key: value`"],
            )
        return _bad_indent(problem)
    if character in ("]", "}"):
        opener = "[" if character == "]" else "{"
        return yaml_syntax(
            problem.here, f"this `{character}` closes nothing", help=[f"remove it, or add the `{opener}`"]
        )
    quoted = re.search(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*$""", before)
    if quoted:
        quote = quoted[1][0]
        end = len(line.rstrip())
        whole = line[quoted.start() : end]
        inner = whole.strip(quote) if whole.endswith(quote) and len(whole) > len(quoted[1]) + 1 else whole
        helps = ["the quotes must hold the whole text"]
        if quote == "'" and whole.endswith("'"):
            helps = ["write an apostrophe inside single quotes twice (`''`), or use double quotes"]
        return yaml_syntax(
            problem.span(problem.line, problem.column, max(problem.column + 1, end)),
            "text follows after the closing quote",
            related=[Related(problem.span(problem.line, quoted.start(), quoted.end(1)), "the quotes end here")],
            help=helps,
            fix=_quote(problem, problem.line, quoted.start(), inner, len(whole)) if inner else None,
        )
    if re.search(r"\*[\w-]+\s*$", before):
        return yaml_syntax(problem.here, "text follows after an alias", help=["quote text that begins with `*`"])
    if re.search(r"[\]}]\s*$", before):
        return yaml_syntax(
            problem.here, "text follows after the closing bracket", help=["put the whole text in quotes"]
        )
    if character == "&":
        return yaml_syntax(problem.here, "a node can have one anchor only", help=["remove one of the anchors"])
    return yaml_syntax(problem.here, "a key was expected here", help=["write `key: value`"], notes=_typographic(line))


def _bad_indent(problem: _Problem) -> Diagnostic:
    line = problem.line
    outer = problem.context_column
    indent = _indent(problem.text(line))
    above = problem.line_above()
    levels = f"the mapping around it begins at column {outer + 1}, the line above at column {_indent(problem.text(above)) + 1}"
    return yaml_syntax(
        problem.line_content,
        "this line is indented like no line above it",
        label=f"column {indent + 1}",
        related=[Related(problem.opening, "the mapping begins here")],
        help=[f"indent it like the line that it belongs to: {levels}"],
    )


def _no_expected_dash(problem: _Problem) -> Diagnostic:
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


def _unclosed(problem: _Problem) -> Diagnostic:
    """A flow list or mapping that does not end as it should."""
    kind, close = ("list", "]") if "sequence" in problem.context else ("mapping", "}")
    opening = problem.opening
    if problem.character and problem.character in "\"'[{" and problem.line == problem.context_line:
        return yaml_syntax(
            problem.here,
            f"`,` is missing between two parts of this {kind}",
            related=[Related(opening, f"the {kind} begins here")],
            help=["write `, ` before this"],
        )
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


def _no_key(problem: _Problem) -> Diagnostic:
    helps = ["write a key before it, or put text that begins with `:` in quotes"]
    return yaml_syntax(problem.here, "no key stands before this `:`", help=helps)


def _no_content(problem: _Problem) -> Diagnostic:
    character = problem.character
    if character == ":":
        return _no_key(problem)
    if character == ",":
        return yaml_syntax(problem.here, "nothing stands before this `,`", help=["remove it, or write `null`"])
    if character and character in "]}":
        opener = "[" if character == "]" else "{"
        return yaml_syntax(
            problem.here, f"this `{character}` closes nothing", help=[f"remove it, or add the `{opener}`"]
        )
    if "flow" in problem.context and problem.text(problem.line).strip() == "":
        return yaml_syntax(problem.here, "the file ends inside of a list or mapping", help=["close it with `]` or `}`"])
    return yaml_syntax(problem.here, "a value was expected here")


def _unclosed_quote(problem: _Problem) -> Diagnostic:
    opening = problem.opening
    quote = problem.text(problem.context_line)[problem.context_column : problem.context_column + 1]
    name = "double" if quote == '"' else "single"
    return yaml_syntax(
        opening,
        f"the text that begins with this {name} quote does not end",
        help=[f"close it with `{quote}`"],
    )


def _bad_escape(problem: _Problem) -> Diagnostic:
    text = problem.text(problem.line)
    start = text.rfind("\\", 0, problem.column + 1)
    start = start if start >= 0 else problem.column
    shown = text[start : start + 2]
    return yaml_syntax(
        problem.span(problem.line, start, start + 2),
        f"`{shown}` is no escape of YAML",
        help=["use single quotes, in which a backslash is an ordinary character, or write `\\\\`"],
    )


def _bad_name(problem: _Problem) -> Diagnostic:
    """An anchor or alias without a name: mostly text that begins with `&` or `*`."""
    line = problem.text(problem.context_line)
    mark = line[problem.context_column : problem.context_column + 1]
    kind = "an anchor" if mark == "&" else "an alias"
    return yaml_syntax(
        problem.opening,
        f"`{mark}` begins {kind}, and no proper name follows",
        help=["put text that begins with it in quotes"],
        fix=_quote(problem, problem.context_line, problem.context_column, line[problem.context_column :].rstrip()),
    )


def _block_header(problem: _Problem) -> Diagnostic:
    line = problem.text(problem.context_line)
    mark = line[problem.context_column : problem.context_column + 1]
    return yaml_syntax(
        problem.span(problem.line, problem.column, max(problem.column + 1, len(line.rstrip()))),
        f"text follows `{mark}` on the same line",
        help=[f"write the text on the next lines, indented; or put text that begins with `{mark}` in quotes"],
    )


def _item_not_allowed(problem: _Problem) -> Diagnostic:
    return yaml_syntax(
        problem.here,
        "a list item cannot begin on the line of its key",
        help=["write the items on lines of their own, or as `[a, b]`; quote text that begins with `- `"],
    )


def _bad_tag(problem: _Problem) -> Diagnostic:
    return yaml_syntax(
        problem.opening, "`!` begins a tag, and this is none", help=["put text that begins with `!` in quotes"]
    )


def _second_root(problem: _Problem) -> Diagnostic:
    return yaml_syntax(
        problem.line_content if not problem.text(problem.line)[: problem.column].strip() else problem.here,
        "text follows after the end of the document",
        help=["write all of the spec as one mapping: `key: value` lines that begin at the first column"],
    )


def _version(problem: _Problem) -> Diagnostic:
    return yaml_syntax(problem.line_content, "this `%` directive is not understood", help=["remove the line"])


def _other(problem: _Problem) -> Diagnostic:
    return yaml_syntax(
        problem.here, f"this is no YAML: {problem.problem}", notes=_typographic(problem.text(problem.line))
    )


def _quote(problem: _Problem, line: int, start: int, text: str, length: int | None = None) -> Fix | None:
    """The edit that puts the rest of a line in double quotes; none where the quoting would need thought."""
    if any(character in text for character in '"\\#') or not text:
        return None
    return Fix((Edit(problem.span(line, start, start + (length or len(text))), f'"{text}"'),), safe=False)


def _typographic(text: str) -> list[str]:
    found = _TYPOGRAPHIC.search(text)
    return [f"`{found[0]}` is a typographic quote; YAML knows only `\"` and `'`"] if found else []


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


_WORDERS: tuple[tuple[str, Callable[[_Problem], Diagnostic]], ...] = (
    ("found character that cannot start any token", _cannot_start),
    ("found a tab character", _tab),
    ("mapping values are not allowed", _values_not_allowed),
    ("could not find expected ':'", _missing_colon),
    ("did not find expected key", _no_expected_key),
    ("did not find expected '-' indicator", _no_expected_dash),
    ("did not find expected ',' or", _unclosed),
    ("did not find expected node content", _no_content),
    ("found unexpected end of stream", _unclosed_quote),
    ("found unexpected document indicator", _unclosed_quote),
    ("found unknown escape character", _bad_escape),
    ("did not find expected hexdecimal number", _bad_escape),
    ("found invalid Unicode character escape code", _bad_escape),
    ("did not find expected alphabetic or numeric character", _bad_name),
    ("did not find expected comment or line break", _block_header),
    ("block sequence entries are not allowed", _item_not_allowed),
    ("tag", _bad_tag),
    ("did not find expected <document start>", _second_root),
    ("found incompatible YAML document", _version),
    ("directive", _version),
)
