"""The callback of the example with five outputs."""

Shown = int | float | str


def callback_a(x: int | None) -> tuple[Shown, Shown, Shown, Shown, Shown]:
    """Raise x to powers; an empty box gives empty cells."""
    if x is None:
        return "", "", "", "", ""
    return x**2, x**3, 2**x, 3**x, x**x
