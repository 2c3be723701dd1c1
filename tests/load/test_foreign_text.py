"""Text of other tools in the place of YAML: templates, tags, merge conflicts, signs of other languages.

Each is named by its cause, has a help, and a fix that is taken leaves a spec that YAML can read.
"""

from typing import NamedTuple

import pytest
import yaml

from dashc.diagnostics.diagnostic import Diagnostic
from tests.load.loading import loaded


class Foreign(NamedTuple):
    """A text, where the finding is, and what is said."""

    text: str
    place: str
    """The characters underlined."""
    words: str
    """Of the headline or the help."""
    code: str = "DC101"


TEXTS = {
    "a variable of Jinja": Foreign("a: {{ title }}\n", "{{ title }}", 'write `"${title}"`', "DC205"),
    "in a list": Foreign("a: [{{ title }}, b]\n", "{{ title }}", 'write `"${title}"`', "DC205"),
    "in a mapping": Foreign("a: {b: {{ x.y }}}\n", "{{ x.y }}", 'write `"${x.y}"`', "DC205"),
    "as an item": Foreign("a:\n  - {{ item }}\n", "{{ item }}", 'write `"${item}"`', "DC205"),
    "with a filter": Foreign("a: {{ x | upper }}\n", "{{ x | upper }}", "compute values in Python", "DC205"),
    "of Helm": Foreign("a: {{ .Values.title }}\n", "{{ .Values.title }}", 'write `"${title}"`', "DC205"),
    "with text after it": Foreign("a: {{ x }} and {{ y }}\n", "{{ x }}", 'write `"${x} and ${y}"`'),
    "a call": Foreign("a: {{ states('x') }} more\n", "{{ states('x') }}", "compute values in Python"),
    "with quotes in brackets": Foreign('a: [{{ x["y"] }}]\n', '{{ x["y"] }}', "compute values in Python"),
    "GitHub's in brackets": Foreign("a: [${{ vars.x }}]\n", "${{ vars.x }}", 'write `"${x}"`'),
    "GitHub's secret in braces": Foreign("a: {b: ${{ secrets.x }}}\n", "${{ secrets.x }}", "let Python read secrets"),
    "an environment in braces": Foreign("a: {b: ${{ env.X }}}\n", "${{ env.X }}", "`x: {env: X}`"),
    "a comment of Jinja": Foreign("a: {# note #}\nb: 1\n", "{# note #}", "write a comment after `# `"),
    "a condition around all": Foreign("{% if x %}\na: 1\n{% endif %}\n", "{% if x %}", "write a condition as `$if:"),
    "a condition in Helm": Foreign("{{- if .Values.x }}\na: 1\n{{- end }}\n", "{{- if .Values.x }}", "`$if: name`"),
    "a loop": Foreign("a:\n  {% for x in y %}\n  - b\n  {% endfor %}\n", "{% for x in y %}", "repeat with `$for:"),
    "a loop of Helm": Foreign("a:\n  {{- range .x }}\n  - b\n  {{- end }}\n", "{{- range .x }}", "`$for:"),
    "a loop of Handlebars": Foreign("a:\n  {{#each x}}\n  - b: c\n  {{/each}}\n", "{{#each x}}", "repeat with `$for:"),
    "an include": Foreign('a: 1\n{% include "x" %}\nb: 2\n', '{% include "x" %}', "bring in a file by `{$include:"),
    "a template of Helm": Foreign('a: 1\n{{ include "x" . }}\nb: 2\n', '{{ include "x" . }}', "bring in a file"),
    "a set": Foreign("{% set x = 1 %}\na: 1\n", "{% set x = 1 %}", "define variables under `vars`"),
    "a macro": Foreign("{% macro x() %}\na: 1\n", "{% macro x() %}", "a component of your own"),
    "ERB": Foreign("a:\n  <% if x %>\n  b: 1\n  <% end %>\n", "<% if x %>", "write a condition as `$if: name`"),
    "a conflict at the top": Foreign(
        "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n", "<<<<<<< HEAD", "a merge conflict of git is not solved"
    ),
    "a conflict further in": Foreign(
        "a:\n<<<<<<< HEAD\n  - b\n=======\n  - c\n>>>>>>> x\nd: 1\n", "<<<<<<< HEAD", "a merge conflict of git"
    ),
    "a conflict with its base": Foreign(
        "a: 0\n<<<<<<< x\nb: 1\n||||||| y\nb: 0\n=======\nb: 2\n>>>>>>> z\n", "<<<<<<< x", "a merge conflict of git"
    ),
    "an assignment": Foreign('a: 1\nb = "x"\nc: 2\n', " = ", 'write `b: "x"`'),
    "an assignment first": Foreign("a = 1\nb: 2\n", " = ", "write `a: 1`"),
    "an assignment among props": Foreign("a:\n  id=x\n  b: 1\n", "=", "write `id: x`"),
    "an assignment of a list": Foreign("a: {b=[1, 2]}\n", "=", "write `b: […`"),
    "an assignment of a mapping": Foreign("a: {b={c: 1}}\n", "=", "write `b: {…`"),
    "a comma after a mapping": Foreign("a:\n  - {b: c},\n  - d\n", ",", "remove the `,`"),
    "a comma after a list": Foreign("a: [b, c],\nd: 1\n", ",", "remove the `,`"),
    "a comma after quotes": Foreign('a: "b",\nd: 1\n', ",", "remove the `,`"),
    "a comma and a comment": Foreign("a: [b], # c\nd: 1\n", ",", "remove the `,`"),
    "a semicolon": Foreign('a: "b";\nd: 1\n', ";", "remove the `;`"),
    "a comma after an alias": Foreign("a: &x 1\nb: *x,\nd: 1\n", ",", "remove the `,`"),
    "aliases without a list": Foreign("a: &x {}\nb: &y {}\nc:\n  <<: *x, *y\n", "*x, *y", "write a list: `[*x, *y]`"),
    "aliases side by side": Foreign("a: &x {}\nb: &y {}\nc:\n  <<: *x *y\n", "*x *y", "write a list: `[*x, *y]`"),
    "mappings without a list": Foreign("a: {b: 1}, {c: 2}\n", "{b: 1}, {c: 2}", "write a list: `[{b: 1}, {c: 2}]`"),
    "quotes without a list": Foreign('a: "b", "c"\n', '"b", "c"', 'write a list: `["b", "c"]`'),
    "an alias and text": Foreign("a: &x 1\nb: *x and\n", "a", "an alias is the whole value"),
    "aliases as keys": Foreign(
        "a: &x {}\nb: &y {}\nc: {<<: *x, *y}\n", "*y", "write `<<: [*x, *y]`", "DC114"
    ),
    "an ampersand for a star": Foreign("a: &x {}\nc: {<<: &x}\n", "&x", "write `*x`", "DC114"),
    "no star": Foreign("a: &x {}\nc: {<<: x}\n", "x", "write `*x`", "DC114"),
    "a star in quotes": Foreign('a: &x {}\nc: {<<: "*x"}\n', '"*x"', "write `*x`", "DC114"),
    "an ampersand for nothing": Foreign("c: {<<: &x}\n", "&x", "write an alias of a mapping", "DC114"),
    "a comment of C": Foreign("// note\na: 1\n", "// note", "write `# note`"),
    "a comment of C in between": Foreign("a: 1\n/* note */\nb: 2\n", "/* note */", "write `# note`"),
    "a comment of HTML": Foreign("a:\n  <!-- note -->\n  b: 1\n", "<!-- note -->", "write `# note`"),
    "a comment of SQL": Foreign("a:\n  - b: 1\n  -- note\n  - c: 2\n", "-- note", "write `# note`"),
    "a star for an item": Foreign("a:\n  * b: 1\n  * c: 1\n", "*", "write `- b: 1`"),
    "a full-width comma": Foreign("a: {b: c，d: e}\n", "，", "no comma of YAML"),
    "an ideographic comma": Foreign("a: {b: c、d: e}\n", "、", "no comma of YAML"),
    "an Arabic comma": Foreign("a: {b: c، d: e}\n", "،", "no comma of YAML"),
    "an ideographic space": Foreign("a:\n\u3000b: 1\n", "\u3000", "an ideographic space (U+3000)"),
    "a mark of direction": Foreign("a:\n  \u200fb: 1\n", "\u200f", "a right-to-left mark (U+200F)"),
    "a colour in braces": Foreign("a: {b: #fff}\n", "#fff}", 'write `"#fff"`'),
    "a colour further in": Foreign("a: {b: {c: #fff, d: 0}, e: f}\ng: 1\n", "#fff, d: 0}, e: f}", 'write `"#fff"`'),
    "a colour in a list": Foreign("a: [#fff, b]\n", "#fff, b]", 'write `"#fff"`'),
    "a comment in braces": Foreign("a: {b: c # d}\ne: 1\n", "# d}", "put text that holds ` #` in quotes"),
    "an ampersand after quotes": Foreign('a: "b" & c\n', "&", "put the whole text in quotes"),
    "an at sign after brackets": Foreign("a: [b] @c\n", "@", "put the whole text in quotes"),
    "a mapping on the line of its key": Foreign("app: title: x\n", ":", "write a mapping in braces, `{title: x}`"),
    "no comma in braces": Foreign("a: {id: b value: c}\n", ":", "write a `,` before `value`"),
    "a semicolon in braces": Foreign("a: {id: b; value: c}\n", ":", "write a `,` before `value`"),
    "an alias for props": Foreign("a: &x {b: 1}\nc: {*x, d: e}\n", "*x", "write `<<: *x` to merge it", "DC114"),
    "an alias among keys": Foreign("a: &x {b: 1}\nc:\n  *x\n  d: e\n", "*x", "write `<<: *x` to merge"),
    "a merge without its colon": Foreign("a: &x {b: 1}\nc:\n  << *x\n  d: e\n", "<< *x", "write `<<: *x` to merge"),
    "an at sign in brackets": Foreign("a: [@b, c]\n", "@", "put the text in quotes"),
    "a question": Foreign("a: ? why\n", "?", "put text that begins with `?` in quotes"),
    "an include of Home Assistant": Foreign(
        "a: !include parts/x.yaml\n", "!include", "write `{$include: parts/x.yaml}`", "DC108"
    ),
    "a path with blanks": Foreign("a: !include a b.yaml\n", "!include", 'write `{$include: "a b.yaml"}`', "DC108"),
    "folders": Foreign("a: !include_dir_list x\n", "!include_dir_list", "once for each file", "DC108"),
    "an environment": Foreign("a: !env HOME\n", "!env", "`home: {env: HOME}`", "DC108"),
    "another environment": Foreign("a: !ENV ${HOME}\n", "!ENV", "`home: {env: HOME}`", "DC108"),
    "of ESPHome": Foreign("a: !env_var HOME x\n", "!env_var", "`home: {env: HOME}`", "DC108"),
    "a secret": Foreign("a: !secret x\n", "!secret", "let Python read them", "DC108"),
    "a vault": Foreign("a: !vault |\n  $ANSIBLE_VAULT\n", "!vault", "let Python read them", "DC108"),
    "CloudFormation's reference": Foreign("a: !Ref X\n", "!Ref", "is a variable of `vars`", "DC108"),
    "CloudFormation's text": Foreign('a: !Sub "${X}"\n', "!Sub", "`${name}` is replaced in every text", "DC108"),
    "CloudFormation's condition": Foreign("a: !If [x, y, z]\n", "!If", "write a condition as `{$if:", "DC108"),
    "GitLab's reference": Foreign("a: !reference [x, y]\n", "!reference", "is a variable of `vars`", "DC108"),
    "an input": Foreign("a: !input x\n", "!input", "is a variable of `vars`", "DC108"),
    "a lambda": Foreign("a: !lambda return x;\n", "!lambda", "let Python compute it", "DC108"),
    "a name of Python": Foreign("a: !!python/name:m.f\n", "!!python/name:m.f", "write `{$from: m.f}`", "DC108"),
    "an object of Python": Foreign(
        "a: !!python/object/apply:m.f [x]\n", "!!python/object/apply:m.f", "`{$from: module.name}`", "DC108"
    ),
    "a date": Foreign("a: !!timestamp 2024-01-01\n", "!!timestamp", "dates are text", "DC108"),
    "a set of YAML 1.1": Foreign("a: !!set {x, y}\n", "!!set", "write a list", "DC108"),
    "a tag that nobody knows": Foreign("a: !foo bar\n", "!foo", "quote the text", "DC108"),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_text_of_another_tool_is_named(name: str) -> None:
    foreign = TEXTS[name]
    document, (finding,) = loaded(foreign.text)
    where = finding.primary
    line = document.source.lines[where.line - 1]
    assert finding.code == foreign.code
    assert line[where.column - 1 : where.end_column - 1] == foreign.place
    assert foreign.words in " ".join((finding.headline, *finding.help))
    assert finding.help


@pytest.mark.parametrize("name", TEXTS)
def test_a_fix_leaves_text_that_yaml_reads(name: str) -> None:
    text = TEXTS[name].text
    _, (finding,) = loaded(text)
    if finding.fix is not None:
        assert loaded(fixed(text, finding))[1] == []


def fixed(text: str, finding: Diagnostic) -> str:
    """The text with the finding's edits."""
    lines = text.split("\n")
    assert finding.fix is not None
    for edit in sorted(finding.fix.edits, key=lambda edit: edit.span, reverse=True):
        span = edit.span
        assert span.line == span.end_line
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + edit.replacement + line[span.end_column - 1 :]
    return "\n".join(lines)


MESSAGES = {
    "block sequence entries are not allowed": "a: - b\n",
    "mapping keys are not allowed": "a: ? b\n",
    "mapping values are not allowed": "a: b: c\n",
    "could not find expected ':'": "a: 1\nb\nc: 2\n",
    "found character that cannot start any token": "a: @b\n",
    "could not find expected directive name": "%\n---\na: 1\n",
    "found unexpected non-alphabetical character": "%a!\n---\na: 1\n",
    "found unknown directive name": "%A b\n---\na: 1\n",
    "did not find expected version number": "%YAML x\n---\na: 1\n",
    "did not find expected digit or '.' character": "%YAML 1x\n---\na: 1\n",
    "found extremely long version number": "%YAML 11111111111111.1\n---\na: 1\n",
    "found duplicate %YAML directive": "%YAML 1.1\n%YAML 1.1\n---\na: 1\n",
    "found incompatible YAML document": "%YAML 2.0\n---\na: 1\n",
    "did not find expected whitespace": "%TAG !\n---\na: 1\n",
    "did not find expected tag URI": "%TAG !a! \n---\na: 1\n",
    "found duplicate %TAG directive": "%TAG !a! b\n%TAG !a! b\n---\na: 1\n",
    "did not find expected comment or line break": "a: | b\n",
    "found an indentation indicator equal to 0": "a: |0\n  b\n",
    "found a tab character where an indentation space is expected": "a: |\n\tb\n",
    "did not find expected alphabetic or numeric character": "a: *\n",
    "did not find expected '!'": "%TAG x y\n---\na: 1\n",
    "did not find the expected '>'": "a: !<x y\n",
    "found undefined tag handle": "a: !x!y z\n",
    "did not find URI escaped octet": "a: !x%zz y\n",
    "found an incorrect leading UTF-8 octet": "a: !x%ff y\n",
    "found an incorrect trailing UTF-8 octet": "a: !x%c3%28 y\n",
    "did not find expected whitespace or line break": "a: !x,y z\n",
    "found unexpected document indicator": 'a: "b\n---\nc: 1\n',
    "found unexpected end of stream": 'a: "b\n',
    "found unknown escape character": 'a: "\\q"\n',
    "did not find expected hexdecimal number": 'a: "\\xzz"\n',
    "found invalid Unicode character escape code": 'a: "\\ud800"\n',
    "did not find expected <document start>": "{a: 1}\nb: 2\n",
    "did not find expected node content": "a: [}\n",
    "did not find expected '-' indicator": "a:\n  - b\n  c: 1\n",
    "did not find expected key": "a:\n    b: 1\n  c: 2\n",
    "did not find expected ',' or ']'": "a: [b\nc: 1\n",
    "did not find expected ',' or '}'": "a: {b: 1\nc: 1\n",
}
"""What libyaml says, and a text that makes it say so."""


@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_of_libyaml_has_words_of_our_own(message: str) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as raised:
        list(yaml.parse(MESSAGES[message], yaml.CSafeLoader))
    findings = loaded(MESSAGES[message])[1]
    assert message in str(raised.value.problem)
    for finding in findings:
        assert finding.help, finding.headline
        assert message not in finding.headline
        assert "this is no YAML" not in finding.headline
