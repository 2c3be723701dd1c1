"""The allow-list of URLs (semantics B9): the compiler, the server's renderer and the client keep the same one."""

import re

URL_ATTRIBUTES = frozenset({"action", "background", "cite", "data", "formaction", "href", "ping", "poster", "src"})
"""Attributes that hold a URL on any element, `background` for old browsers."""

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_IMAGE_SOURCES = frozenset({("img", "src"), ("source", "src"), ("input", "src"), ("video", "poster")})
_SKIPPED = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]")
"""What browsers pass over in a URL, and what looks as if they did; a scheme can be hidden behind it."""
_SCHEME = re.compile(r"([^/?#]*?):")
_IMAGE = re.compile(r"data:image/", re.IGNORECASE)


def is_safe_url(url: str, element: str, attribute: str) -> bool:
    """Whether an attribute may have this URL: relative, http, https, mailto, tel, or data of an image as its source."""
    bare = _SKIPPED.sub("", url)
    scheme = _SCHEME.match(bare)
    if scheme is None or scheme[1].lower() in _SCHEMES:
        return True
    return (element, attribute) in _IMAGE_SOURCES and _IMAGE.match(bare) is not None


def is_safe_image_url(url: str) -> bool:
    """The same for `url()` in a style, which may hold an image."""
    return is_safe_url(url, "img", "src")
