"""How HTML names what Dash and React name otherwise, and what it has that no spec may hold."""

import re

OTHER_SPELLINGS = {
    "className": "class",
    "htmlFor": "for",
    "acceptCharset": "accept-charset",
    "httpEquiv": "http-equiv",
    "class_name": "class",
    "classname": "class",
    "html_for": "for",
}
_STYLES = """
align-items background background-color border border-radius color cursor display flex flex-direction float font
font-family font-size font-weight gap grid height justify-content line-height margin margin-bottom margin-left
margin-right margin-top max-height max-width min-height min-width opacity overflow padding padding-bottom padding-left
padding-right padding-top position text-align visibility white-space width z-index
"""
COMMON_STYLES = frozenset(_STYLES.split())
"""Properties of CSS that people write as if they were attributes."""
_HANDLER = re.compile(r"(?:on|on_|v-on:|@)[a-z]+|on[A-Z][A-Za-z]*|\([a-z]+\)")


def html_name(name: str) -> str:
    """HTML's own spelling, if there is an attribute at all."""
    return OTHER_SPELLINGS.get(name, name.lower() if name != name.lower() else name.replace("_", "-"))


def is_event_handler(name: str) -> bool:
    """`onclick`, and how Dash's users, Vue and Angular write such a thing."""
    return _HANDLER.fullmatch(name) is not None
