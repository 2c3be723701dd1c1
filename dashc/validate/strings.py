"""Text in a spec: `${name}` comes later, `$${` is a literal `${` (language.md section 6)."""

import re

from dashc.diagnostics.rules.not_supported import not_supported
from dashc.ir.span import part
from dashc.ir.tree import Scalar
from dashc.validate.context import Context
from dashc.validate.place import Place

_VARIABLE = re.compile(r"\$\$\{|\$\{([^}]*)\}?")


def text_at(ctx: Context, place: Place) -> str | None:
    """The text of a scalar that is one, its `$${` read; None, with a finding, where it holds a variable."""
    scalar = place.value
    assert isinstance(scalar, Scalar)
    assert isinstance(scalar.value, str)
    return read(ctx, place, scalar)


def key_at(ctx: Context, place: Place) -> str | None:
    """The text of the key that leads to a place, in the same way."""
    assert place.key is not None
    return read(ctx, place, place.key, key=True)


def read(ctx: Context, place: Place, scalar: Scalar, *, key: bool = False) -> str | None:
    """The text of a scalar that belongs to a place."""
    text = str(scalar.value)
    if "${" not in text:
        return text
    for found in _VARIABLE.finditer(text):
        if found[1] is not None:
            where = part(scalar.span, text, found.start(), found.end())
            helps = [f"write `${found[0]}` if the text itself is meant"]
            ctx.add(not_supported(where, f"the variable `{found[0]}` in a text", help=helps), place, key=key)
            return None
    return text.replace("$${", "${")
