"""The prop `id` (language.md section 4)."""

import re

from dashc.diagnostics.rules.bad_id import bad_id_character, empty_id, reserved_id, typographic_id
from dashc.diagnostics.rules.not_supported import not_supported
from dashc.diagnostics.rules.wrong_type import wrong_type
from dashc.ir.span import part
from dashc.ir.tree import Mapping, Poisoned, Scalar
from dashc.validate.context import Context
from dashc.validate.literals import report_directive
from dashc.validate.place import Place
from dashc.validate.schemas import type_fix
from dashc.validate.words import describe

FORBIDDEN = re.compile(r"[.{}$\s]")
"""What no id holds."""
DIRECTIVE = re.compile(r"\$(?!\$)")
"""How a directive begins, and no literal key."""
TYPOGRAPHIC = re.compile("[\u201c\u201d\u201e\u2018\u2019\u201a\u00ab].*[\u201c\u201d\u2018\u2019\u00bb]")
"""Text in quotes that YAML does not know, and so takes for a part of the text."""
RESERVED = ("@", "_dx-")
"""How ids of our own begin."""


def read_id(ctx: Context, place: Place) -> str | None:
    """The id as text; with a finding where it is not a good one, and still registered, so that references find it."""
    value = place.value
    if isinstance(value, Mapping):
        directive = next((entry for entry in ctx.entries(place) if DIRECTIVE.match(entry.name)), None)
        if directive is not None:
            report_directive(ctx, directive, "write the id as text; it has to be known when the app is built")
            ctx.layout_known = False
            return None
        ctx.add(not_supported(value.span, "an id that is a mapping"), place)
        ctx.layout_known = False
        return None
    if isinstance(value, Poisoned) or (isinstance(value, Scalar) and value.value is None):
        ctx.layout_known = ctx.layout_known and not isinstance(value, Poisoned)
        return None
    if not isinstance(value, Scalar) or not isinstance(value.value, str):
        ctx.add(wrong_type(value.span, "an id", "text", describe(value), fix=type_fix(value, ["string"])), place)
        return value.text if isinstance(value, Scalar) else None
    text = value.value
    if not text:
        ctx.add(empty_id(value.span), place)
        return None
    if value.plain and TYPOGRAPHIC.fullmatch(text):
        ctx.layout_known = False
        ctx.add(typographic_id(value.span, text), place)
        return text
    forbidden = FORBIDDEN.search(text)
    if forbidden:
        ctx.layout_known = False  # A reference to what the id should be is no second mistake.
        where = part(value.span, value.text, forbidden.start(), forbidden.end())
        ctx.add(bad_id_character(where, text, forbidden[0]), place)
    else:
        for prefix in RESERVED:
            if text.startswith(prefix):
                ctx.add(reserved_id(value.span, text, prefix), place)
    return text
