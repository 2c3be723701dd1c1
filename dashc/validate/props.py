"""Props: their names, and their values by the catalogue (language.md section 4)."""

import re

from dashc.catalogue import ComponentType, PropType
from dashc.diagnostics.rules.too_big import too_much_markdown
from dashc.diagnostics.rules.unknown_key import unknown_key
from dashc.diagnostics.rules.unsafe_url import unsafe_url
from dashc.ir.limits import MAX_MARKDOWN
from dashc.ir.span import Span
from dashc.ir.spec import Call, From, Literal, Prop, PropValue, Text
from dashc.ir.tree import Alias, Sequence
from dashc.runtime.urls import is_safe_url
from dashc.runtime.values import text
from dashc.validate.callbacks import read_inline
from dashc.validate.calls import read_path
from dashc.validate.context import Context
from dashc.validate.literals import Unreadable, report_directive, to_json, value_directive
from dashc.validate.place import Place
from dashc.validate.schemas import Subject, check
from dashc.validate.styles import check_style
from dashc.validate.swallowed import check_swallowed
from dashc.validate.unknown_props import report_unknown

_PATH = re.compile(r"[^\W\d]\w*(?:[.:][^\W\d]\w*)+")


def is_known_prop(kind: ComponentType, name: str) -> bool:
    """Whether the catalogue has a prop of this name, or every component does."""
    return name == "id" or kind.prop(name) is not None


def read_prop(ctx: Context, kind: ComponentType, place: Place) -> Prop | None:
    """A prop that does not hold nodes; None after a finding."""
    name = place.name
    if name.startswith("$$"):
        name = name[1:]
    elif name.startswith("$"):
        report_directive(ctx, place, f"write it as the value of a prop: `{kind.name}: {{children: {{{name}: …}}}}`")
        return None
    found = kind.prop(name)
    if found is None:
        report_unknown(ctx, kind, place)
        return None
    value = read_value(ctx, kind, found, place)
    return None if value is None else Prop(name, place.key_span, value)


def read_value(ctx: Context, kind: ComponentType, prop: PropType, place: Place) -> PropValue | None:
    """The value of a prop: a literal, or one of two directives; None after a finding."""
    value = place.value
    try:
        directive = value_directive(value)
        if directive == "$from":
            return _read_from(ctx, place)
        if directive == "$call":
            return Call(read_inline(ctx, place, prop.name), value.span)
        literal = to_json(ctx, place)
    except Unreadable:
        return None
    if literal is None:
        if prop.url:
            check_swallowed(ctx, place, address=True)
        return Literal(None, value.span)
    subject = Subject(prop.name, kind.name)
    if not check(ctx, place, literal, prop.schema, subject):
        if isinstance(literal, str) and _PATH.fullmatch(literal):
            ctx.perhaps_paths.append(Text(literal, value.span))
        return None
    if prop.name == "style":
        check_style(ctx, place, literal)
    if prop.url and isinstance(literal, str) and not is_safe_url(literal, kind.name, prop.name):
        ctx.add(unsafe_url(value.span, subject.at(()), _scheme(literal)), place)
        return None
    if kind.name == "Markdown" and prop.name == "children":
        length = sum(map(len, map(text, literal if isinstance(literal, list) else [literal])))
        if length > MAX_MARKDOWN:
            ctx.add(too_much_markdown(value.span, length, MAX_MARKDOWN), place)
            return None
    items: tuple[Span, ...] = ()
    if isinstance(value, Sequence):
        items = tuple([(item.target if isinstance(item, Alias) else item).span for item in value.items])
    return Literal(literal, value.span, items)


def _read_from(ctx: Context, place: Place) -> From:
    path: Place | None = None
    for entry in ctx.entries(place):
        if entry.name == "$from":
            path = entry
        elif not entry.name.startswith("x-"):
            ctx.add(unknown_key(entry.key_span, entry.name, "in a `$from`", ()), entry, key=True)
            raise Unreadable
    assert path is not None
    return From(read_path(ctx, path, "`$from`"), path.span)


def _scheme(url: str) -> str:
    return re.sub(r"[\s\x00-\x1f]", "", url).partition(":")[0].lower()
