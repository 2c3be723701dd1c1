"""Numbers on a scale."""

_ROUNDING = 1e-9
"""What computing with doubles may do to a number, in parts of it."""


def is_on_step(value: float, base: float, step: float) -> bool:
    """Whether a number is a whole number of steps away from `base`, as far as doubles tell."""
    try:
        steps = round((value - base) / step)
    except OverflowError:
        return False
    return abs(base + steps * step - value) <= _ROUNDING * max(abs(value), abs(base), step)
