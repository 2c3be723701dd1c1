"""Fixes that put one name in the place of another."""

from collections.abc import Iterable, Sequence

from dashc.diagnostics.diagnostic import Edit, Fix
from dashc.ir.span import Span


def rename(old: str, likely: Sequence[str], spans: Iterable[Span], *, safe: bool = False) -> Fix | None:
    """The only likely name at every place where the old one stands; none where a place does not hold just that name.

    It does not where a scalar has escapes or goes over lines, and the whole scalar had to be underlined.
    """
    places = list(dict.fromkeys(spans))
    if len(likely) != 1:
        return None
    if any(span.line != span.end_line or span.end_column - span.column != len(old) for span in places):
        return None
    return Fix(tuple(Edit(span, likely[0]) for span in places), safe=safe)
