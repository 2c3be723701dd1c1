"""Text in a spec; `${name}` and `$${` were replaced by the phase before (language.md section 6)."""

from dashc.ir.tree import Scalar
from dashc.validate.context import Context
from dashc.validate.place import Place


def text_at(ctx: Context, place: Place) -> str | None:
    """The text of a scalar that is one."""
    scalar = place.value
    assert isinstance(scalar, Scalar)
    assert isinstance(scalar.value, str)
    return scalar.value


def key_at(ctx: Context, place: Place) -> str | None:
    """The text of the key that leads to a place."""
    assert place.key is not None
    return str(place.key.value)
