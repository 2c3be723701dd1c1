"""What a plain scalar means: the YAML 1.2 core schema as language.md section 1 narrows it."""

import math
import re
from functools import lru_cache

from dashc.ir.tree import JSONScalar

_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?[eE][-+]?[0-9]+|[0-9]+\.[0-9]*)")
_SPECIAL_FLOAT = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_MAX_DIGITS = 400
"""Longer integers are beyond any double; Python's own limit (4300 digits) is not reached."""

_WORDS: dict[str, JSONScalar] = {"": None, "~": None, "null": None, "true": True, "false": False}

_OTHER_WORDS = {
    **dict.fromkeys(("yes", "Yes", "YES", "on", "On", "ON", "True", "TRUE"), "true"),
    **dict.fromkeys(("no", "No", "NO", "off", "Off", "OFF", "False", "FALSE"), "false"),
    **dict.fromkeys(("Null", "NULL"), "null"),
}
_OTHER_FORMS = (
    (re.compile(r"[-+]?0[0-7_]+"), "the octal number"),
    (re.compile(r"[-+]?0[0-9]+"), "the number"),
    (re.compile(r"[-+]?0b[01_]+"), "the binary number"),
    (re.compile(r"[-+]?(?:[0-9][0-9_]*_[0-9_]*(?:\.[0-9_]*)?|0x[0-9a-fA-F]*_[0-9a-fA-F_]*)"), "the number"),
    (re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"), "the base-60 number"),
    (re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}\S*)?"), "a date"),
)


_NUMBER_STARTS = frozenset("-+.0123456789")


class NotJSON(ValueError):
    """The scalar is a number that JSON cannot hold."""


@lru_cache(maxsize=1024)  # Most are keys and names of components, which come again and again.
def read_plain(text: str) -> tuple[JSONScalar, str | None]:
    """The value of a plain scalar, and where it is text, how parsers of YAML 1.1 read it otherwise."""
    if text in _WORDS:
        return _WORDS[text], None
    if text[0] not in _NUMBER_STARTS:
        return text, _OTHER_WORDS.get(text)
    value = resolve(text)
    return value, other_reading(text) if isinstance(value, str) else None


def resolve(text: str) -> JSONScalar:
    """The value of a plain scalar; raises `NotJSON` for infinities, `.nan` and what is too big for a double."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    if _INT.fullmatch(text):
        if len(text) > _MAX_DIGITS:
            raise NotJSON
        base = {"0o": 8, "0x": 16}.get(text[:2], 10)
        number = int(text, base) if base == 10 else int(text[2:], base)
        if abs(number) > 2**1023 * (2 - 2**-52):
            raise NotJSON
        return number
    if _FLOAT.fullmatch(text):
        value = float(text)
        if math.isinf(value):
            raise NotJSON
        return value
    if _SPECIAL_FLOAT.fullmatch(text):
        raise NotJSON
    return text


def other_reading(text: str) -> str | None:
    """How parsers of YAML 1.1 read a plain scalar that is text here; None where they agree (diagnostics.md fact 3)."""
    if text in _OTHER_WORDS:
        return _OTHER_WORDS[text]
    if text and text[0] in "-+0123456789":
        for pattern, reading in _OTHER_FORMS:
            if pattern.fullmatch(text):
                return reading if reading == "a date" else _number_reading(text, reading)
    return None


def _number_reading(text: str, reading: str) -> str:
    digits = text.replace("_", "").lstrip("+")
    if reading == "the octal number" and len(digits) < 20:
        return f"the number {int(digits, 8)}"
    if reading == "the base-60 number" and "." not in digits and len(digits) < 20:
        total = 0
        for place in digits.lstrip("-").split(":"):
            total = total * 60 + int(place)
        return f"the number {-total if digits.startswith('-') else total}"
    return "a number"
