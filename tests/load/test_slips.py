"""The classic slips of YAML, each named by its cause, where it is (diagnostics.md rule 7)."""

from typing import NamedTuple

import pytest

from tests.load.loading import loaded


class Slip(NamedTuple):
    """A text with a slip in it, and what is said."""

    text: str
    words: str
    """Of the headline."""
    line: int
    column: int
    underlined: str
    code: str = "DC101"


SLIPS = {
    "variable in brackets": Slip(
        "layout:\n  - p: [${name}, b]\n", "`${name}` needs quotes inside of brackets", 2, 9, "${name}"
    ),
    "variable in braces": Slip(
        "layout:\n  - p: {id: x-${name}}\n", "`x-${name}` needs quotes inside of", 2, 13, "x-${name}"
    ),
    "a tab": Slip("a:\n\tb: 1\n", "line 2 is indented with a tab", 2, 1, "\t", "DC102"),
    "a tab after spaces": Slip("a:\n  b: 1\n  \tc: 2\n", "line 3 is indented with a tab", 3, 3, "\t", "DC102"),
    "an at sign": Slip("a: @x\n", "plain text cannot begin with `@`", 1, 4, "@"),
    "a backquote": Slip("a: `x`\n", "plain text cannot begin with a backquote", 1, 4, "`"),
    "a percent sign": Slip("a: %x\n", "plain text cannot begin with `%`", 1, 4, "%"),
    "a colon in text": Slip("a: Hello: world\n", "`: ` inside of plain text", 1, 9, ":"),
    "a colon in a list": Slip("a: [x: y: z]\n", "a second `: ` in one part of this list", 1, 9, ":"),
    "double braces": Slip("a: {{ x }}\n", "`{{ x }}` belongs to a template", 1, 4, "{{ x }}", "DC205"),
    "a line too deep": Slip("a: b\n  c: d\n", "indented deeper than the line above", 2, 3, "c: d"),
    "a line between levels": Slip("a:\n    b: 1\n  c: 2\n", "indented like no line above it", 3, 3, "c: 2"),
    "a list item between levels": Slip("a:\n  - b: 1\n   c: 2\n", "indented like no line above it", 3, 4, "c: 2"),
    "no blank after the colon": Slip("a: 1\nb:2\nc: 3\n", "a blank is missing after the `:`", 2, 2, ":"),
    "no blank after the first colon": Slip("a:1\nb: 2\n", "a blank is missing after the `:`", 1, 2, ":"),
    "no colon": Slip("a: 1\nfoo\nb: 2\n", "this line has no `:` after a key", 2, 1, "foo"),
    "an open list": Slip("a: [1, 2\nb: 3\n", "expected `,` or `]`", 1, 4, "["),
    "an open mapping": Slip("a: {x: 1\nb: 3\n", "expected `,` or `}`", 1, 4, "{"),
    "an open double quote": Slip('a: "x\nb: 3\n', "begins with this double quote does not end", 1, 4, '"'),
    "an open single quote": Slip("a: 'x\nb: 3\n", "begins with this single quote does not end", 1, 4, "'"),
    "an apostrophe": Slip("a: 'it's'\n", "text follows after the closing quote", 1, 8, "s'"),
    "text after quotes": Slip('a: "x" y\n', "text follows after the closing quote", 1, 8, "y"),
    "a backslash": Slip('a: "C:\\dir"\n', "`\\d` is no escape of YAML", 1, 7, "\\d"),
    "a star": Slip("a: * x\n", "`*` begins an alias", 1, 4, "*"),
    "an ampersand": Slip("a: &nbsp; x\n", "`&` begins an anchor", 1, 4, "&"),
    "text after a bar": Slip("a: | text\n", "text follows `|` on the same line", 1, 6, "text"),
    "an empty part": Slip("a: [1, , 2]\n", "nothing stands before this `,`", 1, 8, ","),
    "an item beside its key": Slip("a: - b\n", "a list item cannot begin on the line of its key", 1, 4, "-"),
    "a key in a list": Slip("a:\n  - x\n  b: 1\n", "a line without `- ` stands in a list", 3, 3, "b: 1"),
    "an item in a mapping": Slip("a:\n  b: 1\n  - x\n", "a list item stands among the keys", 3, 3, "-"),
    "a bracket too many": Slip("a: [1]]\n", "this `]` closes nothing", 1, 7, "]"),
    "no-break spaces": Slip("a:\n\u00a0\u00a0b: 1\n", "a no-break space (U+00A0)", 2, 1, "\u00a0"),
    "an exclamation mark": Slip("a: !important\n", "tag `!important` is not allowed", 1, 4, "!important", "DC108"),
    "two anchors": Slip("a: &x &y 1\n", "a node can have one anchor only", 1, 7, "&"),
    "text after the end": Slip("{a: 1}\nb: 2\n", "text follows after the end of the document", 2, 1, "b: 2"),
    "a typographic quote": Slip("a: 1\n“b” 2\nc: 3\n", "this line has no `:`", 2, 1, "“b” 2"),
    "an apostrophe in a list": Slip("layout: [p: 'it's']\n", "text follows after the closing quote", 1, 17, "s'"),
    "an apostrophe in a mapping": Slip(
        "layout: {title: 'it's', class: x}\n", "text follows after the closing quote", 1, 21, "s'"
    ),
    "double quotes in double quotes": Slip(
        'layout: {p: "say "hi" now"}\n', "text follows after the closing quote", 1, 19, 'hi" now"'
    ),
    "text after quotes in a list": Slip('layout: ["a" b, c]\n', "text follows after the closing quote", 1, 14, "b"),
    "no comma after quotes": Slip(
        'layout: {title: "x" class: y}\n', "`,` is missing between two parts of this mapping", 1, 21, "c"
    ),
    "no comma between quotes": Slip(
        "layout: [p: 'a' 'b']\n", "`,` is missing between two parts of this list", 1, 17, "'"
    ),
    "no comma after a list": Slip(
        "layout: {a: [b] c: d}\n", "`,` is missing between two parts of this mapping", 1, 17, "c"
    ),
    "no comma after an alias": Slip(
        "x-a: &x 1\nlayout: {a: *x b: c}\n", "`,` is missing between two parts of this mapping", 2, 16, "b"
    ),
    "text after a mapping in a list": Slip(
        "layout: [p: a, {x: y} z]\n", "text follows after the closing bracket", 1, 23, "z"
    ),
    "no comma between lines of a list": Slip(
        "layout:\n  [\n   p: a # one\n   div: b\n  ]\n", "`,` is missing between two parts of this list", 3, 7, "a"
    ),
    "no comma between lines of a mapping": Slip(
        'layout: {\n  a: "x"\n\n  b: y\n}\n', "`,` is missing between two parts of this mapping", 2, 6, '"x"'
    ),
    "a comment that takes the brace": Slip(
        "layout:\n  - p: {title: a # b}\n  - div: y\n", "this comment holds the `}` of the mapping", 2, 18, "# b}"
    ),
    "a comment that takes the bracket": Slip(
        'layout: ["it\'s # b", c # d]\nx: 1\n', "this comment holds the `]` of the list", 1, 24, "# d]"
    ),
    "a comment about brackets": Slip("a: [1, 2 # [x]\nb: 3\n", "expected `,` or `]`", 1, 4, "["),
    "an open mapping inside of a list": Slip(
        "layout:\n  - div: {a: x\n    b: y\n  - p: c\n", "expected `,` or `}`", 2, 10, "{"
    ),
    "an item glued to its dash": Slip("layout:\n  - div: y\n  -p: x\n", "a blank is missing after the `-`", 3, 3, "-"),
    "the first item glued to its dash": Slip(
        "layout:\n  -p: x\n  - div: y\n", "a blank is missing after the `-`", 2, 3, "-"
    ),
    "a word glued to its dash": Slip("layout:\n  - a\n  -b\n", "a blank is missing after the `-`", 3, 3, "-"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_classic_slip_is_named(name: str) -> None:
    slip = SLIPS[name]
    document, (finding,) = loaded(slip.text)
    where = finding.primary
    assert finding.code == slip.code
    assert slip.words in finding.headline
    assert (where.line, where.column, where.end_line) == (slip.line, slip.column, slip.line)
    assert document.source.lines[where.line - 1][where.column - 1 : where.end_column - 1] == slip.underlined
