"""DC402: a reference to a prop that the component's type does not have: a typo, or the wrong component."""

from collections.abc import Iterable, Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Related, Severity
from dashc.diagnostics.renames import rename
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.suggest import did_you_mean, one_of, suggest
from dashc.ir.span import Span

RULE = Rule("DC402", "unknown-callback-prop", Severity.ERROR)

HTML_NAMES = {"className": "class", "htmlFor": "for", "tabIndex": "tabindex", "readOnly": "readonly"}
"""Dash's spellings of HTML names."""


def unknown_callback_prop(
    who: str,
    type_name: str,
    prop: str,
    span: Span,
    *,
    props: Iterable[str],
    elsewhere: Sequence[tuple[str, Sequence[str]]],
    component: Span,
    others: Iterable[Span],
    pointer: str,
) -> Diagnostic:
    """`who` is the component's id; `elsewhere` lists types that have the prop, with their ids in the layout.

    `others` are further references to the same prop.
    """
    names = list(props)
    others = list(others)
    fix = None
    if HTML_NAMES.get(prop) in names:
        advice: tuple[str, ...] = (f"use HTML's own name, `{HTML_NAMES[prop]}`",)
        fix = rename(prop, [HTML_NAMES[prop]], [span, *others], safe=True)
    elif suggest(prop, names) or not elsewhere:
        advice = did_you_mean(prop, names)
        fix = rename(prop, suggest(prop, names), [span, *others])
    else:
        advice = tuple(_where(prop, kind, ids) for kind, ids in elsewhere)
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


def _where(prop: str, kind: str, ids: Sequence[str]) -> str:
    return f"`{prop}` is a prop of `{kind}`" + (f": {one_of(f'{name}.{prop}' for name in ids[:3])}" if ids else "")
