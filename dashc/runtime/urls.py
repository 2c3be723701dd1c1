"""The allow-list of URLs (semantics B9): the compiler, the server's renderer and the client keep the same one."""

import re

URL_ATTRIBUTES = frozenset({"action", "background", "cite", "data", "formaction", "href", "ping", "poster", "src"})
"""Attributes that hold a URL on any element, `background` for old browsers."""

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_IMAGE_SOURCES = frozenset({("img", "src"), ("source", "src"), ("input", "src"), ("video", "poster")})
_SKIPPED = dict.fromkeys(
    (
        *(*range(0x21), *range(0x7F, 0xA1), 0x1680, *range(0x2000, 0x2010), *range(0x2028, 0x2030)),
        *(*range(0x205F, 0x2065), 0x3000, 0xFEFF),
    )
)
"""What browsers pass over in a URL, and what looks as if they did; a scheme can be hidden behind it."""
_SCHEME = re.compile(r"([^/?#]*?):")
_IMAGE = re.compile(r"data:image/", re.IGNORECASE)


def is_safe_url(url: str, element: str, attribute: str) -> bool:
    """Whether an attribute may have this URL: relative, http, https, mailto, tel, or data of an image as its source."""
    bare = url.translate(_SKIPPED)
    scheme = _SCHEME.match(bare)
    if scheme is None or scheme[1].lower() in _SCHEMES:
        return True
    return (element, attribute) in _IMAGE_SOURCES and _IMAGE.match(bare) is not None


def is_safe_image_url(url: str) -> bool:
    """The same for `url()` in a style, which may hold an image."""
    return is_safe_url(url, "img", "src")
