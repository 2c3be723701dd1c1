"""Numbers as JavaScript writes them (semantics B11; ECMA-262, Number::toString and Number.prototype.toFixed)."""

import math
from decimal import ROUND_HALF_UP, Decimal

_LEAST_PLAIN_EXPONENT = -6
_GREATEST_PLAIN_EXPONENT = 21


def js_number(number: int | float) -> str:
    """`String(number)` in JavaScript. An integer beyond 2**53 is first rounded to the nearest double."""
    try:
        value = float(number)
    except OverflowError:
        return "Infinity" if number > 0 else "-Infinity"
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    # `repr` has the shortest digits that read back as the same double, as ECMA-262 wants.
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    leading_zeros = len(whole + fraction) - len(digits)
    point = len(whole) - leading_zeros + int(exponent or 0)
    digits = digits.rstrip("0")
    return sign + _placed(digits, point)


def _placed(digits: str, point: int) -> str:
    """The digits with the decimal point after the first `point` of them, or in scientific form."""
    if len(digits) <= point <= _GREATEST_PLAIN_EXPONENT:
        return digits.ljust(point, "0")
    if 0 < point <= _GREATEST_PLAIN_EXPONENT:
        return f"{digits[:point]}.{digits[point:]}"
    if _LEAST_PLAIN_EXPONENT < point <= 0:
        return f"0.{'0' * -point}{digits}"
    mantissa = digits if len(digits) == 1 else f"{digits[0]}.{digits[1:]}"
    return f"{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def js_fixed(number: float, digits: int) -> float:
    """`Number(number.toFixed(digits))` in JavaScript: halves of the exact value are rounded away from zero."""
    if abs(number) >= 1e21:
        return number
    return float(Decimal(number).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))
