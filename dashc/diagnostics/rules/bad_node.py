"""DC309: a node is text, a list of nodes, or a mapping with one key, the component's name (language.md section 3)."""

from collections.abc import Sequence
from typing import Literal

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import one_of
from dashc.ir.span import Span

RULE = Rule("DC309", "bad-node", Severity.ERROR)


def boolean_node(span: Span, text: str) -> Diagnostic:
    """`true` or `false` in the place of a node, which Dash shows as nothing."""
    return RULE.at(
        span,
        f"`{text}` is a boolean, and a boolean shows nothing",
        help=[f'write `"{text}"` if the text is meant'],
        fix=Fix((Edit(span, f'"{text}"'),), safe=True),
    )


def empty_node(span: Span) -> Diagnostic:
    """`{}` in the place of a node."""
    return RULE.at(span, "an empty mapping is no node", help=["write text, a component `name: …`, or remove it"])


def no_item(span: Span, bullet: str, name: str) -> Diagnostic:
    """`-div: text` and `• div: text`, which YAML reads as a key `-div`."""
    start = Span(span.file, span.line, span.column, span.line, span.column + len(bullet))
    headline, fix = f"`{bullet.strip()}` begins no item of a list; that is a `-` and a blank", None
    if bullet == "-":
        headline = "a blank is missing after the `-`, which begins an item of a list"
        fix = Fix((Edit(start, "- "),), safe=False)
    return RULE.at(start, headline, help=[f"write `- {name}: …`"], fix=fix)


def node_as_text(span: Span, text: str, written: str, *, perhaps: bool = False) -> Diagnostic:
    """Code in the place of a node, which would be shown as it is; `perhaps` the text is meant."""
    shown = text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"
    return RULE.at(
        span,
        f"`{shown}` is text here, and would be shown as it stands",
        help=[f"write `{written}`", "put it in quotes if the text itself is meant"],
        severity=Severity.WARNING if perhaps else None,
    )


def name_as_value(span: Span, key: str, component: str, prop: str | None) -> Diagnostic:
    """`{type: Input, id: town}`; `prop` is one of the other keys."""
    written = f"{component}: {{{prop}: …}}" if prop else f"{component}:"
    return RULE.at(
        span,
        f"`{key}` is no name of a component; the name itself is the key of a node",
        help=[f"write `{written}`"],
    )


def several_components(span: Span, names: Sequence[str]) -> Diagnostic:
    """A mapping with several keys, each of which would be a node."""
    found = one_of(names).replace(" or ", " and ")
    return RULE.at(
        span,
        f"a node has one key, the component's name; this one has {len(names)}: {found}",
        label="second component",
        help=["write each as an item of a list, with `- ` before it"],
    )


MAX_SHOWN = 40
Form = Literal["nothing", "text", "list", "braces", "props"]
"""How the value of a component is written."""


def props_beside(span: Span, component: str, prop: str, where: Span, form: Form) -> Diagnostic:
    """Props that stand at the indentation of the component's name in place of below it."""
    helps = {
        "text": f"write `{component}: {{{prop}: …, children: …}}`, with the text as `children`",
        "list": f"write `{prop}: …` and `children: …` below `{component}:`, with the list as `children`",
        "braces": f"write it into the braces: `{component}: {{…, {prop}: …}}`",
    }
    if prop == "children":
        helps["text"] = helps["list"] = "put both among the children, or remove one of them"
    return RULE.at(
        span,
        f"`{prop}` stands beside `{component}`, and belongs inside of it",
        help=[helps.get(form, f"indent it deeper than `{component}`: to column {where.column + 2}")],
    )


def directive_beside(span: Span, component: str, word: str, directive: str, said: str) -> Diagnostic:
    """`if: debug` beside a component; `said` is the text after it."""
    written = f"{{$if: {said or 'name'}, $then: {{{component}: …}}}}"
    if directive == "$for":
        written = f"{{$for: {{name: [one, two]}}, $do: {{{component}: …}}}}"
    return RULE.at(
        span,
        f"`{word}` stands beside `{component}`; a condition or a loop stands around a component",
        help=[f"write `{written}`"],
    )
