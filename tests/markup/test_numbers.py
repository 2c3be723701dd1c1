"""Numbers as JavaScript writes them; the expected texts are what Node prints."""

import math

import pytest

from dashc.runtime.numbers import js_fixed, js_number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (-0.0, "0"),
        (1.0, "1"),
        (-1.5, "-1.5"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e21, "1e+21"),
        (1e20, "100000000000000000000"),
        (123456789012345680000, "123456789012345680000"),
        (1.5e-7, "1.5e-7"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (-1.25e25, "-1.25e+25"),
        (2**53 + 1, "9007199254740992"),
        (16**16, "18446744073709552000"),
        (10**400, "Infinity"),
        (-(10**400), "-Infinity"),
        (math.inf, "Infinity"),
        (-math.inf, "-Infinity"),
        (math.nan, "NaN"),
        (100, "100"),
        (0.00001234, "0.00001234"),
    ],
)
def test_a_number_is_written_as_javascript_does(number: float, written: str) -> None:
    assert js_number(number) == written


@pytest.mark.parametrize(
    ("number", "digits", "rounded"),
    [(0.5, 0, 1), (2.5, 0, 3), (-2.5, 0, -3), (0.0625, 3, 0.063), (1.005, 2, 1), (1e21, 2, 1e21), (0.1 * 3, 1, 0.3)],
)
def test_rounding_is_that_of_to_fixed(number: float, digits: int, rounded: float) -> None:
    assert js_fixed(number, digits) == rounded
