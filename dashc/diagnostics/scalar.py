"""Texts as YAML scalars."""

import json
import re

_PLAIN = re.compile(r"\$?[A-Za-z_][A-Za-z0-9_./!?-]*(?: [A-Za-z0-9_./()!?-]+)*")
"""Text that needs no quotes in any context."""
_OTHER_MEANINGS = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])
"""Words that some YAML parsers do not read as text."""
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def as_scalar(text: str) -> str:
    """The scalar that a spec reads as this text, in block and flow style: plain where that is safe, else in quotes."""
    if _PLAIN.fullmatch(text) and text.lower() not in _OTHER_MEANINGS:
        return text
    quoted = json.dumps(text.replace("${", "$${"), ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
