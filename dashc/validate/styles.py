"""The prop `style`: CSS text or a mapping; what the renderer would have to drop is a finding (semantics B9)."""

import re

from dashc.diagnostics.rules.bad_style import bad_declaration, bad_style_name, bad_style_value, same_style
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.ir.spec import JSON
from dashc.ir.tree import Mapping, Scalar
from dashc.runtime.styles import css_name, declarations, split_declarations, without_comments
from dashc.validate.context import Context
from dashc.validate.place import Place
from dashc.validate.schemas import type_fix
from dashc.validate.swallowed import check_swallowed
from dashc.validate.words import describe, is_null, shorten


def check_style(ctx: Context, place: Place, style: JSON) -> None:
    """Findings for what is no declaration, or no safe one."""
    if isinstance(style, str):
        _check_text(ctx, place, style)
    elif isinstance(style, dict) and isinstance(place.value, Mapping):
        seen: dict[str, Place] = {}
        cut = False
        for entry in ctx.entries(place):
            if cut and is_null(entry.value):
                continue  # A `,` between parentheses has made a key of it.
            cut = entry.name.count("(") > entry.name.count(")")
            first = seen.setdefault(css_name(entry.name), entry)
            if first is not entry:
                ctx.add(same_style(entry.key_span, entry.name, first.name, first.key_span), entry, key=True)
            else:
                _check_entry(ctx, entry)


def _check_entry(ctx: Context, entry: Place) -> None:
    name = entry.name
    scalar = entry.value
    if not declarations({name: "0"}):
        assert isinstance(entry.parent, Place)
        assert isinstance(entry.parent.value, Mapping)
        given = {css_name(other) for other in entry.parent.value.entries}
        meant = _meant(name)
        ctx.add(bad_style_name(entry.key_span, name, meant, given=meant in given), entry, key=True)
    elif not isinstance(scalar, Scalar) or isinstance(scalar.value, bool):
        fix = type_fix(scalar, ["string"])
        ctx.add(wrong_type(scalar.span, f"the style `{name}`", "text or a number", describe(scalar), fix=fix), entry)
    elif isinstance(scalar.value, str) and not declarations({name: scalar.value}):
        ctx.add(bad_style_value(scalar.span, name), entry)
    else:
        check_swallowed(ctx, entry)


def _meant(name: str) -> str | None:
    """The name of CSS that is nearest to what is none: `text_align`, `Text Align`, `--my size`."""
    dashes = "--" if name.startswith("--") else ""
    words = re.findall(r"[^\W_]+", css_name(name) if name.isidentifier() else name.lower())
    meant = dashes + "-".join(words)
    return meant if re.fullmatch(r"[\w\s.-]+", name) and words and declarations({meant: "0"}) else None


def _check_text(ctx: Context, place: Place, style: str) -> None:
    found, unclosed = split_declarations(without_comments(style))
    parts = [part.strip() for part in (*found, unclosed) if part.strip()]
    for part in parts:
        name, colon, value = (text.strip() for text in part.partition(":"))
        if not colon:
            ctx.add(bad_declaration(place.span, shorten(part)), place)
        elif not declarations({name: "0"}):
            meant = _meant(name)
            given = meant in {css_name(other.partition(":")[0].strip()) for other in parts}
            ctx.add(bad_style_name(place.span, shorten(name), meant, given=given), place)
        elif not declarations({name: value}):
            ctx.add(bad_style_value(place.span, css_name(name)), place)
        else:
            continue
        return
    if len(declarations(style)) < len({css_name(part.partition(":")[0]) for part in parts}):
        ctx.add(bad_declaration(place.span, shorten(style)), place)
