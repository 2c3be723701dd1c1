"""DC402: a reference to a prop that the component's type does not have: a typo, or the wrong component."""

import re
from collections.abc import Iterable, Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean, one_of, suggest
from dashc.ir.span import Span

RULE = Rule("DC402", "unknown-callback-prop", Severity.ERROR)

MAX_FITTING = 3
PART = re.compile(r"([A-Za-z_][\w-]*)\s*[\[(.?!|>]")
"""`clickData["points"]`, `value()`."""
HTML_NAMES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex", "readOnly": "readonly"}
"""Dash's spellings of HTML names."""


def unknown_callback_prop(
    who: str,
    type_name: str,
    prop: str,
    span: Span,
    *,
    verb: str,
    props: Iterable[str],
    fitting: Sequence[str],
    elsewhere: Sequence[tuple[str, Sequence[str]]],
    component: Span,
    others: Iterable[Span],
    pointer: str,
) -> Diagnostic:
    """`who` is the component's id, `props` those of its props that can stand here, `fitting` the likeliest of them.

    `elsewhere` lists types that have the prop, with their ids in the layout. `others` are further references to it.
    """
    names = list(props)
    others = list(others)
    fix = None
    part = PART.match(prop)
    if HTML_NAMES.get(prop) in names:
        advice: tuple[str, ...] = (f"use HTML's own name, `{HTML_NAMES[prop]}`",)
        fix = rename(prop, [HTML_NAMES[prop]], [span, *others], safe=True)
    elif part and part[1] in names and part[1] != prop:
        advice = (_whole(f"{who}.{part[1]}", prop.removeprefix(part[1]), verb),)
    elif likely := suggest(prop, names):
        advice = did_you_mean(prop, likely)
        fix = rename(prop, likely, [span, *others])
    else:
        own = [f"{who}.{name}" for name in fitting[:MAX_FITTING]]
        use = [f"{'or ' if elsewhere else ''}use {one_of(own)}"] if own else []
        advice = (*(_where(prop, kind, ids) for kind, ids in elsewhere), *use)
        advice = advice or ("another callback sets what this one could mean: set another component, or do it there",)
    return RULE.at(
        span,
        f"`{who}` is {'an' if type_name[0] in 'AEIOaeiou' else 'a'} `{type_name}`, which has no prop `{prop}`",
        label="no such prop",
        related=[
            Related(component, f"`{who}` stands here"),
            *(Related(other, "used here too") for other in others),
        ],
        help=advice,
        fix=fix,
        pointer=pointer,
    )


def _whole(reference: str, rest: str, verb: str) -> str:
    """For `chart.clickData["points"]`: a reference is a whole prop."""
    if rest == "()":
        return f"write `{reference}`: a reference is the name of a prop"
    if verb == "sets":
        return f"a callback sets a whole prop: write `{reference}`, and return all of it"
    return f"a callback reads a whole prop: write `{reference}`, and take `{rest}` of it in Python"


def _where(prop: str, kind: str, ids: Sequence[str]) -> str:
    return f"`{prop}` is a prop of `{kind}`: {one_of(f'{name}.{prop}' for name in ids[:3])}"
