"""How HTML names what Dash and React name otherwise, and what it has that no spec may hold."""

import re

OTHER_SPELLINGS = {
    "className": "class",
    "htmlFor": "for",
    "acceptCharset": "accept-charset",
    "httpEquiv": "http-equiv",
}
_HANDLER = re.compile(r"on[a-z]+|on[A-Z][A-Za-z]*")


def html_name(name: str) -> str:
    """HTML's own spelling, if there is an attribute at all."""
    return OTHER_SPELLINGS.get(name, name.lower() if name != name.lower() else name.replace("_", "-"))


def is_event_handler(name: str) -> bool:
    """`onclick` and the like."""
    return _HANDLER.fullmatch(name) is not None
