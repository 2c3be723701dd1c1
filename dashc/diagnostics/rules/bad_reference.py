"""DC410: a reference names one prop of one component (language.md section 5)."""

import re
from collections.abc import Iterable, Sequence

from dashc.diagnostics.diagnostic import Diagnostic, Edit, Fix, Severity
from dashc.diagnostics.rule import Rule
from dashc.diagnostics.scalar import as_scalar
from dashc.diagnostics.suggest import one_of, suggest
from dashc.ir.span import Span

DASH_REFERENCE = re.compile(
    r"""(?:\w{1,40}\.){0,4}(Input|Output|State)\(\s{0,20}["']?([^"',()]{1,200})["']?\s{0,20},\s{0,20}"""
    r"""["']?(\w{1,100})["']?\s{0,20}\)"""
)
"""Bounded, so that no text takes longer than its length."""
"""`Input("region", "value")`."""

RULE = Rule("DC410", "bad-reference-form", Severity.ERROR)


SEPARATED = re.compile(
    r"""[#@$]?([^\s:/@#|>=~;,\\\[\]()'"]+?)(?:->|=>|::|[:/@#|>~;,\\．。·]|\[["']?|\(["']?)(\w+)["']?[\])]?"""
)
"""`region->value`, `region/value`, `region["value"]`."""


def no_prop(span: Span, text: str, names: Iterable[str], references: Sequence[str]) -> Diagnostic:
    """`region` without a prop, or `.value` without an id; `references` are those that it is likely meant for.

    `names` are the ids that the spec has.
    """
    bare = text.strip(".") or "id"
    helps = [f"write {one_of(references)}"] if references else []
    if text.startswith(".") and text.strip("."):
        helps = helps or [f"for example `region.{bare}`"]
        return RULE.at(span, f"`{text}` names no component; write `<id>.{bare}`", help=helps)
    parted = SEPARATED.fullmatch(bare)
    if parted:
        short = f"{parted[1]}.{parted[2]}"
        fix = Fix((Edit(span, short),), safe=False) if span.end_column - span.column == len(text) else None
        return RULE.at(span, f"`{text}` names no prop; a `.` separates id and prop", help=[f"write `{short}`"], fix=fix)
    if references and bare not in names and not suggest(bare, names):  # `value`: a prop, and no id.
        return RULE.at(span, f"`{text}` names no component; write `<id>.{bare}`", help=helps)
    return RULE.at(span, f"`{text}` names no prop; write `{bare}.<prop>`", help=helps or ["a reference is `id.prop`"])


def key_of_callback(span: Span, key: str, meant: str, section: str, reference: str | None) -> Diagnostic:
    """`{state: region.value}` among the inputs."""
    written = f"`{meant}: {reference}`" if reference else f"`{meant}:`"
    return RULE.at(
        span,
        f"`{key}` is a key of the callback, and stands among its `{section}`",
        help=[f"write {written} beside `{section}`" if meant != section else f"write `{reference}` alone"],
    )


def named_in_list(span: Span, section: str, reference: str) -> Diagnostic:
    """`[{first: region.value}]`."""
    return RULE.at(
        span,
        f"a list gives arguments by position; `{section}` takes names as a mapping, without a list around it",
        help=[f"write `{section}: {{{reference}}}`, with the others beside it, or the reference alone"],
    )


def component_as_text(span: Span, text: str, anchors: Iterable[str], ids: Iterable[str], key: Span) -> Diagnostic:
    """`component: region`, where an alias is wanted; `key` is the place of the key."""
    anchors, ids = list(anchors), list(ids)
    headline = "`component` takes an alias of a component in the layout"
    anchor = text if text in anchors else next(iter(suggest(text, anchors)), None)
    whole = span.line == span.end_line
    if text in ids and text not in anchors:
        return RULE.at(span, headline, help=[f"write `id: {text}`"], fix=Fix((Edit(key, "id"),), safe=False))
    if anchor:
        fix = Fix((Edit(span, f"*{anchor}"),), safe=False) if whole else None
        return RULE.at(span, headline, help=[f"write `component: *{anchor}`"], fix=fix)
    return RULE.at(span, headline, help=["write `component: *name`, and `&name` before the component in the layout"])


def pair_as_list(span: Span, id: str, prop: str) -> Diagnostic:
    """`[region, value]`."""
    return RULE.at(
        span,
        f"id and prop stand in a list; a reference is one text, `{id}.{prop}`",
        help=[f"write `{id}.{prop}`"],
        fix=Fix((Edit(span, as_scalar(f"{id}.{prop}")),), safe=False) if span.line == span.end_line else None,
    )


def pair_as_mapping(span: Span, *references: str) -> Diagnostic:
    """`{region: value}`."""
    written = references[0] if len(references) == 1 else f"[{', '.join(references)}]"
    return RULE.at(
        span,
        "id and prop stand as key and value; a reference is one text, with a `.` between them",
        help=[f"write `{written}`"],
    )


def bad_reference(span: Span, headline: str, *, help: Iterable[str] = (), fix: Fix | None = None) -> Diagnostic:
    """Any other form that is none; `headline` says it whole."""
    return RULE.at(span, headline, help=help, fix=fix)
